"""Goods come back: what they cost, never twice, and who has to say yes."""

from dataclasses import replace
from datetime import timedelta

import pytest

from pos.domain.catalogue import ItemKind
from pos.domain.document import Allocation, DocumentKind, Funder, InvoiceState
from pos.domain.entitlement import EntitlementKind, EntitlementUse
from pos.domain.errors import BadValue
from pos.domain.ids import new_id
from pos.domain.paying import CashRounding
from pos.domain.refund import refundable
from pos.domain.staff import Permission
from pos.domain.stock import MovementKind, Place
from pos.domain.tender import Tender, TenderKind, cash
from pos.domain.trade_rules import TradeRules
from pos.domain.ways_back import Way
from pos.usecases.returning.find_receipt import ReceiptOutcome
from pos.usecases.returning.return_goods import ReturnOutcome
from pos.usecases.selling.take_payment import Payment
from pos.wire.event import DocumentDone
from pos.wire.returns import DocumentAnswer
from tests.examples import ASSISTANT, STORE, an_item, an_order
from tests.fakes.receipts import Receipts
from tests.returning_cases import returning_cases
from tests.usecases.returning.counter import COAT, DRESS, MEMBER, SCARF, Returning

CARD = Tender(TenderKind.CARD, 20_000, reference="T-1")


@pytest.fixture
def counter() -> Returning:
    return Returning()


def test_what_was_paid_goes_back_and_the_goods_are_for_sale_again(counter: Returning) -> None:
    sale = counter.sell(DRESS, SCARF, off=3_380, tenders=(CARD, Tender(TenderKind.CASH, 10_420, given=10_420)))
    done = counter.take_back(sale, (1, 1000))

    assert done.outcome is ReturnOutcome.DONE
    document = done.document
    assert document is not None
    assert (document.kind, document.total) == (DocumentKind.RETURN, -26_910)
    assert [(t.kind, t.amount, t.of_tender) for t in document.tenders] == [("cash", -9_218, 2), ("card", -17_692, 1)]
    assert done.back == 9_218
    (moved,) = [movement for _, movement in counter.ledger.state.movements if movement.document_id != sale.document_id]
    assert (moved.variant_id, moved.quantity, moved.kind, moved.place) == (
        DRESS.variant_id, 1000, MovementKind.RETURN, Place.SALES_FLOOR,
    )  # fmt: skip
    rest = counter.take_back(sale, (2, 1000)).document
    assert rest is not None
    assert document.total + rest.total == -sale.total
    assert counter.cases.find_receipt(sale.number).outcome is ReceiptOutcome.NOTHING_LEFT


def test_nothing_comes_back_twice_here(counter: Returning) -> None:
    sale = counter.sell(DRESS)
    wish = counter.wish(sale, (1, 1000))
    done = counter.cases.return_goods(wish, counter.duty)

    assert counter.cases.return_goods(wish, counter.duty).outcome is ReturnOutcome.ALREADY
    again = counter.cases.return_goods(replace(wish, return_id=new_id()), counter.duty)
    assert again.outcome is ReturnOutcome.TAKEN
    with pytest.raises(BadValue):
        counter.take_back(sale, (9, 1000))
    assert done.document is not None
    assert counter.cases.find_receipt(done.document.number).outcome is ReceiptOutcome.NOTHING_LEFT
    assert counter.cases.return_goods(counter.wish(sale), counter.duty).outcome is ReturnOutcome.NOTHING_CHOSEN


def test_of_two_tills_at_once_one_is_refused_and_one_offline_says_so(counter: Returning) -> None:
    sale = counter.sell(DRESS)
    counter.receipts.answers[sale.number] = DocumentAnswer(sale)
    other = Returning()
    other.receipts = counter.receipts
    other.cases = returning_cases(
        ledger=other.ledger,
        receipts=counter.receipts,
        catalogue=other.catalogue,
        clock=other.clock,
        till=other.duty.till,
        rules=TradeRules,
    )

    first, second = counter.wish(sale, (1, 1000)), other.wish(sale, (1, 1000))
    assert counter.cases.return_goods(first, counter.duty).outcome is ReturnOutcome.DONE
    assert other.cases.return_goods(second, other.duty).outcome is ReturnOutcome.TAKEN
    counter.receipts.reachable = False
    offline = other.cases.return_goods(second, other.duty)
    assert (offline.outcome, offline.decided_offline) == (ReturnOutcome.DONE, True)


