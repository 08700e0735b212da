"""Voids, corrections, price differences, goods without a receipt, money that is not a sale."""

from dataclasses import replace

import pytest

from pos.domain.document import AssistantShare, DocumentKind
from pos.domain.errors import BadValue
from pos.domain.ids import new_id
from pos.domain.paying import Payment
from pos.domain.refund import refundable
from pos.domain.staff import Permission
from pos.domain.stock import Place
from pos.domain.takings import TakingKind
from pos.domain.tender import Tender, TenderKind, cash, cash_back
from pos.domain.trade_rules import TradeRules
from pos.domain.ways_back import Way
from pos.usecases.returning.protect_price import protecting
from pos.usecases.returning.return_goods import ReturnOutcome
from pos.usecases.returning.return_without_receipt import Brought
from pos.usecases.takings.take_money import MoneyAnswer, Purpose, TakingOutcome
from pos.wire.returns import DocumentAnswer, TakingAnswer
from tests.examples import ASSISTANT
from tests.usecases.returning.counter import COAT, DRESS, MEMBER, Returning

PHONE = "0190f000-0000-7000-8000-0000000000aa"


@pytest.fixture
def counter() -> Returning:
    return Returning()


def test_a_sale_just_made_is_voided_whole(counter: Returning) -> None:
    paid = (
        Tender(TenderKind.PAYMENT_CODE, 29_000, tender_id=PHONE),
        Tender(TenderKind.CASH, 900, given=1_000, change=100),
    )
    sale = counter.sell(DRESS, tenders=paid)
    void_id = new_id()
    asked = counter.cases.void_sale(sale, counter.duty, void_id=void_id, reason="扫错了")
    assert asked.outcome is ReturnOutcome.NEEDS_APPROVAL
    done = counter.cases.void_sale(
        sale, counter.duty, void_id=void_id, reason="扫错了", approval=counter.yes(asked.deed)
    )

    assert done.document is not None
    assert (done.document.kind, done.document.total, done.document.reason) == (DocumentKind.VOID, -29_900, "扫错了")
    assert [(t.kind, t.amount, t.refunds, t.change) for t in done.document.tenders] == [
        ("payment_code", -29_000, PHONE, 0),
        ("cash", -900, "", 900),
    ]
    again = counter.cases.void_sale(sale, counter.manager, void_id=void_id, reason="扫错了")
    assert again.outcome is ReturnOutcome.ALREADY
    twice = counter.cases.void_sale(sale, counter.manager, void_id=new_id(), reason="扫错了")
    assert twice.outcome is ReturnOutcome.TAKEN
    assert all(part.left == 0 for part in refundable(sale, (done.document,)).tenders)


def test_what_cannot_be_voided(counter: Returning) -> None:
    sale = counter.sell(DRESS)
    with pytest.raises(BadValue):
        counter.cases.void_sale(sale, counter.manager, void_id=new_id(), reason=" ")
    later = replace(counter.manager, shift=replace(counter.duty.shift, shift_id=new_id()))
    assert counter.cases.void_sale(sale, later, void_id=new_id(), reason="x").outcome is ReturnOutcome.TOO_LATE
    done = counter.take_back(sale, (1, 1000)).document
    assert done is not None
    assert counter.cases.void_sale(done, counter.manager, void_id=new_id(), reason="x").outcome is ReturnOutcome.TAKEN


def test_a_price_that_fell_is_given_back_once(counter: Returning) -> None:
    counter.rules = TradeRules(protection_days=15)
    sale = counter.sell(DRESS, COAT, quantity=2000)
    counter.catalogue.items[0] = replace(DRESS, retail_price=25_900)
    shown = counter.found(sale)
    (cheaper,) = counter.cases.protect_price.look(shown)
    assert (cheaper.line, cheaper.pieces, cheaper.paid, cheaper.today, cheaper.difference) == (
        1,
        2000,
        59_800,
        25_900,
        8_000,
    )
    document_id = new_id()
    done = counter.cases.protect_price(shown, (cheaper,), counter.duty, document_id=document_id)

    assert done.document is not None
    assert (done.document.kind, done.document.total, done.back) == (DocumentKind.PRICE_PROTECTION, -8_000, 8_000)
    assert all(movement.document_id != document_id for _, movement in counter.ledger.state.movements)
    protect = counter.cases.protect_price
    assert protect(shown, (cheaper,), counter.duty, document_id=document_id).outcome is ReturnOutcome.ALREADY
    assert protect(shown, (cheaper,), counter.duty, document_id=new_id()).outcome is ReturnOutcome.TAKEN
    assert protect.look(counter.found(sale)) == ()
    back = counter.take_back(sale, (1, 1000))
    assert back.document is not None
    assert back.document.total == -25_900


