from dataclasses import replace

import pytest

from pos.domain.order import ActionKind, LineQuantity, Order, OrderState
from pos.wire.event import OrderActed, decode_body, decode_head
from tests.examples import CLERK, an_order
from tests.usecases.counter import Shop


def acted(shop: Shop) -> list[tuple[str, ActionKind, tuple[LineQuantity, ...]]]:
    """Kind of event, kind of action and lines of each event."""
    found = []
    for payload in shop.ledger.state.payloads:
        head = decode_head(payload)
        body = decode_body(head)
        assert isinstance(body, OrderActed)
        found.append((head.kind, body.action.kind, body.action.lines))
    return found


def test_from_the_rail_to_the_shelf() -> None:
    shop = Shop()
    duty, order = shop.duty(), shop.tell(an_order(1000, 2000))
    order = shop.pick_order(duty, order, 1, 1000)
    order = shop.pick_order(duty, order, 2, 1000)
    order = shop.pick_order.mark_short(duty, order, 2, 1000)
    order = shop.pick_order.mark_ready(duty, order, " A-03 ")

    assert (order.state, order.shelf) == (OrderState.READY, "A-03")
    assert acted(shop) == [
        ("order_line_picked", ActionKind.PICK, (LineQuantity(1, 1000),)),
        ("order_line_picked", ActionKind.PICK, (LineQuantity(2, 1000),)),
        ("order_line_short", ActionKind.SHORT, (LineQuantity(2, 1000),)),
        ("order_ready", ActionKind.READY, ()),
    ]
    assert shop.list_orders() == (order,)
    assert {event.staff_id for event in shop.ledger.state.events} == {CLERK.staff_id}
    assert shop.ledger.state.movements == []


def test_no_more_is_picked_than_was_ordered() -> None:
    shop = Shop()
    order = shop.pick_order(shop.duty(), an_order(2000), 1, 5000)

    assert order.lines[0].picked == 2000
    assert acted(shop) == [("order_line_picked", ActionKind.PICK, (LineQuantity(1, 2000),))]
    assert shop.pick_order(shop.duty(), order, 1, 1000) is order
    assert len(acted(shop)) == 1


@pytest.mark.parametrize("line, quantity", ((1, 0), (1, -1000), (9, 1000)))
def test_what_cannot_be_picked_is_not_recorded(line: int, quantity: int) -> None:
    shop, order = Shop(), an_order(1000)

    assert shop.pick_order(shop.duty(), order, line, quantity) is order
    assert shop.pick_order.mark_short(shop.duty(), order, line, quantity) is order
    assert acted(shop) == []


@pytest.mark.parametrize(
    "order",
    (
        replace(an_order(1000), cancelled=True),
        replace(an_order(1000), expired=True),
        replace(an_order(1000), lines=(replace(an_order(1000).lines[0], picked=1000, collected=1000),)),
    ),
)
def test_nothing_is_done_to_an_order_that_is_over(order: Order) -> None:
    shop, duty = Shop(), Shop().duty()

    assert shop.pick_order(duty, order, 1, 1000) is order
    assert shop.pick_order.mark_short(duty, order, 1, 1000) is order
    assert shop.pick_order.mark_ready(duty, order, "") is order
    assert acted(shop) == []


def test_ready_means_that_nothing_is_left_to_pick_and_something_to_collect() -> None:
    shop, duty = Shop(), Shop().duty()
    half = shop.pick_order(duty, an_order(2000), 1, 1000)
    nothing = shop.pick_order.mark_short(duty, an_order(1000), 1, 1000)

    assert not shop.pick_order.mark_ready(duty, half, "A").ready
    assert not shop.pick_order.mark_ready(duty, nothing, "A").ready
