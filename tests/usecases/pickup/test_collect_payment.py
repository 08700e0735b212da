"""Paid at the counter and handed over: one transaction, the order's prices, the goods moved once."""

from dataclasses import replace

import pytest

from pos.domain.document import Allocation, Document, DocumentKind, Funder
from pos.domain.errors import BadValue, DiskFull
from pos.domain.ids import new_id
from pos.domain.order import LineQuantity, Order, OrderState, PaidState
from pos.domain.pickup import Proof, Redemption, WhyManager
from pos.domain.tender import Tender, TenderKind, cash
from pos.ports.printing import JobKind
from pos.usecases.pickup.collect_payment import CollectPayment
from pos.usecases.pickup.hand_over import HandedOver
from pos.usecases.printing.write_receipt import receipt_later
from pos.usecases.selling.take_payment import Payment
from pos.wire.event import DocumentDone, OrderActed, decode_body, decode_head
from pos.wire.orders import ClaimAnswer
from tests.examples import MANAGER, NOON, TILL, an_item, an_order
from tests.fakes.catalogue import Catalogue
from tests.usecases.counter import Shop

ORDER = replace(an_order(1000, 2000, ready=True, paid=PaidState.AT_COUNTER, due=59_800), member_id="m-1")
DEPOSIT = replace(ORDER, paid=PaidState.DEPOSIT, due=49_900)


def a_shop(order: Order = ORDER, *, reachable: bool = True, known: int = 2) -> Shop:
    """Item 1 costs more in the shop by now, item 2 is taxed at 9 %."""
    items = (an_item(1, retail=39_900, listed=49_900), an_item(2, tax_rate=900))
    shop = Shop(catalogue=Catalogue(*items[:known]))
    shop.tell(order)
    shop.central.claims[order.order_id] = ClaimAnswer(Redemption.DONE)
    shop.central.reachable = reachable
    return shop


def pay(shop: Shop, order: Order = ORDER, *, due: int = 59_800, given: int = 60_000, **said: object) -> HandedOver:
    said.setdefault("code", shop.code(order))
    tenders = (cash(due, given),) if due else ()
    return shop.hand_over(shop.on_duty(), order, payment=Payment(due, tenders), **said)  # type: ignore[arg-type]


def sale_of(done: HandedOver) -> Document:
    assert done.document is not None
    return done.document


def test_one_transaction_holds_the_handover_and_the_money() -> None:
    shop = a_shop()
    done = pay(shop)
    sale = sale_of(done)

    assert done.decision.outcome is Redemption.DONE
    assert done.order is not None
    assert (done.order.state, done.order.paid, done.order.due) == (OrderState.COLLECTED, PaidState.PAID, 0)
    assert shop.list_orders() == (done.order,)
    assert shop.kinds() == ["shift_opened", "order_handed_over", "document"]
    acted, sold = (decode_body(decode_head(payload)) for payload in shop.ledger.state.payloads[1:])
    assert isinstance(acted, OrderActed)
    assert sold == DocumentDone(document=sale, movements=())
    assert [movement.variant_id for _, movement in shop.ledger.state.movements] == [
        an_item(1).variant_id,
        an_item(2).variant_id,
    ]
    assert shop.ledger.document(sale.document_id) == sale
    assert [job.kind for job in shop.ledger.state.jobs[1:]] == [JobKind.PICKUP, JobKind.RECEIPT]
    totals = shop.ledger.shift_totals(shop.on_duty().shift.shift_id)
    assert (totals.sales, totals.total, totals.cash, totals.expected_cash) == (1, 59_800, 59_800, 89_800)
    assert totals.handovers == 1


def test_the_sale_has_the_prices_of_the_order_not_of_the_shelf() -> None:
    sale = sale_of(pay(a_shop()))

    assert (sale.kind, sale.number, sale.total, sale.member_id) == (
        DocumentKind.SALE,
        "RBJ01-02-261122-000001",
        59_800,
        "m-1",
    )
    assert sale.tenders == (cash(59_800, 60_000),)
    assert [(line.order_id, line.order_line, line.quantity, line.paid) for line in sale.lines] == [
        (ORDER.order_id, 1, 1000, 29_900),
        (ORDER.order_id, 2, 2000, 29_900),
    ]
    assert [(line.list_price, line.retail_price) for line in sale.lines] == [(49_900, 29_900), (29_900, 14_950)]
    # 299.00 contain 34.40 at 13 %, 24.69 at 9 %.
    assert [(line.tax_rate, line.tax_amount) for line in sale.lines] == [(1300, 3_440), (900, 2_469)]


def test_a_price_that_does_not_divide_is_brought_to_the_fen() -> None:
    order = replace(ORDER, lines=(replace(ORDER.lines[0], quantity=3000, picked=3000, paid=10_000),), due=10_000)
    (line,) = sale_of(pay(a_shop(order), order, due=10_000, given=10_000)).lines

    assert (line.retail_price, line.paid) == (3_333, 10_000)
    assert line.allocations == (Allocation("order", ORDER.number, -1, Funder.CHAIN),)


