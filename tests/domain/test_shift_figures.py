"""A drawer that balances: random days of sales, returns, drops and floats."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pos.domain.day import DayFigures, DayTargets, ShiftOfDay, StoreDay, TillDay, day_figures
from pos.domain.document import Allocation, AssistantShare, Document, DocumentKind, DocumentLine, Funder
from pos.domain.drawer import Banking, CashMove, CashMoveKind
from pos.domain.errors import BadValue
from pos.domain.figures import Acts, Figures, figures
from pos.domain.money import Fen
from pos.domain.quantity import ONE
from pos.domain.shift import ShiftClose, ShiftTotals
from pos.domain.takings import Taking, TakingKind
from pos.domain.tally import Tally, added, net, once
from pos.domain.tender import Tender, TenderKind
from tests.examples import ASSISTANT, CLERK, MANAGER, NOON, SHIFT, STORE, TILL

DAY = SHIFT.business_date


def a_line(
    paid: Fen, *, pieces: int = 1, listed: Fen = 0, off: Fen = 0, shares: tuple[AssistantShare, ...] = ()
) -> DocumentLine:
    part = (Allocation("manual", "", off, Funder.STORE),) if off else ()
    return DocumentLine(
        1, "v", "s", "连衣裙", "", "", pieces * ONE, listed, abs(paid), paid, 0, 0, allocations=part, assistants=shares
    )


def a_document(
    *tenders: Tender, kind: DocumentKind = DocumentKind.SALE, lines: tuple[DocumentLine, ...] = (), member: str = ""
) -> Document:
    total = sum(tender.amount for tender in tenders)
    return Document(
        "d", "R", kind, STORE.store_id, TILL.till_id, SHIFT.shift_id, CLERK.staff_id, NOON, 480, DAY,
        lines or (a_line(total, pieces=-1 if total < 0 else 1),), tenders, total, member_id=member,
    )  # fmt: skip


def cash(amount: Fen) -> Tender:
    return Tender(TenderKind.CASH, amount, given=max(amount, 0), change=max(-amount, 0))


def card(amount: Fen) -> Tender:
    return Tender(TenderKind.CARD, amount, reference="0042")


def a_move(kind: CashMoveKind, amount: Fen) -> CashMove:
    return CashMove("m", "K", kind, SHIFT.shift_id, CLERK.staff_id, NOON, amount, "零钱")


def a_taking(tender: Tender, returns: str = "") -> Taking:
    return Taking(
        "t", "D", TakingKind.RECHARGE, STORE.store_id, TILL.till_id, SHIFT.shift_id, CLERK.staff_id, NOON, 480, DAY,
        tender.amount, (tender,), returns=returns,
    )  # fmt: skip


AMOUNTS = st.integers(1, 10**7)
SIGNED = AMOUNTS | AMOUNTS.map(lambda amount: -amount)
DOCUMENTS = st.builds(
    lambda amounts, kind: a_document(*(pay(amount) for pay, amount in amounts), kind=kind),
    st.lists(st.tuples(st.sampled_from((cash, card)), SIGNED), max_size=3),
    st.sampled_from(DocumentKind),
)
TAKINGS = st.builds(
    lambda pay, amount: a_taking(pay(amount), "t0" if amount < 0 else ""), st.sampled_from((cash, card)), SIGNED
)
MOVES = st.builds(a_move, st.sampled_from(CashMoveKind), AMOUNTS)
SPANS = st.builds(
    Acts,
    st.lists(DOCUMENTS, max_size=6).map(tuple),
    st.lists(TAKINGS, max_size=3).map(tuple),
    st.lists(MOVES, max_size=4).map(tuple),
    st.integers(0, 3),
    st.integers(0, 3),
)


def joined(spans: list[Acts]) -> Acts:
    return Acts(
        tuple(each for span in spans for each in span.documents),
        tuple(each for span in spans for each in span.takings),
        tuple(each for span in spans for each in span.moves),
        sum(span.openings for span in spans),
        sum(span.handovers for span in spans),
    )


@settings(max_examples=60)
@given(st.lists(SPANS, max_size=6), st.integers(0, 10**6))
def test_the_drawer_is_its_float_and_all_that_went_in_and_out(spans: list[Acts], float_amount: Fen) -> None:
    """Told by hand: note by note into a box and out of it."""
    box = float_amount
    whole = joined(spans)
    paid = [document.tenders for document in whole.documents] + [taking.tenders for taking in whole.takings]
    for tenders in paid:
        for tender in tenders:
            if tender.kind is TenderKind.CASH:
                box += tender.given - tender.change
    for move in whole.moves:
        box += move.amount if move.kind is CashMoveKind.IN else -move.amount

    assert figures(whole).expected(float_amount) == box


@settings(max_examples=60)
@given(st.lists(SPANS, max_size=6))
def test_z_is_the_sum_of_x_since_and_the_perpetual_total_the_sum_of_z(spans: list[Acts]) -> None:
    parts = [figures(span) for span in spans]

    assert sum(parts, start=Figures()) == figures(joined(spans))
    assert sum(part.total for part in parts) == sum(each.total for span in spans for each in span.documents)
    assert sum((day_figures(span) for span in spans), start=DayFigures()) == day_figures(joined(spans))


@settings(max_examples=60)
@given(SPANS)
def test_every_fen_is_in_a_tender_and_in_a_kind(acts: Acts) -> None:
    came_to = figures(acts)

    assert net(came_to.tenders) == came_to.total + net(came_to.takings)
    assert {each.key for each in came_to.tenders} <= {"cash", "card"}
    assert came_to.moved == sum(move.signed for move in acts.moves)


def test_what_is_taken_and_given_back_stand_apart() -> None:
    came_to = figures(Acts((a_document(cash(10_000)), a_document(cash(-3_000), kind=DocumentKind.RETURN))))

    assert came_to.documents == (Tally("return", 1, 0, 3_000), Tally("sale", 1, 10_000, 0))
    assert came_to.tenders == (Tally("cash", 2, 10_000, 3_000),)
    assert (came_to.total, came_to.cash, came_to.sales, came_to.pieces) == (7_000, 7_000, 2, 0)


def test_a_recharge_is_in_the_drawer_and_not_in_the_sales() -> None:
    came_to = figures(Acts(takings=(a_taking(cash(50_000)),)))

    assert (came_to.total, came_to.sales, came_to.expected(30_000)) == (0, 0, 80_000)
    assert came_to.takings == (Tally("recharge", 1, 50_000, 0),)


def test_practice_counts_nothing() -> None:
    played = replace(a_document(cash(10_000)), training=True)

    assert figures(Acts((played,), (replace(a_taking(cash(1)), training=True),))) == Figures()
    assert day_figures(Acts((played,))) == DayFigures()


def test_head_offices_own_ways_to_pay_stand_apart_by_their_names() -> None:
    wall = Tender(TenderKind.RECORDED, 5_000, method="wall_qr", name="墙码")
    came_to = figures(Acts((a_document(wall, card(100)), a_document(wall))))

    assert came_to.tenders == (Tally("card", 1, 100), Tally("wall_qr", 2, 10_000, 0, "墙码"))
    assert added((once("a", 1, "新名"), once("a", 2))) == (Tally("a", 2, 3, 0, "新名"),)


def test_a_day_in_figures() -> None:
    shares = (AssistantShare(ASSISTANT.staff_id, 2), AssistantShare(MANAGER.staff_id, 1))
    dress = a_line(30_000, listed=40_000, off=5_000, shares=shares)
    sold = a_document(card(45_000), member="m", lines=(dress, a_line(15_000, pieces=2)))
    back = a_line(-30_000, pieces=-1, listed=40_000, shares=shares)
    exchanged = a_document(kind=DocumentKind.EXCHANGE, lines=(back, a_line(30_000, listed=40_000)))
    late = replace(a_document(cash(10_000)), moment=NOON + timedelta(hours=13), written_on=DAY)
    day = day_figures(Acts((sold, exchanged, late)))

    assert (day.total, day.tickets, day.member_tickets, day.member_total) == (55_000, 3, 1, 45_000)
    assert (day.per_ticket, day.pieces_per_ticket, day.member_share) == (18_333, 133, 8_182)
    assert (day.tag, day.tag_paid, day.discount_rate, day.written) == (40_000, 30_000, 7_500, 1)
    assert day.sums.discounts == 5_000
    assert (day.hours[12], day.hours[1], sum(day.hours)) == (45_000, 10_000, 55_000)
    people = {each.staff_id: (each.tickets, each.pieces, each.amount) for each in day.people}
    assert people == {"": (3, 4_000, 55_000), ASSISTANT.staff_id: (2, 0, 0), MANAGER.staff_id: (2, 0, 0)}
    alone = {each.staff_id: (each.tickets, each.pieces, each.amount) for each in day_figures(Acts((sold,))).people}
    assert alone == {
        "": (1, 2_000, 15_000), ASSISTANT.staff_id: (1, 667, 20_000), MANAGER.staff_id: (1, 333, 10_000),
    }  # fmt: skip
    assert sum(each.amount for each in day.people) == day.total


def test_a_day_without_a_ticket_has_no_averages() -> None:
    day = DayFigures()

    assert (day.per_ticket, day.pieces_per_ticket, day.discount_rate, day.member_share) == (None,) * 4
    with pytest.raises(BadValue):
        DayFigures(hours=(0,) * 23)


def test_a_void_sale_was_no_ticket() -> None:
    voided = a_document(cash(-10_000), kind=DocumentKind.VOID)

    assert day_figures(Acts((a_document(cash(10_000)), voided))).tickets == 0


def test_a_stores_day_over_its_tills() -> None:
    banking = Banking("b", DAY, 20_000, "0042", MANAGER.staff_id, NOON)
    totals = ShiftTotals(1, 10_000, 10_000, 40_000, 0)
    close = ShiftClose("other", CLERK.staff_id, NOON, 40_000, 40_000, totals)
    one = TillDay(
        "t1",
        1,
        day_figures(Acts((a_document(cash(10_000)),), moves=(a_move(CashMoveKind.DROP, 5_000),))),
        (ShiftOfDay(replace(SHIFT, shift_id="other"), close),),
    )
    two = TillDay(
        "t2",
        2,
        day_figures(Acts((a_document(card(7_000)),), moves=(a_move(CashMoveKind.OUT, 500),))),
        (ShiftOfDay(SHIFT),),
        unsent=3,
    )
    day = StoreDay(DAY, (one, two), (banking,))

    assert (day.figures.total, day.to_bank, day.banked, day.unsent) == (17_000, 9_500, 20_000, 3)
    assert day.open_shifts == (SHIFT,)


def test_targets_of_days() -> None:
    targets = DayTargets(1_000_000, ((DAY, 3_000_000),))

    assert (targets.target(DAY), targets.target(DAY + timedelta(days=1)), DayTargets().target(DAY)) == (
        3_000_000, 1_000_000, 0,
    )  # fmt: skip


def test_banked_cash_has_a_slip_and_an_amount() -> None:
    for amount, slip in ((0, "1"), (-1, "1"), (10**12 + 1, "1"), (100, " ")):
        with pytest.raises(BadValue):
            Banking("b", DAY, amount, slip, MANAGER.staff_id, NOON)
