"""Another store's piece is held, sold here without moving this store's stock, or given up."""

from __future__ import annotations

from dataclasses import replace

import pytest

from pos.domain.cart import Cart, add, set_quantity, void_line
from pos.domain.document import Fulfilment
from pos.domain.errors import BadValue
from pos.domain.pricing import price
from pos.domain.tender import cash
from pos.usecases.selling.complete_sale import SaleOutcome
from pos.usecases.selling.take_payment import Payment
from pos.usecases.stock.order_elsewhere import ForWhom, Ordered, OrderElsewhere, into_cart, ordered
from pos.wire.event import DocumentDone
from tests.examples import NOON, an_item
from tests.fakes.store_desk import StoreDesk
from tests.usecases.counter import Shop

ITEM = an_item(1)
WHOM = ForWhom("138 0000 2046", " 张三 ", "南京西路 1 号")


def test_what_is_held_is_sold_here_and_leaves_only_that_stores_stock() -> None:
    desk, shop = StoreDesk(), Shop()
    desk.free["far", ITEM.variant_id] = 2_000
    order_elsewhere = OrderElsewhere(desk=desk)
    held = order_elsewhere(ITEM, "far", WHOM)
    assert held.outcome is Ordered.HELD
    assert held.order is not None
    assert desk.parcels[held.order.order_id].phone == "13800002046"
    assert (held.order.customer, held.order.due) == ("张三", ITEM.retail_price)

    cart = into_cart(add(Cart("c-1", NOON), ITEM, code="x"), ITEM, held.order, note="O-7K2M9P")
    cart = add(cart, ITEM, code="x")  # never on the line that another store sends
    assert [line.fulfilment for line in cart.lines] == [Fulfilment.TAKEN, Fulfilment.DELIVERED, Fulfilment.TAKEN]
    assert len({line.line_id for line in cart.lines}) == 3
    assert set_quantity(cart, cart.lines[1].line_id, 1_000) == cart
    with pytest.raises(BadValue):
        set_quantity(cart, cart.lines[1].line_id, 2_000)
    assert ordered(cart) == {held.order.order_id}
    assert ordered(void_line(cart, cart.lines[1].line_id)) == set()

    total = price(cart).total
    payment = Payment(due=total, tenders=(cash(total, total),))
    done = shop.complete_sale(price(cart), payment, shop.duty())
    assert done.outcome is SaleOutcome.DONE
    assert done.document is not None
    assert [(line.order_id, line.order_line) for line in done.document.lines] == [
        ("", 0), (held.order.order_id, 1), ("", 0),
    ]  # fmt: skip
    assert [line.from_elsewhere for line in done.document.lines] == [False, True, False]
    body = shop.ledger.state.events[-1].body
    assert isinstance(body, DocumentDone)
    assert sum(movement.quantity for movement in body.movements) == -2_000


def test_why_it_is_not_held() -> None:
    desk = StoreDesk()
    order_elsewhere = OrderElsewhere(desk=desk)
    assert order_elsewhere(ITEM, "far", WHOM).outcome is Ordered.NONE_LEFT
    assert order_elsewhere(ITEM, "far", replace(WHOM, phone="none")).outcome is Ordered.REFUSED
    assert order_elsewhere.give_up("o-1")
    desk.reachable = False
    assert order_elsewhere(ITEM, "far", WHOM).outcome is Ordered.OFFLINE
    assert not order_elsewhere.give_up("o-2")
    assert desk.given_up == ["o-1"]
    assert order_elsewhere.parcel("o-1") is None