def test_a_deposit_is_a_tender_that_moves_no_cash() -> None:
    shop = a_shop(DEPOSIT)
    sale = sale_of(pay(shop, DEPOSIT, due=49_900))

    assert sale.tenders == (Tender(TenderKind.PREPAID, 9_900, reference=ORDER.number), cash(49_900, 60_000))
    assert shop.ledger.shift_totals(shop.on_duty().shift.shift_id).cash == 49_900


def test_a_part_is_paid_and_the_rest_later() -> None:
    shop = a_shop(DEPOSIT, reachable=False)
    part = pay(shop, DEPOSIT, due=5_050, given=5_050, lines=(LineQuantity(2, 1000),))
    (owed,) = shop.list_orders()
    rest = pay(shop, DEPOSIT, due=44_850, given=50_000)

    assert [tender.amount for tender in sale_of(part).tenders] == [9_900, 5_050]
    assert (owed.state, owed.due, owed.paid) == (OrderState.PARTLY_COLLECTED, 44_850, PaidState.DEPOSIT)
    assert [tender.amount for tender in sale_of(rest).tenders] == [44_850]
    assert shop.list_orders()[0].paid is PaidState.PAID


def test_a_part_that_the_deposit_covers() -> None:
    order = replace(ORDER, paid=PaidState.DEPOSIT, due=29_900)
    sale = sale_of(pay(a_shop(order), order, due=0, lines=(LineQuantity(1, 1000),)))

    assert [(tender.kind, tender.amount) for tender in sale.tenders] == [(TenderKind.PREPAID, 29_900)]


@pytest.mark.parametrize("order, due", ((ORDER, 59_700), (replace(ORDER, paid=PaidState.PAID, due=0), 59_800)))
def test_what_was_taken_must_be_what_is_due(order: Order, due: int) -> None:
    shop = a_shop(order)

    assert pay(shop, order, due=due).decision.outcome is Redemption.DUE_CHANGED
    assert (shop.kinds(), shop.central.calls) == (["shift_opened"], [])


def test_an_item_without_a_tax_rate_cannot_be_sold() -> None:
    shop = a_shop(known=1)

    assert pay(shop).decision.outcome is Redemption.UNKNOWN_ITEM
    assert shop.kinds() == ["shift_opened"]
    collect = CollectPayment(catalogue=shop.catalogue, receipt=receipt_later)
    with pytest.raises(BadValue), shop.ledger.transaction() as step:
        collect.record(step, ORDER, (LineQuantity(2, 1000),), Payment(0), shop.duty(), NOON, document_id=new_id())


def test_half_a_payment_is_none() -> None:
    shop = a_shop()
    with pytest.raises(BadValue):
        shop.hand_over(shop.on_duty(), ORDER, code=shop.code(ORDER), payment=Payment(59_800))


def test_without_a_payment_nothing_goes() -> None:
    shop = a_shop(reachable=False)

    assert shop.hand_over(shop.duty(), ORDER, code=shop.code(ORDER)).decision.outcome is Redemption.NOT_PAID


def test_the_server_is_told_what_is_paid_and_may_refuse() -> None:
    shop = a_shop()
    shop.central.claims[ORDER.order_id] = ClaimAnswer(Redemption.DUE_CHANGED, replace(ORDER, due=0))
    refused = pay(shop)

    assert refused.decision.outcome is Redemption.DUE_CHANGED
    assert refused.document is None
    assert shop.kinds() == ["shift_opened"]


def test_offline_like_a_paid_order() -> None:
    shop, other = a_shop(reachable=False), replace(ORDER, offline_till_id="another")
    done, asked = pay(shop), pay(a_shop(other, reachable=False), other)

    assert (done.decision.outcome, done.decision.decided_offline) == (Redemption.DONE, True)
    assert (asked.decision.outcome, asked.decision.why) == (Redemption.NEEDS_MANAGER, WhyManager.NOT_DESIGNATED)
    body = decode_body(decode_head(shop.ledger.state.payloads[1]))
    assert isinstance(body, OrderActed)
    assert body.proof is Proof.SIGNATURE


def test_without_a_code_a_manager_is_asked_for_before_the_money_counts() -> None:
    asked = pay(a_shop(), code="")
    shop = a_shop()
    done = shop.hand_over(shop.duty(MANAGER), ORDER, payment=Payment(59_800, (cash(59_800, 59_800),)))

    assert (asked.decision.outcome, asked.decision.why) == (Redemption.NEEDS_MANAGER, WhyManager.NO_CODE)
    assert done.decision.outcome is Redemption.DONE


def test_a_disk_that_is_full_takes_neither_money_nor_goods() -> None:
    shop = a_shop()
    shop.on_duty()
    shop.ledger.fault = DiskFull("no room")
    with pytest.raises(DiskFull):
        pay(shop)
    assert (shop.kinds(), shop.ledger.state.documents, shop.ledger.state.movements) == (["shift_opened"], {}, [])
    assert sale_of(pay(shop)).till_id == TILL.till_id
