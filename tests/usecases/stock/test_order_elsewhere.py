"""Another store's piece is held, sold here without moving this store's stock, or given up."""

from __future__ import annotations

from dataclasses import replace

import pytest

from pos.bootstrap.texts import load_texts
from pos.domain.cart import Cart, add, set_quantity, void_line
from pos.domain.collect import CollectAt, ToCollect
from pos.domain.document import DocumentKind, Fulfilment
from pos.domain.errors import BadValue
from pos.domain.pricing import price
from pos.domain.tender import cash
from pos.domain.ticket.rows import Mark, Pair, Qr, Text
from pos.ports.printing import JobKind, JobState
from pos.usecases.printing.collect_slip import collect_slip
from pos.usecases.printing.print_again import PrintAgain
from pos.usecases.printing.samples.documents import STORE, document_of
from pos.usecases.printing.samples.goods import Sample
from pos.usecases.selling.complete_sale import SaleOutcome
from pos.usecases.selling.take_payment import Payment
from pos.usecases.stock.order_elsewhere import ForWhom, Ordered, OrderElsewhere, into_cart, ordered
from pos.wire.codec import decode, encode
from pos.wire.event import DocumentDone
from pos.wire.ticket import decode_ticket
from tests.examples import NOON, an_item
from tests.fakes.print_queue import PrintQueue
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


def test_what_is_collected_there_is_paid_here_and_its_slip_is_printed_with_or_without_a_receipt() -> None:
    desk, shop = StoreDesk(), Shop()
    desk.free["far", ITEM.variant_id] = 2_000
    for number, print_ticket in enumerate((True, False), start=1):
        held = OrderElsewhere(desk=desk)(ITEM, "far", replace(WHOM, address=""))
        assert held.order is not None
        cart = into_cart(Cart(f"c-{number}", NOON), ITEM, held.order, note="O-7K2M9P", collect=held.collect)
        cart = decode(encode(cart), Cart)  # the till fell over before it was paid
        total = price(cart).total
        payment = Payment(due=total, tenders=(cash(total, total),))
        done = shop.complete_sale(price(cart), payment, shop.duty(), print_ticket=print_ticket)
        assert done.document is not None
        slip = shop.ledger.state.jobs[-1]
        assert (slip.kind, slip.document_id, slip.copy) == (JobKind.COLLECT, held.order.order_id, False)
        rows = decode_ticket(slip.ticket).rows
        assert Qr("GPABCDEFGH") in rows
        shown = [row.text for row in rows if isinstance(row, Text)]
        assert {"GPAB CDEF GH", "西湖店", "文三路 1 号", "O-7K2M9P"} <= set(shown)
        assert [row.value for row in rows if isinstance(row, Pair)] == [
            "张三 138****2046", "×1", done.document.number, "2026-11-22 12:00:00",
        ]  # fmt: skip
    assert [job.kind for job in shop.ledger.state.jobs] == [JobKind.RECEIPT, JobKind.COLLECT, JobKind.COLLECT]

    slip = shop.ledger.state.jobs[-1]
    again = PrintAgain(
        ledger=shop.ledger, queue=PrintQueue(replace(slip, state=JobState.PRINTED)), clock=shop.clock, texts=load_texts
    )(slip.job_id, shop.duty())
    assert again is not None
    assert again.copy
    assert Mark("副本 COPY") in decode_ticket(again.ticket).rows


def test_a_slip_says_what_is_known_of_the_store() -> None:
    line = add(Cart("c-1", NOON), ITEM, code="x").lines[0]
    sale = document_of(DocumentKind.SALE, Sample.NORMAL)

    def texts_of(at: CollectAt | None) -> list[str]:
        collect = ToCollect("GPABCD", "O-7K2M9P", "张三", at)
        ticket = collect_slip(line, collect, sale, store=STORE, texts=load_texts())
        return [row.text for row in ticket.rows if isinstance(row, Text)]

    unknown, named, known = texts_of(None), texts_of(CollectAt("西湖店")), texts_of(CollectAt("西湖店", "", "", 30))
    assert set(named) - set(unknown) == {"请到以下门店取货", "西湖店"}
    assert set(known) - set(named) == {"保留至 2026-12-22 10:18"}


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
