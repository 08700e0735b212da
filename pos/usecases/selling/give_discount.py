"""A discount given by hand, on a line or on the whole sale."""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import StrEnum

from pos.domain.cart import Cart, DiscountBy, ManualDiscount, put
from pos.domain.errors import BadValue
from pos.domain.pricing import price
from pos.domain.staff import Approval, Permission, Staff, Verdict, verdict


class DiscountOutcome(StrEnum):
    """What became of a discount."""

    OK = "ok"
    NEEDS_APPROVAL = "needs_approval"
    """A manager has to say yes."""
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


class GiveDiscount:
    """Gives a discount, or takes it off again."""

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

        It takes the place of the one given before; None takes that off, which needs nobody's yes. Raises BadValue for
        a line that is not there and for an approval of something else.
        """
        if discount is None:
            return Discounted(DiscountOutcome.OK, _with(cart, line_id, None))
        allowed = verdict(staff.role, Permission.DISCOUNT)
        if allowed is Verdict.DENIED:
            return Discounted(DiscountOutcome.DENIED, cart)
        if approval is None and allowed is Verdict.APPROVAL:
            return Discounted(DiscountOutcome.NEEDS_APPROVAL, cart)
        if approval is not None and approval.permission is not Permission.DISCOUNT:
            raise BadValue(f"an approval of {approval.permission} allows no discount")
        before = price(_with(cart, line_id, None))
        room = sum(line.paid for line in before.lines if line_id in (None, line.line.line_id))
        if discount.by is DiscountBy.AMOUNT and discount.value > room:
            return Discounted(DiscountOutcome.TOO_MUCH, cart)
        return Discounted(DiscountOutcome.OK, _with(cart, line_id, replace(discount, approval=approval)))


def _with(cart: Cart, line_id: int | None, discount: ManualDiscount | None) -> Cart:
    if line_id is None:
        return replace(cart, discount=discount)
    return put(cart, replace(cart.line(line_id), discount=discount))
