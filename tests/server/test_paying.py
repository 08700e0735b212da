"""Orders that are paid at the counter: granted with what is due, settled once, and told when the sums differ."""

from __future__ import annotations

from dataclasses import replace

from pos.domain.document import Document
from pos.domain.ids import new_id
from pos.domain.journal import EventKind
from pos.domain.order import LineQuantity, OrderState, PaidState
from pos.domain.pickup import Proof, Redemption
from pos.domain.tender import Tender, TenderKind, cash
from pos.server.documents.tables import document_tenders, documents
from pos.wire.event import DocumentDone
from pos.wire.orders import OrderPlaced
from tests.server.conftest import Chain
from tests.server.phone_shop import NewTill, Shop, handover, level, now_of, shop, stored
from tests.server.wire_till import WireTill

__all__ = ["shop"]


def sell(till: WireTill, placed: OrderPlaced, *, price: int, taken: int) -> Document:
    """Write down the sale of an order's first line of `price`, of which `taken` in cash."""
    line = placed.order.lines[0]
    document = till.sale([(line.variant_id, 1, price)]).document
    prepaid = (Tender(TenderKind.PREPAID, price - taken),) if taken < price else ()
    document = replace(
        document,
        lines=tuple(replace(each, order_id=placed.order.order_id, order_line=1) for each in document.lines),
        tenders=(*prepaid, cash(taken, taken)),
    )
    till.write(EventKind.DOCUMENT, DocumentDone(document=document, movements=()))
    return document


def test_an_order_is_paid_and_collected_in_one_step(chain: Chain, shop: Shop, new_till: NewTill) -> None:
    till, claim_id = new_till(), new_id()
    placed = shop.ready((0, 1), paid=PaidState.AT_COUNTER, due=59_900)
    order_id, code = placed.order.order_id, placed.pickup_code
    assert till.claim(order_id, code).outcome is Redemption.NOT_PAID
    assert till.claim(order_id, code, paying=59_800).outcome is Redemption.DUE_CHANGED
    granted = till.claim(order_id, code, claim_id=claim_id, paying=59_900)
    assert granted.outcome is Redemption.DONE
    assert granted.order is not None
    assert granted.order.due == 59_900
    handover(till, placed.order, claim_id=claim_id, proof=Proof.SERVER)
    sold = sell(till, placed, price=59_900, taken=59_900)
    for _ in range(2):
        assert [result.exceptions for result in till.upload().results] == [(), ()]
    order = now_of(chain, placed)
    assert (order.state, order.paid, order.due) == (OrderState.COLLECTED, PaidState.PAID, 0)
    assert level(chain, 0) == (99_000, 0)
    assert stored(chain, documents.c.document_id, documents.c.total) == [(sold.document_id, 59_900)]
    assert stored(chain, document_tenders.c.kind, document_tenders.c.amount) == [("cash", 59_900)]


def test_a_deposit_leaves_the_balance(chain: Chain, shop: Shop, new_till: NewTill) -> None:
    till = new_till()
    placed = shop.ready((0, 1), (1, 1), paid=PaidState.DEPOSIT, due=100_000)
    part = (LineQuantity(1, 1_000),)
    assert till.claim(placed.order.order_id, placed.pickup_code, lines=part, paying=40_100).outcome is Redemption.DONE
    handover(till, placed.order, claim_id=now_of(chain, placed).claims[0].claim_id, proof=Proof.SERVER, lines=part)
    sell(till, placed, price=59_900, taken=40_100)
    assert [result.exceptions for result in till.upload().results] == [(), ()]
    assert (now_of(chain, placed).due, now_of(chain, placed).paid) == (59_900, PaidState.DEPOSIT)
    assert till.claim(placed.order.order_id, placed.pickup_code, paying=59_900).outcome is Redemption.DONE


def test_a_paid_order_is_not_paid_again(chain: Chain, shop: Shop, new_till: NewTill) -> None:
    till = new_till()
    placed, counter = shop.ready((0, 1)), shop.ready((1, 1), paid=PaidState.AT_COUNTER, due=59_900)
    for paying in (0, 59_900):
        answer = till.claim(placed.order.order_id, placed.pickup_code, paying=paying)
        assert answer.outcome is Redemption.DUE_CHANGED
    sell(till, placed, price=59_900, taken=59_900)
    sell(till, counter, price=69_900, taken=69_900)
    sell(till, replace(placed, order=replace(placed.order, order_id=new_id())), price=59_900, taken=59_900)
    assert [result.exceptions for result in till.upload().results] == [
        ("order_paid_twice",),
        ("order_paid_twice",),
        ("unknown_order",),
    ]


def test_more_than_an_order_costs_cannot_be_due(chain: Chain, shop: Shop) -> None:
    refused = shop.ask(shop.request((0, 1), paid=PaidState.AT_COUNTER, due=59_901), "k")
    assert (refused.status_code, refused.json()["reason"]) == (422, "bad_order")
