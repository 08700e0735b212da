"""Which of a member's coupons and rights do something for the sale, and which of them leave the least to pay."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from pos.domain.cart import Cart
from pos.domain.coupon import Coupon
from pos.domain.money import Fen
from pos.domain.pricing import PricedCart
from pos.usecases.members.choose_coupons import choose_coupons


@dataclass(frozen=True, slots=True)
class FittingWallet:
    """What of a wallet is worth offering now."""

    fitting: frozenset[str] = frozenset()
    """Ids of those that give something in this sale, each by itself or beside others."""
    best: tuple[Coupon, ...] = ()
    """The set that leaves the least to pay, beside those in the sale already; nothing where none helps."""
    saves: Fen = 0
    """What that set takes off, 0 or more."""


def fit_wallet(cart: Cart, able: Sequence[Coupon], price: Callable[[Cart], PricedCart]) -> FittingWallet:
    """What of `able` (those that may be used here and now, none of them in the cart) fits this cart.

    A right of a voucher stands among them as the coupon that it is to pricing. Prices the cart many times: never on
    the GUI thread.
    """
    if not able or not cart.lines:
        return FittingWallet()
    together = _applied(price, cart, able)
    fitting = [each for each in able if each.code in together or each.code in _applied(price, cart, [each])]
    best = choose_coupons(cart, fitting, lambda tried: price(tried).total)
    saves = price(cart).total - price(_with(cart, best)).total
    ids = frozenset(each.coupon_id for each in fitting)
    return FittingWallet(ids, best, saves) if saves > 0 else FittingWallet(ids)


def _applied(price: Callable[[Cart], PricedCart], cart: Cart, coupons: Sequence[Coupon]) -> set[str]:
    why = price(_with(cart, coupons)).why
    return {rule.coupon for rule in why.applied} | {gift.rule_id for gift in why.gifts}


def _with(cart: Cart, coupons: Sequence[Coupon]) -> Cart:
    return replace(cart, coupons=(*cart.coupons, *coupons))
