import itertools
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pos.domain.errors import BadValue
from pos.domain.money import MAX_FEN, half_up, parse_yuan, share, yuan

AMOUNTS = st.integers(-MAX_FEN, MAX_FEN)
WEIGHTS = st.lists(st.integers(0, 10**6), max_size=12)


@pytest.mark.parametrize(
    "numerator, denominator, rounded",
    ((5, 10, 1), (-5, 10, -1), (4, 10, 0), (-4, 10, 0), (15, 10, 2), (-15, 10, -2), (0, 7, 0), (7, 1, 7)),
)
def test_half_is_rounded_away_from_zero(numerator: int, denominator: int, rounded: int) -> None:
    assert half_up(numerator, denominator) == rounded


@given(AMOUNTS, st.integers(1, 10**6))
def test_rounding_is_never_further_than_half(numerator: int, denominator: int) -> None:
    assert abs(Fraction(numerator, denominator) - half_up(numerator, denominator)) <= Fraction(1, 2)


@pytest.mark.parametrize("denominator", (0, -1))
def test_no_division_by_nothing(denominator: int) -> None:
    with pytest.raises(BadValue):
        half_up(1, denominator)


@given(st.integers(0, MAX_FEN), st.lists(st.tuples(st.integers(0, 10**6), st.integers(0, 10**12)), max_size=12))
def test_parts_and_remainder_are_the_total_and_no_part_is_above_its_room(
    total: int, weighted: list[tuple[int, int]]
) -> None:
    weights = [weight for weight, _ in weighted]
    room = [most for _, most in weighted]

    shares = share(total, weights, room)

    assert sum(shares.parts) + shares.remainder == total
    assert all(0 <= part <= most for part, most in zip(shares.parts, room, strict=True))
    assert shares.remainder == max(0, total - sum(room))


@given(st.integers(0, MAX_FEN), WEIGHTS.filter(any))
def test_without_bounds_each_part_is_its_exact_share_to_the_fen(total: int, weights: list[int]) -> None:
    shares = share(total, weights)

    assert shares.remainder == 0
    for part, weight in zip(shares.parts, weights, strict=True):
        assert abs(part - Fraction(total * weight, sum(weights))) < 1
        assert weight > 0 or part == 0


@given(st.integers(0, MAX_FEN), st.integers(1, 12))
def test_weights_of_zero_count_as_equal(total: int, count: int) -> None:
    parts = share(total, [0] * count).parts

    assert sum(parts) == total
    assert max(parts) - min(parts) <= 1
    assert list(parts) == sorted(parts, reverse=True)


@given(st.integers(0, 10**6), WEIGHTS.filter(lambda weights: len(set(weights)) == len(weights)), st.randoms())
def test_the_order_of_different_weights_matters_only_in_a_tie(total: int, weights: list[int], random: object) -> None:
    """Larger weights never get less than smaller ones, wherever they stand."""
    parts = share(total, weights).parts if weights else ()
    by_weight = sorted(zip(weights, parts, strict=True))

    assert all(lower[1] <= higher[1] + 1 for lower, higher in itertools.pairwise(by_weight))
    assert sorted(parts) == sorted(share(total, sorted(weights)).parts if weights else ()) or _has_ties(total, weights)


def _has_ties(total: int, weights: list[int]) -> bool:
    remainders = [total * weight % sum(weights) for weight in weights]
    return len(set(remainders)) < len(remainders)


def test_ties_go_to_the_earlier_part() -> None:
    assert share(2, [1, 1, 1]).parts == (1, 1, 0)


def test_what_is_full_passes_its_share_on_by_the_same_weights() -> None:
    assert share(100, [2, 1, 1], [10, 100, 100]).parts == (10, 45, 45)


def test_parts_without_weight_take_what_the_others_have_no_room_for() -> None:
    shares = share(100, [1, 0, 0], [60, 10, 100])

    assert shares.parts == (60, 10, 30)
    assert share(100, [1, 0], [60, 10]).remainder == 30


def test_nothing_is_shared_among_nobody() -> None:
    assert share(7, []).remainder == 7
    assert share(0, [3, 4]).parts == (0, 0)


@pytest.mark.parametrize("total, weights, room", ((-1, [1], None), (1, [-1], None), (1, [1], [-1]), (1, [1, 1], [1])))
def test_share_takes_no_nonsense(total: int, weights: list[int], room: list[int] | None) -> None:
    with pytest.raises(BadValue):
        share(total, weights, room)


@pytest.mark.parametrize(
    "amount, text",
    ((0, "0.00"), (5, "0.05"), (-5, "-0.05"), (123_456, "1,234.56"), (-100_000_000, "-1,000,000.00")),
)
def test_amounts_as_they_are_shown(amount: int, text: str) -> None:
    assert yuan(amount) == text


@given(AMOUNTS)
def test_what_is_shown_can_be_typed(amount: int) -> None:
    assert parse_yuan(yuan(amount)) == amount


@pytest.mark.parametrize(
    "text, amount",
    (
        ("12", 1200),
        ("12.5", 1250),
        (" 12.05 ", 1205),
        ("1,234.56", 123_456),
        ("1,234,567", 123_456_700),
        ("-3.10", -310),
        ("¥12.00", 1200),
        ("￥12.00", 1200),
        ("￥ 12.00", 1200),
        ("0", 0),
        ("-0.00", 0),
        ("10,000,000,000.00", MAX_FEN),
        ("10000000000", MAX_FEN),
    ),
)
def test_typed_amounts(text: str, amount: int) -> None:
    assert parse_yuan(text) == amount


@pytest.mark.parametrize(
    "text",
    (
        "", "-", ".", ".5", "1.", "1.234", "12,5", "12,50", "1,2,3", "1,2345", ",123", "1234,567", "1.000,00", "1e3",
        "十二", "１２", "12元", "--1", "0x10", "10000000000.01", "99999999999", "1" * 10_000, "1 2", "NaN",
    ),
)  # fmt: skip
def test_what_is_no_amount(text: str) -> None:
    with pytest.raises(BadValue):
        parse_yuan(text)
