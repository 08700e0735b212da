"""The set of coupons that leaves the least to pay."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from itertools import combinations

from hypothesis import given
from hypothesis import strategies as st

from pos.domain.cart import Cart
from pos.domain.coupon import Coupon, CouponKind
from pos.domain.money import Fen
from pos.usecases.members.choose_coupons import choose_coupons
from tests.examples import a_cart, an_item

CART = a_cart(an_item(1))


def a_coupon(number: int, value: Fen, stacking: str = "") -> Coupon:
    return Coupon(f"c-{number:02d}", f"C{number}", "b", "", CouponKind.AMOUNT, value=value, stacking=stacking)


def one_of_a_class(total: Fen) -> Callable[[Cart], Fen]:
    """A price where of one class the first presented counts."""

    def due(cart: Cart) -> Fen:
        first = {coupon.stacking or coupon.coupon_id: coupon for coupon in reversed(cart.coupons)}
        return max(0, total - sum(coupon.value for coupon in first.values()))

    return due


def test_the_least_with_the_fewest() -> None:
    due = one_of_a_class(10_000)
    ten, twenty, other = a_coupon(1, 1_000, "x"), a_coupon(2, 2_000, "x"), a_coupon(3, 500)
    assert choose_coupons(CART, (ten, twenty, other), due) == (twenty, other)
    assert choose_coupons(CART, (ten,), lambda _: 10_000) == ()
    assert choose_coupons(CART, (), due) == ()
    having = replace(CART, coupons=(twenty,))
    assert choose_coupons(having, (ten, twenty, other), due) == (other,)


def test_of_many_one_is_added_as_long_as_it_helps() -> None:
    many = tuple(a_coupon(number, number) for number in range(12))
    chosen = choose_coupons(CART, many, one_of_a_class(30))
    assert sum(coupon.value for coupon in chosen) >= 30
    assert choose_coupons(CART, many, one_of_a_class(10_000)) == tuple(reversed(many[1:]))
    assert choose_coupons(CART, many[1:], one_of_a_class(10_000)) == tuple(reversed(many[1:]))


@given(st.lists(st.tuples(st.integers(0, 500), st.sampled_from(["", "x", "y"])), max_size=6), st.integers(0, 1_000))
def test_no_other_set_is_cheaper(found: list[tuple[int, str]], total: int) -> None:
    coupons = tuple(a_coupon(number, value, of) for number, (value, of) in enumerate(found))
    due = one_of_a_class(total)
    best = due(replace(CART, coupons=choose_coupons(CART, coupons, due)))
    every = [chosen for size in range(len(coupons) + 1) for chosen in combinations(coupons, size)]
    assert best == min(due(replace(CART, coupons=chosen)) for chosen in every)
