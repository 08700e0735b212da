"""Who buys, and what of a cart is theirs: another customer pays with nothing of it."""

from __future__ import annotations

from dataclasses import replace

from pos.domain.cart import Cart
from pos.domain.entitlement import EntitlementKind, EntitlementUse
from pos.domain.member import Member


def bought_by(cart: Cart, member: Member | None) -> Cart:
    """The cart with that member beside it. Points, coupons and vouchers' rights of the one before are theirs no more to
    give; what anybody may bring stays, and so does what has paid.
    """
    before = cart.member
    if before is None or (member is not None and member.member_id == before.member_id):
        return replace(cart, member=member)
    rights = {use.subject for use in cart.uses if use.kind is EntitlementKind.VOUCHER}
    coupons = [each for each in cart.coupons if not each.member_id and each.coupon_id not in rights]
    kept = {each.coupon_id for each in coupons}

    def stays(use: EntitlementUse) -> bool:
        return use.kind is EntitlementKind.COUPON and use.subject in kept

    return replace(
        cart,
        member=member,
        coupons=tuple(coupons),
        points=0,
        points_off=0,
        uses=tuple(use for use in cart.uses if _pays(cart, use) or stays(use)),
        at_most=(),
    )


def emptied(cart: Cart) -> Cart:
    """Nothing is left of the customer but what has paid."""
    return Cart(
        cart_id=cart.cart_id,
        started=cart.started,
        next_line=cart.next_line,
        note=cart.note,
        written=cart.written,
        tenders=cart.tenders,
        uses=tuple(use for use in cart.uses if _pays(cart, use)),
        approvals=cart.approvals,
    )


def _pays(cart: Cart, use: EntitlementUse) -> bool:
    return any(use.use_id == tender.tender_id for tender in cart.tenders)
