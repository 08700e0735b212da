"""A discount given by hand, on a line or on the whole sale."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from enum import StrEnum

from pos.domain.cart import Cart, DiscountBy, ManualDiscount, put
from pos.domain.pricing import PricedCart, price
from pos.domain.staff import Approval, Deed, Leave, Permission, Staff, leave


class DiscountOutcome(StrEnum):
    """What became of a discount."""

    OK = "ok"
    NEEDS_APPROVAL = "needs_approval"
    """A manager has to say yes; her yes to another discount is none."""
    DENIED = "denied"
    """This role may not, whoever approves."""
    TOO_MUCH = "too_much"
    """More than there is to take off."""


@dataclass(frozen=True, slots=True)
class Discounted:
    """The cart after a discount."""

    outcome: DiscountOutcome
    """What became of it."""
    cart: Cart
    """Afterwards; the same one unless `OK`."""


def discounting(
    cart: Cart, line_id: int | None, discount: ManualDiscount, *, price: Callable[[Cart], PricedCart] = price
) -> Deed:
    """The deed of giving this discount on this line (or sale) of this cart, and how much it takes off."""
    before = _paid(price(_with(cart, line_id, None)), line_id)
    off = before - _paid(price(_with(cart, line_id, discount)), line_id)
    return Deed(
        Permission.DISCOUNT,
        subject=cart.cart_id,
        detail=f"{'sale' if line_id is None else f'line {line_id}'} {discount.by} {discount.value}",
        part=-(-off * 10_000 // before) if before else 0,
        amount=off,
    )


class GiveDiscount:
    """Gives a discount, or takes it off again."""

    def __init__(self, *, price: Callable[[Cart], PricedCart] = price) -> None:
        self._price = price

    def __call__(
        self,
        cart: Cart,
        *,
        line_id: int | None,
        discount: ManualDiscount | None,
        staff: Staff,
        approval: Approval | None = None,
    ) -> Discounted:
        """The cart with `discount` on a line, or on the whole sale where `line_id` is None.

        It takes the place of the one given before; None takes that off, which needs nobody's yes. An approval is for
        `discounting(cart, line_id, discount)`. Raises BadValue for a line that is not there.
        """
        if discount is None:
            return Discounted(DiscountOutcome.OK, _with(cart, line_id, None))
        if discount.by is DiscountBy.AMOUNT and discount.value > self._room(cart, line_id):
            return Discounted(DiscountOutcome.TOO_MUCH, cart)
        given = leave(staff, self.deed(cart, line_id, discount), approval)
        if given is not Leave.GIVEN:
            return Discounted(DiscountOutcome(given.value), cart)
        return Discounted(DiscountOutcome.OK, _with(cart, line_id, replace(discount, approval=approval)))

    def preview(self, cart: Cart, *, line_id: int | None, discount: ManualDiscount) -> Cart:
        """What the cart would be, whoever may give it; the same one for more than there is."""
        much = discount.by is DiscountBy.AMOUNT and discount.value > self._room(cart, line_id)
        return cart if much else _with(cart, line_id, discount)

    def deed(self, cart: Cart, line_id: int | None, discount: ManualDiscount) -> Deed:
        """What a manager is asked to say yes to."""
        return discounting(cart, line_id, discount, price=self._price)

    def _room(self, cart: Cart, line_id: int | None) -> int:
        """What the line, or the sale, comes to without it."""
        return _paid(self._price(_with(cart, line_id, None)), line_id)


def _paid(priced: PricedCart, line_id: int | None) -> int:
    return sum(line.paid for line in priced.lines if line_id in (None, line.line.line_id))


def _with(cart: Cart, line_id: int | None, discount: ManualDiscount | None) -> Cart:
    if line_id is None:
        return replace(cart, discount=discount)
    return put(cart, replace(cart.line(line_id), discount=discount))
