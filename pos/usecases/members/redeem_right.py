"""Use one right of a voucher (体验券): one that was given takes something off, one that was paid for pays."""

from __future__ import annotations

from dataclasses import dataclass, replace

from pos.domain.cart import Cart
from pos.domain.coupon import CouponRefusal
from pos.domain.entitlement import EntitlementKind, EntitlementUse
from pos.domain.errors import Unreachable
from pos.domain.holding import Held
from pos.domain.ids import new_id
from pos.domain.money import Fen, half_up
from pos.domain.pricing import PricedCart
from pos.domain.quantity import ONE
from pos.domain.tender import Tender, TenderKind
from pos.domain.voucher import RightTo, Voucher, VoucherRight, as_coupon
from pos.ports.member_desk import MemberDesk
from pos.usecases.members.holding import put_use, without_use
from pos.usecases.members.spend_stored_value import release_quietly
from pos.wire.holds import AskHold


@dataclass(frozen=True, slots=True)
class RightTaken:
    """What showing a voucher came to."""

    outcome: Held
    """Granted, or why not; for `REFUSED`, `refusal` says more."""
    cart: Cart
    """With the right, when granted."""
    right: VoucherRight | None = None
    """Which, as far as it is known."""
    tender: Tender | None = None
    """What it pays, while money is taken."""
    refusal: CouponRefusal | None = None
    """Why it gives nothing."""


@dataclass(frozen=True, slots=True)
class _Locked:
    """A right that is held."""

    voucher: Voucher
    right: VoucherRight
    use: EntitlementUse


class RedeemRight:
    """Each showing takes the next right that is good. Only head office knows a voucher: without it there is none.

    The document that carries the use redeems the right.
    """

    def __init__(self, *, desk: MemberDesk) -> None:
        self._desk = desk

    def __call__(self, cart: Cart, code: str) -> RightTaken:
        """While goods are rung up: a right that was given comes into the cart. Raises NotEnrolled, Refused."""
        locked = self._lock(cart, code)
        if isinstance(locked, RightTaken):
            return locked
        if locked.voucher.price and locked.right.to in _PAYS:
            release_quietly(self._desk, locked.use.use_id)
            return RightTaken(Held.REFUSED, cart, locked.right, refusal=CouponRefusal.PAYS)
        coupon = as_coupon(locked.voucher, locked.right)
        taken = put_use(cart, locked.use)
        if coupon is not None:
            taken = replace(taken, coupons=(*taken.coupons, coupon))
        return RightTaken(Held.GRANTED, taken, locked.right)

    def pay(self, priced: PricedCart, code: str, due: Fen) -> RightTaken:
        """While money is taken: a right that was paid for is a tender of what it is worth here, `due` at most.

        Raises NotEnrolled, Refused.
        """
        cart = priced.cart
        locked = self._lock(cart, code)
        if isinstance(locked, RightTaken):
            return locked
        worth = locked.right.worth
        if locked.right.to in (RightTo.GOODS, RightTo.GIFT):
            worth = _cost_of(priced, locked.right.style_code)
        amount = min(worth, due)
        if not locked.voucher.price or locked.right.to not in _PAYS or amount <= 0:
            release_quietly(self._desk, locked.use.use_id)
            return RightTaken(Held.REFUSED, cart, locked.right, refusal=CouponRefusal.NO_GOODS)
        tender = Tender(
            kind=TenderKind.VOUCHER,
            amount=amount,
            given=worth,
            reference=locked.voucher.code,
            tender_id=locked.use.use_id,
        )
        return RightTaken(Held.GRANTED, put_use(cart, locked.use), locked.right, tender)

    def release(self, cart: Cart, use_id: str) -> Cart:
        """The cart without what paid; the server is told, if it can be."""
        release_quietly(self._desk, use_id)
        return without_use(cart, use_id)

    def _lock(self, cart: Cart, code: str) -> _Locked | RightTaken:
        member_id = cart.member.member_id if cart.member is not None else ""
        hold_id, kind = new_id(), EntitlementKind.VOUCHER
        try:
            answer = self._desk.hold(AskHold(hold_id, kind, code.strip().upper(), member_id=member_id))
        except Unreachable:
            return RightTaken(Held.OFFLINE_PROOF_WANTED, cart)
        voucher = answer.voucher
        rights = voucher.rights if voucher is not None else ()
        right = next((each for each in rights if each.right_id == answer.right_id), None)
        if not answer.outcome.granted or voucher is None or right is None:
            why = CouponRefusal(answer.refusal) if answer.refusal else CouponRefusal.UNKNOWN
            return RightTaken(Held.REFUSED, cart, refusal=why)
        return _Locked(voucher, right, EntitlementUse(kind, hold_id, right.right_id, -1))


_PAYS = (RightTo.MONEY_OFF, RightTo.GOODS, RightTo.GIFT)


def _cost_of(priced: PricedCart, style_code: str) -> Fen:
    """What the cheapest piece of a style comes to in the sale; 0 where there is none."""
    pieces = [
        half_up(line.paid * ONE, line.line.quantity)
        for line in priced.lines
        if line.line.item.style_code == style_code and line.line.quantity >= ONE
    ]
    return min(pieces, default=0)
