"""Use one right of a voucher (体验券): one that was given takes something off, one that was paid for pays."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime

from pos.domain.cart import Cart
from pos.domain.coupon import CouponRefusal, CouponState
from pos.domain.entitlement import EntitlementKind, EntitlementUse
from pos.domain.errors import Unreachable
from pos.domain.holding import Held
from pos.domain.ids import new_id
from pos.domain.money import Fen, half_up
from pos.domain.pricing import PricedCart
from pos.domain.quantity import ONE
from pos.domain.store import Till
from pos.domain.tender import Tender, TenderKind
from pos.domain.voucher import RightTo, Voucher, VoucherRight, as_coupon
from pos.ports.clock import Clock
from pos.ports.member_desk import MemberDesk
from pos.ports.mirror import Mirror
from pos.usecases.members.holding import OfflineGrants, put_use, without_use
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
    """Takes the right that was chosen, or the next one that is good.

    Without head office: one that it told of, of the member beside the sale, within the allowance for coupons, each
    once. Never one that was paid for: that is money. The document that carries the use redeems the right.
    """

    def __init__(self, *, desk: MemberDesk, mirror: Mirror, offline: OfflineGrants, clock: Clock, till: Till) -> None:
        self._desk = desk
        self._mirror = mirror
        self._offline = offline
        self._clock = clock
        self._store_id = till.store.store_id

    def __call__(self, cart: Cart, code: str, right_id: str = "") -> RightTaken:
        """While goods are rung up: a right that was given comes into the cart. Without `right_id` it is the voucher's
        next one. Raises NotEnrolled, Refused.
        """
        locked = self._lock(cart, code, right_id)
        if isinstance(locked, RightTaken):
            return locked
        if pays(locked.voucher, locked.right):
            release_quietly(self._desk, locked.use.use_id)
            return RightTaken(Held.REFUSED, cart, locked.right, refusal=CouponRefusal.PAYS)
        coupon = as_coupon(locked.voucher, locked.right)
        taken = put_use(cart, locked.use)
        if coupon is not None:
            taken = replace(taken, coupons=(*taken.coupons, coupon))
        outcome = Held.GRANTED_OFFLINE if locked.use.offline else Held.GRANTED
        return RightTaken(outcome, taken, locked.right)

    def pay(self, priced: PricedCart, code: str, due: Fen, right_id: str = "") -> RightTaken:
        """While money is taken: a right that was paid for is a tender of what it is worth here, `due` at most.

        Raises NotEnrolled, Refused.
        """
        cart = priced.cart
        locked = self._lock(cart, code, right_id)
        if isinstance(locked, RightTaken):
            return locked
        worth = locked.right.worth
        if locked.right.to in (RightTo.GOODS, RightTo.GIFT):
            worth = cost_of(priced, locked.right.style_code)
        amount = min(worth, due)
        given = not pays(locked.voucher, locked.right)
        if given or amount <= 0:
            release_quietly(self._desk, locked.use.use_id)
            why = CouponRefusal.GIVEN if given else CouponRefusal.NO_GOODS
            return RightTaken(Held.REFUSED, cart, locked.right, refusal=why)
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

    def drop(self, cart: Cart, right_id: str) -> Cart:
        """The cart without a right that was given, and what it took off; the server is told, if it can be."""
        for use in cart.uses:
            if use.kind is EntitlementKind.VOUCHER and use.subject == right_id:
                cart = self.release(cart, use.use_id)
        return replace(cart, coupons=tuple(each for each in cart.coupons if each.coupon_id != right_id))

    def _lock(self, cart: Cart, code: str, right_id: str) -> _Locked | RightTaken:
        member_id = cart.member.member_id if cart.member is not None else ""
        hold_id, kind, subject = new_id(), EntitlementKind.VOUCHER, right_id or code.strip().upper()
        try:
            answer = self._desk.hold(AskHold(hold_id, kind, subject, member_id=member_id))
        except Unreachable:
            return self._alone(cart, subject, EntitlementUse(kind, hold_id, "", -1, offline=True), member_id)
        voucher = answer.voucher
        rights = voucher.rights if voucher is not None else ()
        right = next((each for each in rights if each.right_id == answer.right_id), None)
        if not answer.outcome.granted or voucher is None or right is None:
            why = CouponRefusal(answer.refusal) if answer.refusal else CouponRefusal.UNKNOWN
            return RightTaken(Held.REFUSED, cart, refusal=why)
        return _Locked(voucher, right, EntitlementUse(kind, hold_id, right.right_id, -1))

    def _alone(self, cart: Cart, subject: str, use: EntitlementUse, member_id: str) -> _Locked | RightTaken:
        """A right of the member's that is good as far as the till was told."""
        now, known = self._clock.now(), self._mirror.vouchers(member_id) if member_id else ()
        wanted = [(each, right) for each in known for right in each.rights if subject in (each.code, right.right_id)]
        why = None
        for voucher, right in wanted:
            why = known_refusal(voucher, right, cart=cart, offline=self._offline, store_id=self._store_id, moment=now)
            if why is None:
                granted = self._offline.redeem(cart)
                if not granted.granted:
                    return RightTaken(granted, cart, right)
                return _Locked(voucher, right, replace(use, subject=right.right_id))
        return RightTaken(Held.REFUSED if why is not None else Held.OFFLINE_PROOF_WANTED, cart, refusal=why)


def pays(voucher: Voucher, right: VoucherRight) -> bool:
    """Whether that right is a payment: it was paid for, and is worth money."""
    return voucher.price > 0 and right.to in (RightTo.MONEY_OFF, RightTo.GOODS, RightTo.GIFT)


def known_refusal(
    voucher: Voucher, right: VoucherRight, *, cart: Cart, offline: OfflineGrants, store_id: str, moment: datetime
) -> CouponRefusal | None:
    """Why a right that head office told of cannot be taken without it; None when it can."""
    why = right.refusal(store_id=store_id, moment=moment)
    if why is None and right.state is CouponState.LOCKED:
        why = CouponRefusal.LOCKED
    if why is None and offline.used(cart, right.right_id):
        why = CouponRefusal.USED
    return CouponRefusal.ONLINE_ONLY if why is None and pays(voucher, right) else why


def cost_of(priced: PricedCart, style_code: str) -> Fen:
    """What the cheapest piece of a style comes to in the sale; 0 where there is none."""
    pieces = [
        half_up(line.paid * ONE, line.line.quantity)
        for line in priced.lines
        if line.line.item.style_code == style_code and line.line.quantity >= ONE
    ]
    return min(pieces, default=0)
