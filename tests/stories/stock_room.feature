Feature: The stock room in the afternoon
  Two tills with their windows, one server in a process of its own: nothing is left out between the hand and head office.

  @long
  Scenario: 15:00, a delivery of 4 boxes and 120 pieces, one short and two of the wrong size
    Given a till in Beijing and a till in Shanghai, 100 pieces of everything in both stores
    When Shanghai sends 4 boxes with 30 pieces each
    Then 120 pieces are on their way and in nobody's shop
    When Beijing scans the paper and the labels of three boxes
    And opens the fourth, with 27 pieces and 2 of another size in it
    Then the screen says what is missing and what is of the wrong size
    When it is posted
    Then Beijing has 119 pieces more
    When Shanghai finds the three on its shelf
    Then no piece is lost and none is twice

  @long
  Scenario: 17:00, the denim wall is counted at two tills while the shop sells
    Given two tills in Beijing, 100 pieces of everything in the store
    When the first till opens a stocktake of the wall with the manager's yes
    Then the second till can count in it
    When the first counts 100 red ones, and 3 black ones are sold before the second counts 97 of them
    And both count a third kind, 98 of it in all, and one of those is sold after that
    Then head office finds that two pieces are missing, and nothing else
    When the manager posts it
    Then head office's stock is right to the piece