def test_when_there_is_no_price_protection(counter: Returning) -> None:
    sale = counter.sell(DRESS)
    counter.catalogue.items[0] = replace(DRESS, retail_price=100)
    protect = counter.cases.protect_price
    assert protect.look(counter.found(sale)) == ()
    counter.rules = TradeRules(protection_days=1)
    shown = counter.found(sale)
    cheaper = protect.look(shown)
    assert (
        protect(shown, cheaper, counter.duty, document_id=new_id(), way=Way.STORED_VALUE).outcome
        is ReturnOutcome.MEMBER_WANTED
    )
    assert protect(shown, (), counter.duty, document_id=new_id()).outcome is ReturnOutcome.NOTHING_CHOSEN
    nobody = replace(counter.duty, staff=ASSISTANT)
    assert protect(shown, cheaper, nobody, document_id=new_id()).outcome is ReturnOutcome.DENIED
    boss = protect(
        shown, cheaper, counter.manager, document_id=new_id(), approval=counter.yes(protecting(new_id(), "R", 1))
    )
    assert boss.outcome is ReturnOutcome.DONE
    counter.catalogue.items.clear()
    assert protect.look(shown) == ()
    counter.clock.pass_by(3 * 86_400)
    assert protect(shown, cheaper, counter.duty, document_id=new_id()).outcome is ReturnOutcome.TOO_LATE


def test_a_wrong_payment_is_put_right_the_same_day(counter: Returning) -> None:
    sale = counter.sell(DRESS)
    right = Payment(29_900, (Tender(TenderKind.CARD, 29_900, reference="T-1"),))
    correct, document_id = counter.cases.correct_sale, new_id()
    asked = correct.tender(sale, 1, right, counter.duty, document_id=document_id, reason="刷的卡")
    assert asked.outcome is ReturnOutcome.NEEDS_APPROVAL
    done = correct.tender(
        sale, 1, right, counter.duty, document_id=document_id, reason="刷的卡", approval=counter.yes(asked.deed)
    )

    assert done.document is not None
    assert (done.document.total, done.document.lines, done.document.corrects) == (0, (), sale.document_id)
    back = counter.take_back(sale, (1, 1000)).document
    assert back is not None
    assert [(t.kind, t.amount) for t in back.tenders] == [("card", -29_900)]
    assert (done.back, done.document.till_id) == (0, sale.till_id)
    again = correct.tender(sale, 2, right, counter.manager, document_id=document_id, reason="x")
    assert again.outcome is ReturnOutcome.ALREADY
    for place in (2, 7):
        # The card's money went back with the goods; there never was a seventh payment.
        with pytest.raises(BadValue):
            correct.tender(sale, place, right, counter.manager, document_id=new_id(), reason="x")
    half = Payment(29_900, (Tender(TenderKind.CARD, 100, reference="T-1"),))
    untouched = counter.sell(COAT)
    assert (
        correct.tender(untouched, 1, half, counter.manager, document_id=new_id(), reason="x").outcome
        is ReturnOutcome.NOT_SETTLED
    )
    elsewhere = replace(untouched, till_id=new_id())
    assert (
        correct.tender(elsewhere, 1, half, counter.manager, document_id=new_id(), reason="x").outcome
        is ReturnOutcome.ELSEWHERE
    )


def test_what_another_till_gave_back_of_a_payment_is_not_put_right(counter: Returning) -> None:
    sale = counter.sell(DRESS, COAT)
    elsewhere = Returning()
    elsewhere.receipts.answers[sale.number] = DocumentAnswer(sale)
    back = elsewhere.take_back(sale, (1, 1000)).document
    assert back is not None
    half = Payment(99_900, (Tender(TenderKind.CARD, 99_900, reference="T-1"),))
    correct = counter.cases.correct_sale
    blind = correct.tender(sale, 1, half, counter.manager, document_id=new_id(), reason="刷的卡")
    assert blind.outcome is ReturnOutcome.NOT_SETTLED
    done = correct.tender(sale, 1, half, counter.manager, known=(back,), document_id=new_id(), reason="刷的卡").document
    assert done is not None
    assert [(t.kind, t.amount) for t in done.tenders] == [("cash", -99_900), ("card", 99_900)]
    with pytest.raises(BadValue):
        correct.assistants(
            sale, (1,), (AssistantShare("a-2"),), counter.manager, known=(back,), document_id=new_id(), reason="记错人"
        )


