import pytest
from hypothesis import given
from hypothesis import strategies as st

from pos.domain.errors import BadValue
from pos.domain.money import MAX_FEN
from pos.domain.tax import tax_on_top, tax_within
from pos.domain.tender import Tender, TenderKind, cash, suggested_cash


def test_cash_gives_change() -> None:
    tender = cash(16_350, 20_000)

    assert (tender.kind, tender.amount, tender.given, tender.change) == (TenderKind.CASH, 16_350, 20_000, 3_650)


def test_too_little_cash_settles_nothing() -> None:
    with pytest.raises(BadValue):
        cash(16_350, 16_349)


def test_cash_has_to_add_up() -> None:
    with pytest.raises(BadValue):
        Tender(kind=TenderKind.CASH, amount=100, given=200, change=99)
    assert Tender(kind=TenderKind.PREPAID, amount=100).given == 0


@pytest.mark.parametrize(
    "due, sums",
    (
        (16_350, (16_350, 16_400, 16_500, 17_000, 20_000)),
        (150, (150, 200, 500, 1_000, 10_000)),
        (290_100, (290_100, 290_500, 291_000, 292_000, 300_000)),
        (9_900, (9_900, 10_000)),
        (10_000, (10_000,)),
        (0, (0,)),
        (-100, ()),
    ),
)
def test_likely_sums(due: int, sums: tuple[int, ...]) -> None:
    assert suggested_cash(due) == sums


@given(st.integers(1, MAX_FEN))
def test_every_likely_sum_covers_what_is_due(due: int) -> None:
    sums = suggested_cash(due)

    assert sums[0] == due
    assert len(sums) <= 5
    assert list(sums) == sorted(set(sums))
    assert sums[-1] % 10_000 == 0


@given(st.integers(0, MAX_FEN), st.integers(0, 10_000))
def test_a_price_is_its_net_and_its_tax(paid: int, rate: int) -> None:
    within = tax_within(paid, rate)

    assert 0 <= within <= paid
    assert abs(tax_on_top(paid - within, rate) - within) <= 1


@pytest.mark.parametrize("paid, rate, tax", ((11_300, 1300, 1300), (100, 1300, 12), (-11_300, 1300, -1300), (99, 0, 0)))
def test_tax_within(paid: int, rate: int, tax: int) -> None:
    assert tax_within(paid, rate) == tax
