"""Stored value: principal and gift apart, spent and given back in proportion."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pos.domain.errors import BadValue
from pos.domain.stored_value import RechargeOffer, Value, gift_for, give_back, spend

OFFERS = (RechargeOffer(50_000, 5_000), RechargeOffer(100_000, 15_000), RechargeOffer(20_000, 1_000, repeats=True))


@pytest.mark.parametrize(
    "paid, gift",
    (
        (19_999, 0),
        (20_000, 1_000),
        (50_000, 5_000),  # 充500送50, not twice 充200送10
        (99_999, 5_000),
        (100_000, 15_000),
        (400_000, 20_000),  # twenty times 充200送10 is more than once 充1000送150
    ),
)
def test_what_a_recharge_gives_on_top(paid: int, gift: int) -> None:
    assert gift_for(paid, OFFERS) == gift
    assert gift_for(paid, ()) == 0


def test_both_parts_are_spent_in_the_proportion_of_the_balance() -> None:
    assert spend(Value(50_000, 5_000), 11_000) == Value(10_000, 1_000)
    assert spend(Value(50_000, 5_000), 55_000) == Value(50_000, 5_000)
    assert spend(Value(50_000), 1) == Value(1)


def test_what_is_not_there_is_owed_as_principal() -> None:
    assert spend(Value(1_000, 100), 1_500) == Value(1_400, 100)
    assert spend(Value(-200, 100), 300) == Value(200, 100)


@pytest.mark.parametrize("bad", ((0, 5), (-1, 5), (5, -1)))
def test_an_offer_that_cannot_be(bad: tuple[int, int]) -> None:
    with pytest.raises(BadValue):
        RechargeOffer(*bad)


def test_what_cannot_be_spent_or_given_back() -> None:
    with pytest.raises(BadValue):
        spend(Value(1), -1)
    for amount, before in ((-1, 0), (1, -1), (8, 3)):
        with pytest.raises(BadValue):
            give_back(Value(5, 5), amount, before=before)
    assert give_back(Value(0), 0) == Value(0, 0)


@given(
    balance=st.builds(Value, st.integers(0, 10**9), st.integers(0, 10**9)),
    part=st.integers(0, 1000),
    cuts=st.lists(st.integers(0, 10**9), max_size=6),
)
def test_all_returns_together_give_back_exactly_what_was_spent(balance: Value, part: int, cuts: list[int]) -> None:
    amount = balance.total * part // 1000
    spent = spend(balance, amount)
    assert spent.total == amount
    assert 0 <= spent.gift <= balance.gift
    assert 0 <= spent.principal <= balance.principal
    before, back = 0, Value(0)
    for cut in [*cuts, amount]:
        piece = min(cut, amount - before)
        given_now = give_back(spent, piece, before=before)
        assert given_now.total == piece
        assert min(given_now.principal, given_now.gift) >= 0 or piece == 0
        back, before = back + given_now, before + piece
    assert back == spent
    assert balance + -spent + back == balance
