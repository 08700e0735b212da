"""The store's day: shown at any time, banked, closed."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest

from pos.bootstrap.texts import LANGUAGES, load_texts
from pos.domain.day import DayTargets, ShiftOfDay, StoreDay, TillDay, day_figures
from pos.domain.drawer import Banking, CashMoveKind
from pos.domain.errors import BadValue
from pos.domain.figures import Acts
from pos.domain.pricing import price
from pos.domain.staff import Leave
from pos.domain.store_rules import StoreRules
from pos.domain.tender import METHODS, Tender, TenderKind, TenderMethod
from pos.domain.ticket.rows import Columns, Pair, Text
from pos.ports.printing import JobKind
from pos.usecases.day.report import analysis, as_text, day_report_of, received
from pos.usecases.selling.enter_written import LONGEST_AGO, WrittenOutcome
from pos.usecases.selling.take_payment import add_cash, start
from pos.wire.event import CashBanked, DayClosed, decode_body, decode_head
from pos.wire.ticket import decode_ticket
from tests.examples import CLERK, MANAGER, NOON, SHIFT, STORE, TILL, a_cart, an_item
from tests.usecases.counter import Shop

DAY = STORE.day(NOON)


def sold(shop: Shop) -> None:
    """159.00 cash of a tag of 200.00."""
    duty = shop.on_duty(float_amount=30_000)
    priced = price(a_cart(an_item(retail=15_900, listed=20_000)))
    shop.complete_sale(priced, add_cash(start(priced), 20_000), duty)


def other_till() -> TillDay:
    shift = replace(SHIFT, shift_id="other", number="SBJ01-03-261122-000009", till_id="t3")
    return TillDay("t3", 3, day_figures(Acts()), (ShiftOfDay(shift),), NOON)


def test_the_day_is_this_till_now_and_the_others_as_far_as_they_are_known() -> None:
    shop = Shop()
    sold(shop)
    shop.outbox.add(b"{}")
    old = TillDay(TILL.till_id, 2, day_figures(Acts()))
    shop.store_desk.days[DAY] = StoreDay(DAY, (old, other_till()))
    shown = shop.show_day(MANAGER, DAY).day

    assert shown is not None
    assert [(till.number, till.figures.total, till.unsent) for till in shown.tills] == [(2, 15_900, 1), (3, 0, 0)]
    assert (shown.complete, len(shown.open_shifts), shop.show_day.today) == (True, 2, DAY)


def test_without_the_network_the_day_says_so() -> None:
    shop = Shop()
    sold(shop)
    shop.store_desk.reachable = False
    shown = shop.show_day(MANAGER, DAY).day

    assert shown is not None
    assert ([till.number for till in shown.tills], shown.complete, shown.figures.total) == ([2], False, 15_900)


def test_cash_is_banked_with_its_slip_and_counted_once() -> None:
    shop = Shop()
    duty = replace(shop.on_duty(), staff=MANAGER)
    banked = shop.bank_cash(duty, DAY, 20_000, " 0042 ").banking
    assert banked is not None
    shop.store_desk.days[DAY] = StoreDay(DAY, bankings=(banked, replace(banked, banking_id="b2", amount=1)))

    assert decode_body(decode_head(shop.ledger.state.payloads[-1])) == CashBanked(banked)
    assert (banked.slip, shop.show_day.day(DAY).banked) == ("0042", 20_001)
    for amount, slip in ((0, "1"), (100, " ")):
        with pytest.raises(BadValue):
            shop.bank_cash(duty, DAY, amount, slip)


def test_a_day_is_closed_with_what_stands_open_listed() -> None:
    shop = Shop()
    sold(shop)
    shop.store_desk.days[DAY] = StoreDay(DAY, (other_till(),))
    duty = replace(shop.on_duty(), staff=MANAGER)
    close = shop.close_day(duty, DAY, " 明天补存 ").close

    assert close is not None
    assert (close.number, close.note, len(close.day.open_shifts)) == ("YBJ01-02-261122-000001", "明天补存", 2)
    assert decode_body(decode_head(shop.ledger.state.payloads[-1])) == DayClosed(close)
    assert shop.show_day.day(DAY).closed == close.number
    job = shop.ledger.state.jobs[-1]
    words = " ".join(str(row) for row in decode_ticket(job.ticket).rows)
    assert job.kind is JobKind.DAY_REPORT
    assert all(each in words for each in ("日结单", close.number, "SBJ01-03-261122-000009", "明天补存", "159.00"))


def test_how_the_day_stands_is_printed_without_closing_it() -> None:
    shop = Shop()
    sold(shop)
    before = shop.kinds()
    shop.close_day.print_report(shop.on_duty(), shop.show_day.day(DAY))

    assert shop.kinds() == before
    rows = decode_ticket(shop.ledger.state.jobs[-1].ticket).rows
    pairs = {row.label: row.value for row in rows if isinstance(row, Pair)}
    assert (pairs["客单价"], pairs["连带率"], pairs["折扣率（对吊牌价）"]) == ("159.00", "1.00", "79.5%")
    assert "日报" in {row.text for row in rows if isinstance(row, Text)}
    assert [row.cells[0].text for row in rows if isinstance(row, Columns)][:1] == ["销售"]


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_report_in_words(language: str) -> None:
    texts, shop = load_texts(language), Shop()
    sold(shop)
    shop.store_desk.days[DAY] = StoreDay(
        DAY, (other_till(), TillDay("t4", 4, day_figures(Acts()))), (Banking("b", DAY, 100, "0042", "s", NOON),),
        complete=False,
    )  # fmt: skip
    report = day_report_of(
        shop.show_day.day(DAY), store_code="BJ01", offset_minutes=480, names={CLERK.staff_id: CLERK.name}, texts=texts,
        moment=NOON, target=100_000,
    )  # fmt: skip
    text = as_text(report, store_name="王府井店", texts=texts, offset_minutes=480)

    assert report.number == "BJ01 2026-11-22"
    assert len(report.notices) == 4
    assert all(each in text for each in ("王府井店", "159.00", "15.9%", "0042", CLERK.name, "1,000.00"))
    assert "{" not in text


def test_money_received_is_what_head_office_calls_money() -> None:
    shop = Shop()
    sold(shop)
    document = replace(
        next(iter(shop.ledger.state.documents.values())),
        tenders=(
            Tender(TenderKind.CARD, 900, reference="1"), Tender(TenderKind.POINTS, 100),
            Tender(TenderKind.RECORDED, 50, method="mall"), Tender(TenderKind.RECORDED, 7, method="gone"),
        ),
    )  # fmt: skip
    figures = day_figures(Acts((document,)))
    mall = TenderMethod("mall", TenderKind.RECORDED, money=False)

    assert received(figures) == 957
    assert received(figures, (*METHODS, mall)) == 907


def test_a_day_without_a_ticket_says_only_what_there_is() -> None:
    texts = load_texts("en")

    assert dict(analysis(day_figures(Acts()), texts=texts)) == {"Money received": "0.00", "Tickets": "0"}


def test_paper_sales_bear_both_dates() -> None:
    shop = Shop()
    duty = replace(shop.on_duty(), staff=MANAGER)
    cart = shop.enter_written(a_cart(an_item(retail=15_900)), duty, DAY - timedelta(days=1), " 0042 ").cart
    priced = price(cart)
    document = shop.complete_sale(priced, add_cash(start(priced), 20_000), duty).document

    assert document is not None
    assert (document.written_on, document.paper, document.business_date) == (DAY - timedelta(days=1), "0042", DAY)
    said = dict(analysis(day_figures(Acts((document,), openings=2)), texts=load_texts("en")))
    assert said["Entered from paper"] == "1"
    assert day_figures(Acts((document,))).written == 1
    assert shop.enter_written.not_written(cart).written is None


@pytest.mark.parametrize(
    "on, paper, outcome",
    (
        (DAY, "1", WrittenOutcome.OK),
        (DAY - LONGEST_AGO, "1", WrittenOutcome.OK),
        (DAY - LONGEST_AGO - timedelta(days=1), "1", WrittenOutcome.BAD_DATE),
        (DAY + timedelta(days=1), "1", WrittenOutcome.BAD_DATE),
        (DAY, " ", WrittenOutcome.NO_NUMBER),
        (DAY, "1" * 31, WrittenOutcome.NO_NUMBER),
    ),
)
def test_what_is_no_paper(on: date, paper: str, outcome: WrittenOutcome) -> None:
    shop, cart = Shop(), a_cart()
    entered = shop.enter_written(cart, replace(shop.on_duty(), staff=MANAGER), on, paper)

    assert entered.outcome is outcome
    assert (entered.cart == cart) == (outcome is not WrittenOutcome.OK)


def test_targets_and_rules_come_from_head_office() -> None:
    shop = Shop()
    shop.mirror.rules = StoreRules(targets=DayTargets(5))

    assert shop.day.targets().target(DAY) == 5
    assert shop.move_cash(shop.on_duty(), CashMoveKind.IN, 1, "x").leave is Leave.GIVEN
