import pytest
from hypothesis import given
from hypothesis import strategies as st

from pos.domain.errors import BadValue
from pos.domain.quantity import amount_of_next, extend, pieces


@pytest.mark.parametrize(
    "unit_price, quantity, amount",
    ((1999, 3000, 5997), (1990, 250, 498), (1, 500, 1), (1, 499, 0), (999, -1000, -999), (3, -500, -2), (0, 9000, 0)),
)
def test_price_times_quantity_is_rounded_once(unit_price: int, quantity: int, amount: int) -> None:
    assert extend(unit_price, quantity) == amount


@given(st.integers(-(10**9), 10**9), st.lists(st.integers(1, 5000), min_size=1, max_size=8))
def test_the_parts_of_a_line_add_up_in_any_split(amount: int, takings: list[int]) -> None:
    quantity, already, sum_of_parts = sum(takings), 0, 0
    for taking in takings:
        sum_of_parts += amount_of_next(amount, quantity, already, taking)
        already += taking

    assert sum_of_parts == amount


@given(st.integers(0, 10**9), st.integers(1, 100))
def test_no_piece_is_more_than_a_fen_from_another(amount: int, count: int) -> None:
    parts = [amount_of_next(amount, count * 1000, each * 1000, 1000) for each in range(count)]

    assert max(parts) - min(parts) <= 1


def test_the_last_piece_takes_what_is_left() -> None:
    assert [amount_of_next(100, 3000, already, 1000) for already in (0, 1000, 2000)] == [33, 34, 33]


@pytest.mark.parametrize("quantity, already, taking", ((0, 0, 0), (1000, -1, 1), (1000, 0, -1), (1000, 500, 501)))
def test_more_than_there_is_cannot_be_taken(quantity: int, already: int, taking: int) -> None:
    with pytest.raises(BadValue):
        amount_of_next(100, quantity, already, taking)


@pytest.mark.parametrize(
    "quantity, text",
    ((0, "0"), (1000, "1"), (1500, "1.5"), (-2000, "-2"), (-250, "-0.25"), (1, "0.001"), (10_000, "10")),
)
def test_quantities_as_they_are_shown(quantity: int, text: str) -> None:
    assert pieces(quantity) == text
