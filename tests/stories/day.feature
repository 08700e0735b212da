Feature: A day in the store
  One till, one server, real files and a real network on loopback: the day as far as it is built.

  Scenario: From opening to closing, with the network down at eleven
    Given a store with 100 pieces of everything, a manager, a clerk and an assistant
    And three online orders for collection, the first of two pieces

    # 08:50
    When the manager scans her badge
    Then she is asked for her PIN
    When she types her PIN and opens the shift with 300.00
    Then three new orders are on the list

    # 09:05
    When order 1 is picked and its second piece cannot be found
    And orders 1, 2 and 3 are ready
    Then head office knows that order 1 is short and orders 2 and 3 are ready

    # 09:40
    When the customer of order 2 shows her code
    Then her order is handed over by the server's word
    And the same code again says who handed it over and where
    And the last four digits find her order and prove nothing

    # 10:10
    When the clerk signs in and sells 2 coats, credited to the assistant
    Then the drawer opens and 2.00 of 1,200.00 are given back
    When a customer haggles for 10 % off
    Then the clerk needs the manager's yes
    And with it a coat is sold for 539.10

    # 11:00
    When the network goes down
    And 3 coats are sold for cash
    Then 94 coats are shown in stock
    And 3 sales wait to be sent
    When the customer of order 3 shows his code
    Then without a code the manager is needed, with it his order is handed over by its signature

    # 12:00
    When the network is back
    Then everything goes up once and head office's stock is right to the piece

    # 18:00
    When the power fails with a coat in the cart
    Then the till comes back with the coat in the cart

    # 21:30
    When the shift closes with 0.50 too much in the drawer
    Then the difference is on record with its reason
    And everything is at head office