def test_a_wrong_assistant_is_put_right_and_the_goods_stay_returnable(counter: Returning) -> None:
    sale = counter.sell(DRESS, COAT, off=1_000)
    correct, right, document_id = counter.cases.correct_sale, (AssistantShare("a-2"),), new_id()
    done = correct.assistants(sale, (2,), right, counter.manager, document_id=document_id, reason="记错人").document

    assert done is not None
    assert [(line.paid, line.assistants) for line in done.lines] == [
        (-sale.lines[1].paid, ()),
        (sale.lines[1].paid, right),
    ]
    assert counter.found(sale).line(2).left == 1000
    assert counter.found(sale).line(2).line.assistants == right
    again = (AssistantShare("a-3"), AssistantShare("a-4"))
    twice = correct.assistants(sale, (2,), again, counter.manager, document_id=new_id(), reason="又记错人").document
    assert twice is not None
    assert [line.assistants for line in twice.lines] == [right, again]
    same = correct.assistants(sale, (2,), right, counter.manager, document_id=document_id, reason="记错人")
    assert same.outcome is ReturnOutcome.ALREADY
    for lines in ((), (9,), (1, 9)):
        with pytest.raises(BadValue):
            correct.assistants(sale, lines, right, counter.manager, document_id=new_id(), reason="x")
    with pytest.raises(BadValue):
        correct.assistants(sale, (1,), right, counter.manager, document_id=new_id(), reason="")
    counter.clock.pass_by(86_400)
    late = correct.assistants(sale, (1,), right, counter.manager, document_id=new_id(), reason="x")
    assert late.outcome is ReturnOutcome.TOO_LATE


def test_who_was_put_right_is_who_loses_what_comes_back(counter: Returning) -> None:
    sale = counter.sell(DRESS, quantity=3000)
    first, wrong = counter.take_back(sale, (1, 1000)).document, (AssistantShare("a-2"),)
    done = counter.cases.correct_sale.assistants(
        sale, (1,), wrong, counter.manager, document_id=new_id(), reason="记错人"
    ).document
    counter.clock.pass_by(60)
    last = counter.take_back(sale, (1, 2000)).document

    assert first is not None
    assert done is not None
    assert last is not None
    credited: dict[tuple[AssistantShare, ...], int] = {}
    for document in (sale, first, done, last):
        for line in document.lines:
            credited[line.assistants] = credited.get(line.assistants, 0) + line.paid
    assert credited == {(): 0, wrong: 0}
    assert [line.paid for line in done.lines] == [-59_800, 59_800]


def test_without_a_receipt_a_manager_says_yes_up_to_a_limit(counter: Returning) -> None:
    without, document_id = counter.cases.without_receipt, new_id()
    brought = (Brought(DRESS, 1000, 20_000), Brought(COAT, 1000, 10_000, faulty=True))
    asked = without(brought, counter.duty, document_id=document_id, reason="礼物")
    assert asked.outcome is ReturnOutcome.NEEDS_APPROVAL
    assert asked.deed is not None
    assert asked.deed.permission is Permission.RETURN_WITHOUT_RECEIPT
    yes = counter.yes(asked.deed)
    done = without(brought, counter.duty, document_id=document_id, reason="礼物", approval=yes)

    assert done.document is not None
    assert (done.document.total, done.back, [line.paid for line in done.document.lines]) == (
        -30_000,
        30_000,
        [-20_000, -10_000],
    )
    assert [movement.place for _, movement in counter.ledger.state.movements] == [Place.SALES_FLOOR, Place.FAULTY]
    assert without(brought, counter.duty, document_id=document_id, reason="礼物").outcome is ReturnOutcome.ALREADY
    boss = counter.manager
    assert without((), boss, document_id=new_id(), reason="x").outcome is ReturnOutcome.NOTHING_CHOSEN
    much = (Brought(COAT, 1000, 99_900),)
    assert without(much, boss, document_id=new_id(), reason="x").outcome is ReturnOutcome.TOO_MUCH
    nobody = without(brought, boss, document_id=new_id(), reason="x", way=Way.STORED_VALUE)
    assert nobody.outcome is ReturnOutcome.MEMBER_WANTED
    onto = without(
        brought[:1], boss, document_id=new_id(), reason="x", way=Way.STORED_VALUE, member_id=MEMBER.member_id
    )
    assert onto.document is not None
    assert [(use.subject, use.amount) for use in onto.document.uses] == [(MEMBER.member_id, 20_000)]
    for wrong in (Brought(DRESS, 1000, 29_901), Brought(DRESS, 0, 0)):
        with pytest.raises(BadValue):
            without((wrong,), boss, document_id=new_id(), reason="x")
    with pytest.raises(BadValue):
        without(brought, boss, document_id=new_id(), reason=" ")


def take(counter: Returning, kind: TakingKind, amount: int, **changes: object) -> MoneyAnswer:
    purpose = replace(Purpose(taking_id=new_id(), kind=kind), **changes)  # type: ignore[arg-type]
    return counter.cases.take_money(purpose, Payment(amount, (cash(amount, amount),)), counter.duty)


