"""Money that is not a sale, and the rules of a store's money."""

from dataclasses import replace

import pytest

from pos.domain.errors import BadValue
from pos.domain.invoice import invoiceable
from pos.domain.numbering import NumberKind, parse_number
from pos.domain.takings import Taking, TakingKind
from pos.domain.tender import Tender, TenderKind, cash, cash_back
from pos.domain.trade_rules import TradeRules
from tests.examples import DUTY, NOON

RECHARGE = Taking(
    taking_id="0190f000-0000-7000-8000-000000000005",
    number="DBJ01-02-261122-000001",
    kind=TakingKind.RECHARGE,
    store_id=DUTY.till.store.store_id,
    till_id=DUTY.till.till_id,
    shift_id=DUTY.shift.shift_id,
    staff_id=DUTY.staff.staff_id,
    moment=NOON,
    offset_minutes=480,
    business_date=DUTY.shift.business_date,
    amount=50_000,
    tenders=(cash(50_000, 60_000),),
    gift=5_000,
)


def test_what_was_paid_is_what_it_comes_to() -> None:
    back = replace(RECHARGE, amount=-50_000, gift=-5_000, tenders=(cash_back(50_000),), returns=RECHARGE.taking_id)

    assert (RECHARGE.amount, back.amount) == (50_000, -50_000)
    assert parse_number(RECHARGE.number).kind is NumberKind.TAKING


@pytest.mark.parametrize(
    "change",
    (
        {"amount": 55_000},
        {"amount": 0, "tenders": ()},
        {"returns": "0190f000-0000-7000-8000-000000000006"},
        {"amount": -50_000, "tenders": (cash_back(50_000),)},
    ),
)
def test_what_cannot_be(change: dict[str, object]) -> None:
    with pytest.raises(BadValue):
        replace(RECHARGE, **change)  # type: ignore[arg-type]


def test_an_invoice_is_for_what_was_paid() -> None:
    tenders = (
        cash(5_000, 5_000),
        Tender(TenderKind.STORED_VALUE, 3_000, gift=500),
        Tender(TenderKind.POINTS, 700, points=70),
        Tender(TenderKind.VOUCHER, 1_000),
        Tender(TenderKind.ROUNDING, 7),
    )
    assert invoiceable(tenders) == 5_000 + 2_500
    assert invoiceable((cash_back(5_000),)) == -5_000


@pytest.mark.parametrize("change", ({"protection_days": -1}, {"no_receipt_limit": -1}))
def test_no_rule_is_below_nothing(change: dict[str, int]) -> None:
    with pytest.raises(BadValue):
        TradeRules(**change)  # type: ignore[arg-type]