def test_a_receipt_of_another_store_is_found_at_head_office(counter: Returning) -> None:
    sale = Returning().sell(COAT)
    assert counter.cases.find_receipt(sale.number).outcome is ReceiptOutcome.NOT_FOUND
    counter.receipts.answers[sale.number] = DocumentAnswer(sale, store_name="西单店", invoice=InvoiceState.ISSUED)

    found = counter.cases.find_receipt(f" {sale.number.lower()} ")
    assert (found.outcome, found.store_name, found.invoice) == (ReceiptOutcome.FOUND, "西单店", InvoiceState.ISSUED)
    counter.receipts.reachable = False
    assert counter.cases.find_receipt(sale.number).outcome is ReceiptOutcome.OUT_OF_REACH


def test_a_return_of_an_invoiced_sale_starts_the_red_invoice(counter: Returning) -> None:
    sale = counter.sell(COAT)
    done = counter.cases.return_goods(counter.wish(sale, (1, 1000)), counter.duty, invoice=InvoiceState.ISSUED)

    assert done.document is not None
    assert done.document.invoice is InvoiceState.REVERSED


def test_what_is_late_needs_a_manager_whose_yes_is_for_this_return(counter: Returning) -> None:
    sale = counter.sell(DRESS, COAT)
    counter.catalogue.items[0] = replace(DRESS, return_days=0)
    wish = counter.wish(sale, (1, 1000))
    asked = counter.cases.return_goods(wish, counter.duty)

    assert asked.outcome is ReturnOutcome.NEEDS_APPROVAL
    assert asked.deed is not None
    assert asked.deed.permission is Permission.RETURN_LATE
    yes = counter.yes(asked.deed)
    other = counter.wish(sale, (1, 1000))
    assert counter.cases.return_goods(other, counter.duty, approvals=(yes,)).outcome is ReturnOutcome.NEEDS_APPROVAL
    done = counter.cases.return_goods(wish, counter.duty, approvals=(yes,)).document
    assert done is not None
    assert done.approvals == (yes,)
    counter.clock.pass_by(8 * 86_400)
    assert counter.cases.propose(counter.wish(sale, (2, 1000))).late == (2,)
    counter.catalogue.items.remove(COAT)
    assert counter.cases.propose(counter.wish(sale, (2, 1000))).late == ()


def test_an_assistant_takes_nothing_back(counter: Returning) -> None:
    sale = counter.sell(DRESS)
    done = counter.cases.return_goods(counter.wish(sale, (1, 1000)), replace(counter.duty, staff=ASSISTANT))
    assert done.outcome is ReturnOutcome.DENIED


def test_faulty_goods_are_kept_apart_and_money_goes_onto_the_account(counter: Returning) -> None:
    sale = counter.sell(DRESS, member=MEMBER)
    done = counter.take_back(sale, (1, 1000), faulty=frozenset({1}), way=Way.STORED_VALUE)

    assert done.document is not None
    assert [(t.kind, t.amount) for t in done.document.tenders] == [("stored_value", -29_900)]
    (use,) = done.document.uses
    assert (use.kind, use.subject, use.amount, use.reverses) == ("stored_value", MEMBER.member_id, 29_900, "")
    assert counter.ledger.state.movements[-1][1].place is Place.FAULTY
    nobody = counter.sell(COAT)
    assert counter.take_back(nobody, (1, 1000), way=Way.STORED_VALUE).outcome is ReturnOutcome.MEMBER_WANTED