def test_money_that_is_not_a_sale_is_in_the_shift_and_in_no_sale(counter: Returning) -> None:
    recharge = take(counter, TakingKind.RECHARGE, 50_000, member_id=MEMBER.member_id, gift=5_000)

    assert recharge.taking is not None
    assert (recharge.taking.number, recharge.taking.gift, recharge.taking.shift_id) == (
        "DBJ01-02-261122-000001", 5_000, counter.duty.shift.shift_id,
    )  # fmt: skip
    assert counter.ledger.state.documents == {}
    again = Purpose(taking_id=recharge.taking.taking_id, kind=TakingKind.RECHARGE)
    assert counter.cases.take_money(again, Payment(1), counter.duty).outcome is TakingOutcome.ALREADY
    assert take(counter, TakingKind.RECHARGE, 50_000).outcome is TakingOutcome.MEMBER_WANTED
    unpaid = counter.cases.take_money(Purpose(taking_id=new_id(), kind=TakingKind.REPAYMENT), Payment(5), counter.duty)
    assert unpaid.outcome is TakingOutcome.NOT_SETTLED


def test_a_deposit_pays_goods_once_and_what_is_left_goes_back(counter: Returning) -> None:
    taking = take(counter, TakingKind.ADVANCE, 20_000, note="赵女士 大衣").taking
    assert taking is not None
    assert counter.cases.find_deposit(taking.number.lower()).left == 20_000
    part = Tender(TenderKind.DEPOSIT, 15_000, reference=taking.number)
    counter.sell(DRESS, tenders=(part, cash(14_900, 14_900)))
    assert counter.cases.find_deposit(taking.number).left == 5_000
    give = counter.cases.take_money.give_back
    much = give(taking, 20_000, Payment(-20_000, (cash_back(20_000),)), counter.duty, taking_id=new_id())
    assert much.outcome is TakingOutcome.NOTHING_LEFT
    assert give(taking, 5_000, Payment(-5_000), counter.duty, taking_id=new_id()).outcome is TakingOutcome.NOT_SETTLED
    taking_id = new_id()
    done = give(taking, 5_000, Payment(-5_000, (cash_back(5_000),)), counter.duty, taking_id=taking_id)
    assert done.taking is not None
    assert (done.outcome, done.taking.returns, done.taking.amount) == (TakingOutcome.DONE, taking.taking_id, -5_000)
    assert give(taking, 5_000, Payment(-5_000), counter.duty, taking_id=taking_id).outcome is TakingOutcome.ALREADY
    assert counter.cases.find_deposit(taking.number).left == 0
    assert counter.cases.find_deposit(done.taking.number).taking is None


def test_an_earnest_is_kept_unless_a_manager_gives_it_back(counter: Returning) -> None:
    taking = take(counter, TakingKind.EARNEST, 10_000).taking
    assert taking is not None
    back = Payment(-10_000, (cash_back(10_000),))
    give, taking_id = counter.cases.take_money.give_back, new_id()
    asked = give(taking, 10_000, back, counter.duty, taking_id=taking_id)
    assert asked.outcome is TakingOutcome.NEEDS_APPROVAL
    done = give(taking, 10_000, back, counter.duty, taking_id=taking_id, approval=counter.yes(asked.deed))
    assert done.outcome is TakingOutcome.DONE
    repaid = take(counter, TakingKind.REPAYMENT, 100).taking
    assert repaid is not None
    with pytest.raises(BadValue):
        give(repaid, 100, back, counter.duty, taking_id=new_id())


def test_a_deposit_of_another_till_is_known_to_head_office(counter: Returning) -> None:
    taking = take(Returning(), TakingKind.ADVANCE, 20_000).taking
    assert taking is not None
    assert (counter.cases.find_deposit(taking.number).taking, counter.cases.find_deposit(taking.number).asked) == (
        None,
        True,
    )
    counter.receipts.takings[taking.number] = TakingAnswer(taking, left=8_000)
    assert counter.cases.find_deposit(taking.number).left == 8_000
    counter.receipts.reachable = False
    assert counter.cases.find_deposit(taking.number).taking is None
    assert DocumentAnswer(None).document is None


def test_a_gift_receipt_is_of_what_went_out(counter: Returning) -> None:
    sale = counter.sell(DRESS)
    back = counter.take_back(sale, (1, 1000)).document
    assert back is not None
    before = len(counter.ledger.state.jobs)

    assert counter.cases.print_gift(back) is None
    job = counter.cases.print_gift(sale)
    assert job is not None
    assert (job.document_id, counter.ledger.state.jobs[before:]) == (sale.document_id, [job])
