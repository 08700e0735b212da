"""Which of a member's coupons leave the least to pay, together."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from itertools import combinations

from pos.domain.cart import Cart
from pos.domain.coupon import Coupon
from pos.domain.money import Fen

ALL_OF = 8
"""Of so many coupons every set is tried; of more, one is added as long as it helps."""


def choose_coupons(cart: Cart, coupons: Sequence[Coupon], due: Callable[[Cart], Fen]) -> tuple[Coupon, ...]:
    """The smallest set with the lowest amount due; nothing where none helps. `due`: what a cart comes to.

    Coupons that are in the cart already stay in it. Ties go to those that expire first, then to the lower id.
    """
    able = sorted(
        (each for each in coupons if each.coupon_id not in {taken.coupon_id for taken in cart.coupons}),
        key=lambda each: (each.valid_until is None, each.valid_until or cart.started, each.coupon_id),
    )
    if len(able) <= ALL_OF:
        sets = (chosen for size in range(len(able) + 1) for chosen in combinations(able, size))
        return min(sets, key=lambda chosen: due(_with(cart, chosen)))
    chosen: tuple[Coupon, ...] = ()
    now = due(cart)
    while rest := [each for each in able if each not in chosen]:
        best = min(rest, key=lambda each: due(_with(cart, (*chosen, each))))
        after = due(_with(cart, (*chosen, best)))
        if after >= now:
            break
        chosen, now = (*chosen, best), after
    return chosen


def _with(cart: Cart, chosen: Sequence[Coupon]) -> Cart:
    return replace(cart, coupons=(*cart.coupons, *chosen))