def test_of_faulty_goods_that_another_store_sent_head_office_is_told(counter: Returning) -> None:
    sale = counter.sell(DRESS, COAT, order_id="order-1")
    counter.take_back(sale, (1, 1000), (2, 1000), faulty=frozenset({1, 2}))

    told = counter.ledger.state.events[-1].body
    assert isinstance(told, DocumentDone)
    assert [(line.line, line.from_elsewhere) for line in told.document.lines] == [(1, True), (2, False)]
    assert told.faulty == (1,)
    assert [(each.variant_id, each.place) for each in told.movements] == [(COAT.variant_id, Place.FAULTY)]

    good = counter.sell(DRESS, order_id="order-2")
    counter.take_back(good, (1, 1000))
    assert counter.ledger.state.events[-1].body.faulty == ()


def test_cash_goes_back_as_the_store_rounds_it(counter: Returning) -> None:
    counter.rules = TradeRules(cash=CashRounding(100))
    sale = counter.sell(DRESS, SCARF, off=77)
    one = counter.take_back(sale, (2, 1000))
    two = counter.take_back(sale, (1, 1000))

    assert one.document is not None
    assert two.document is not None
    assert one.back % 100 == 0
    assert one.back + two.back == sale.total


def test_points_and_coupons_come_back_by_what_was_stored(counter: Returning) -> None:
    held = new_id()
    paid = (
        Tender(TenderKind.STORED_VALUE, 20_000, gift=2_000, tender_id=held),
        Tender(TenderKind.POINTS, 10_000, points=1_000, tender_id="p"),
    )
    sale = counter.sell(DRESS, member=MEMBER, tenders=(*paid, Tender(TenderKind.CASH, -100, change=100)))
    lines = tuple(
        replace(line, allocations=(rule("coupon-1", 600), rule("points", 400)), paid=line.paid - 1_000)
        for line in sale.lines
    )
    coupon = EntitlementUse(EntitlementKind.COUPON, "u-1", "coupon-1", -1)
    points = EntitlementUse(EntitlementKind.POINTS, "u-2", MEMBER.member_id, -400)
    spent = EntitlementUse(EntitlementKind.STORED_VALUE, held, MEMBER.member_id, -20_000)
    told = replace(
        sale, document_id=new_id(), number="RBJ01-03-261122-000009", lines=lines, uses=(coupon, points, spent)
    )
    counter.receipts.answers[told.number] = DocumentAnswer(told)
    done = counter.take_back(told, (1, 1000)).document

    assert done is not None
    assert {(use.kind.value, use.amount, use.reverses) for use in done.uses} == {
        ("stored_value", 19_267, held),
        ("points", 963, "p"),
        ("coupon", 1, "u-1"),
        ("points", 400, "u-2"),
    }


def rule(rule_id: str, amount: int) -> Allocation:
    return Allocation(rule_id, rule_id, amount, Funder.CHAIN)


def test_a_gift_is_paid_for_brought_back_or_waived(counter: Returning) -> None:
    sale = counter.sell(DRESS, SCARF, tenders=(Tender(TenderKind.CASH, 33_800, given=33_800),))
    gift = replace(sale.lines[1], paid=0, tax_amount=0, allocations=(rule("满赠", 3_900),))
    told = replace(
        sale, document_id=new_id(), number="RBJ01-03-261122-000009", lines=(sale.lines[0], gift), total=29_900,
        tenders=(Tender(TenderKind.CASH, 29_900, given=29_900),),
    )  # fmt: skip
    counter.receipts.answers[told.number] = DocumentAnswer(told)
    kept = counter.cases.propose(counter.wish(told, (1, 1000)))
    both = counter.cases.propose(counter.wish(told, (1, 1000), (2, 1000)))
    waived = counter.cases.propose(counter.wish(told, (1, 1000), waived=True))

    assert (kept.total, kept.gifts_value, [line.quantity for line in kept.lines]) == (
        -26_000,
        3_900,
        [-1000, -1000, 1000],
    )
    assert (both.total, both.gifts) == (-29_900, ())
    assert (waived.total, [deed.permission for deed in waived.needs]) == (-29_900, [Permission.WAIVE])
    done = counter.take_back(told, (1, 1000)).document
    assert done is not None
    assert refundable(told, (done,)).nothing_left
    (again,) = refundable(done, ()).lines
    assert (again.line.variant_id, again.cost(1000)) == (SCARF.variant_id, 3_900)


