"""What goes to a customer with an order says which lot it was."""

from pos.domain.mark import Mark
from tests.examples import an_item
from tests.usecases.pickup.test_hand_over import a_shop, hand_over


def test_the_lots_of_what_goes_go_with_it() -> None:
    shop = a_shop()
    hand_over(shop, marks=((2, Mark("A1")), (99, Mark("C3")), *(((1, Mark("B2")),) * 3), (1, Mark("too many"))))
    moved = [movement for _, movement in shop.ledger.state.movements]

    assert [(each.variant_id, each.quantity, each.mark) for each in moved] == [
        (an_item(1).variant_id, -1000, Mark("B2")),
        (an_item(2).variant_id, -1000, Mark("A1")),
        (an_item(2).variant_id, -1000, None),
    ]
