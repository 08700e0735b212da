"""A payment under way."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pos.domain.errors import BadValue
from pos.domain.money import MAX_FEN
from pos.domain.paying import (
    CashRounding,
    Payment,
    Rounding,
    Taken,
    Taking,
    give_cash_back,
    take,
    take_away,
    take_cash,
    take_recorded,
)
from pos.domain.tender import METHODS, Reference, Tender, TenderKind, TenderMethod, cash, methods_with

CARD = next(method for method in METHODS if method.kind is TenderKind.CARD)
VOUCHER = next(method for method in METHODS if method.kind is TenderKind.VOUCHER)
WALL = TenderMethod("wall-qr", TenderKind.RECORDED, name="墙上收款码", place=25)
JIAO = CashRounding(step=10)


def test_a_sale_is_split_in_any_way_and_cash_gives_change() -> None:
    step = take_recorded(Payment(due=50_000), CARD, 20_000, reference="T-81", last_digits="6226")
    step = take_recorded(step.payment, WALL, 10_000)
    step = take_cash(step.payment, 30_000)

    assert [(tender.kind, tender.amount) for tender in step.payment.tenders] == [
        (TenderKind.CARD, 20_000),
        (TenderKind.RECORDED, 10_000),
        (TenderKind.CASH, 20_000),
    ]
    assert step.payment.tenders[0].last_digits == "6226"
    assert (step.payment.tenders[1].method_id, step.payment.tenders[1].name) == ("wall-qr", "墙上收款码")
    assert (step.payment.settled, step.payment.change) == (True, 10_000)


def test_too_little_cash_is_a_part() -> None:
    first = take_cash(Payment(due=5_000), 2_000).payment

    assert (first.remaining, first.change) == (3_000, 0)
    assert take_cash(first, 3_000).payment.settled


@pytest.mark.parametrize(
    "rounding, due, cash_amount, left",
    (
        (JIAO, 16_347, 16_340, 7),
        (CashRounding(100), 16_399, 16_300, 99),
        (CashRounding(10, Rounding.NEAREST), 16_347, 16_350, -3),
        (CashRounding(10, Rounding.NEAREST), 16_344, 16_340, 4),
        (JIAO, 16_340, 16_340, 0),
        (CashRounding(), 16_347, 16_347, 0),
    ),
)
def test_cash_is_rounded_and_the_rest_is_a_tender(
    rounding: CashRounding, due: int, cash_amount: int, left: int
) -> None:
    paid = take_cash(Payment(due=due), 20_000, rounding=rounding).payment

    assert [tender.amount for tender in paid.tenders] == [cash_amount, left] if left else [cash_amount]
    assert paid.settled
    assert paid.change == 20_000 - cash_amount


def test_what_rounds_to_nothing_is_paid_with_nothing() -> None:
    paid = take_cash(Payment(due=7), 0, rounding=JIAO).payment
    back = give_cash_back(Payment(due=-7), rounding=JIAO).payment

    assert [(t.kind, t.amount) for t in paid.tenders] == [(TenderKind.ROUNDING, 7)]
    assert [(t.kind, t.amount) for t in back.tenders] == [(TenderKind.ROUNDING, -7)]


@given(st.integers(1, MAX_FEN), st.integers(1, 10_000), st.sampled_from(Rounding))
def test_what_is_given_back_is_what_was_paid(due: int, step: int, way: Rounding) -> None:
    rounding = CashRounding(step, way)
    paid = take_cash(Payment(due=due), MAX_FEN, rounding=rounding).payment
    back = give_cash_back(Payment(due=-due), rounding=rounding).payment

    assert paid.settled
    assert back.settled
    assert _amounts(back) == {kind: -amount for kind, amount in _amounts(paid).items()}


def _amounts(payment: Payment) -> dict[TenderKind, int]:
    return {tender.kind: tender.amount for tender in payment.tenders if tender.amount}


@pytest.mark.parametrize(
    "taken, outcome",
    (
        (take_cash(Payment(due=0), 100), Taking.NOTHING_DUE),
        (take_cash(Payment(due=-100), 100), Taking.NOTHING_DUE),
        (take_cash(Payment(due=100), 0), Taking.BAD_AMOUNT),
        (take_cash(Payment(due=100), -1), Taking.BAD_AMOUNT),
        (take_cash(Payment(due=100), MAX_FEN + 1), Taking.BAD_AMOUNT),
        (give_cash_back(Payment(due=100)), Taking.NOTHING_DUE),
        (take_recorded(Payment(due=0), WALL, 100), Taking.NOTHING_DUE),
        (take_recorded(Payment(due=100), WALL, 0), Taking.BAD_AMOUNT),
        (take_recorded(Payment(due=100), WALL, 101), Taking.TOO_MUCH),
        (take_recorded(Payment(due=-100), VOUCHER, 101, reference="1"), Taking.TOO_MUCH),
        (take_recorded(Payment(due=100), CARD, 100, reference=" "), Taking.REFERENCE_WANTED),
        (take_recorded(Payment(due=100), CARD, 100, reference="6" * 65), Taking.BAD_REFERENCE),
        (take_recorded(Payment(due=100), CARD, 100, reference="6226090000000048"), Taking.BAD_REFERENCE),
        (take_recorded(Payment(due=100), CARD, 100, reference="1", last_digits="62260"), Taking.BAD_REFERENCE),
        (take_recorded(Payment(due=100), CARD, 100, reference="1", last_digits="６226"), Taking.BAD_REFERENCE),
        (take_recorded(Payment(due=100), WALL, 100, reference="a\x1bb"), Taking.BAD_REFERENCE),
    ),
)
def test_what_cannot_be_taken(taken: Taken, outcome: Taking) -> None:
    assert taken.outcome is outcome
    assert taken.payment.tenders == ()


def test_a_voucher_worth_more_keeps_its_rest() -> None:
    paid = take_recorded(Payment(due=8_000), VOUCHER, 10_000, reference="V1").payment

    assert paid.tenders == (Tender(TenderKind.VOUCHER, 8_000, given=10_000, reference="V1"),)
    assert (paid.settled, paid.change) == (True, 0)


def test_money_goes_back_by_the_same_ways() -> None:
    step = take_recorded(Payment(due=-5_000), CARD, 2_000, reference="T-9").payment
    done = give_cash_back(step).payment

    assert [(t.kind, t.amount, t.change) for t in done.tenders] == [
        (TenderKind.CARD, -2_000, 0),
        (TenderKind.CASH, -3_000, 3_000),
    ]
    assert done.settled


def test_a_payment_that_is_told_twice_counts_once() -> None:
    told = Tender(TenderKind.PAYMENT_CODE, 5_000, tender_id="0190f000-0000-7000-8000-000000000009")
    once = take(Payment(due=5_000), told).payment

    assert take(once, told).payment == once
    assert once.settled
    assert len(take(once, replace(told, tender_id="")).payment.tenders) == 2


def test_a_tender_is_taken_away_before_the_sale_is_completed() -> None:
    paid = take_cash(take_recorded(Payment(due=16_347), WALL, 10_000).payment, 6_347, rounding=JIAO).payment

    assert take_away(paid, 1).tenders == paid.tenders[:1]
    assert take_away(paid, 0).tenders == paid.tenders[1:2]
    with pytest.raises(BadValue):
        take_away(paid, 3)
    with pytest.raises(BadValue):
        CashRounding(step=0)


def test_head_offices_methods_take_the_place_of_the_built_in_ones() -> None:
    own = TenderMethod("card", TenderKind.CARD, reference=Reference.OPTIONAL, place=5)
    known = methods_with((own, WALL))

    assert known.index(own) < known.index(WALL)
    assert [method for method in known if method.method_id == "card"] == [own]
    assert len(known) == len(METHODS) + 1
    assert cash(100, 100).method_id == "cash"