def test_a_gift_worth_more_than_what_comes_back_makes_no_return_that_costs_money(counter: Returning) -> None:
    sale = counter.sell(SCARF, COAT, tenders=(Tender(TenderKind.CASH, 103_800, given=103_800),))
    gift = replace(sale.lines[1], paid=0, tax_amount=0, allocations=(rule("满赠", 99_900),))
    told = replace(
        sale, document_id=new_id(), number="RBJ01-03-261122-000009", lines=(sale.lines[0], gift), total=3_900,
        tenders=(Tender(TenderKind.CASH, 3_900, given=3_900),),
    )  # fmt: skip
    counter.receipts.answers[told.number] = DocumentAnswer(told)
    wish = counter.wish(told, (1, 1000))
    assert counter.cases.propose(wish).total == 96_000

    unpaid = counter.cases.return_goods(wish, counter.duty)
    paid = counter.cases.return_goods(wish, counter.duty, payment=Payment(96_000, (cash(96_000, 96_000),)))
    assert (unpaid.outcome, paid.outcome) == (ReturnOutcome.NOT_SETTLED, ReturnOutcome.TOO_MUCH)
    assert counter.found(told).lines[0].left == 1000


def test_a_coupon_comes_back_with_the_last_piece_it_made_cheaper(counter: Returning) -> None:
    sale = counter.sell(DRESS, SCARF, tenders=(Tender(TenderKind.CASH, 33_800, given=33_800),))
    lines = tuple(replace(line, allocations=(rule("coupon-1", 500),), paid=line.paid - 500) for line in sale.lines)
    told = replace(
        sale, document_id=new_id(), number="RBJ01-03-261122-000009", lines=lines, total=32_800,
        tenders=(Tender(TenderKind.CASH, 32_800, given=32_800),),
        uses=(EntitlementUse(EntitlementKind.COUPON, "u-1", "coupon-1", -1),),
    )  # fmt: skip
    counter.receipts.answers[told.number] = DocumentAnswer(told)
    first = counter.take_back(told, (1, 1000)).document
    last = counter.take_back(told, (2, 1000)).document
    assert first is not None
    assert last is not None
    assert (first.uses, [use.reverses for use in last.uses]) == ((), ["u-1"])


def test_a_service_that_comes_back_moves_no_stock(counter: Returning) -> None:
    hemming = an_item(31, retail=2_000, kind=ItemKind.SERVICE)
    counter.catalogue.coded(hemming.style_code, hemming)
    done = counter.take_back(counter.sell(hemming), (1, 1000)).document
    assert done is not None
    assert (done.total, counter.ledger.state.movements) == (-2_000, [])


def test_an_order_bought_online_comes_back_in_the_store() -> None:
    counter = Returning()
    order = replace(an_order(1000, 1000, ready=True), store_id=STORE.store_id)
    handed = replace(order, lines=tuple(replace(line, collected=1000) for line in order.lines))
    cases = returning_cases(
        ledger=counter.ledger,
        receipts=Receipts(),
        catalogue=counter.catalogue,
        clock=counter.clock,
        till=counter.duty.till,
        rules=TradeRules,
        orders=lambda: (handed,),
    )
    found = cases.find_receipt(order.number.lower())
    assert found.refundable is not None
    assert [left.line.variant_id for left in found.refundable.lines] == [an_item(1).variant_id, an_item(2).variant_id]
    counter.cases = cases
    done = counter.take_back(found.refundable.document, (1, 1000)).document
    assert done is not None
    assert [(t.kind, t.amount, t.reference) for t in done.tenders] == [("prepaid", -29_900, order.number)]
    assert done.moment - counter.clock.now() < timedelta(0)
    assert cases.find_receipt("O-ZZZZZZ").outcome is ReceiptOutcome.NOT_FOUND
    assert cases.find_receipt("GPNONSENSE").outcome is ReceiptOutcome.NOT_FOUND
