"""Put a coupon into the cart: locked at the server, or, without it, by its signature and within the allowance."""

from __future__ import annotations

from dataclasses import dataclass, replace

from pos.domain.cart import Cart
from pos.domain.coupon import Coupon, CouponKind, CouponRefusal, CouponState, parse_signed_coupon, refusal
from pos.domain.entitlement import EntitlementKind, EntitlementUse
from pos.domain.errors import BadValue, Unreachable
from pos.domain.holding import Held
from pos.domain.ids import new_id
from pos.domain.own_code import OwnCode
from pos.domain.store import Till
from pos.ports.clock import Clock
from pos.ports.keys import Verifier
from pos.ports.member_desk import MemberDesk
from pos.ports.mirror import Mirror
from pos.usecases.members.holding import RIGHTS, OfflineGrants, put_use, without_use
from pos.usecases.members.spend_stored_value import release_quietly
from pos.wire.holds import AskHold


@dataclass(frozen=True, slots=True)
class CouponTaken:
    """What presenting a coupon came to."""

    outcome: Held
    """Granted (online or offline), or why not; for `REFUSED`, `refusal` says more."""
    cart: Cart
    """With the coupon, when granted; the same one where it was in the cart already."""
    coupon: Coupon | None = None
    """The coupon, as far as it is known."""
    refusal: CouponRefusal | None = None
    """Why it gives nothing."""


class RedeemCoupon:
    """`release` takes it out of the cart again. The document that carries the use redeems it."""

    def __init__(
        self,
        *,
        desk: MemberDesk,
        mirror: Mirror,
        offline: OfflineGrants,
        verifier: Verifier,
        clock: Clock,
        till: Till,
    ) -> None:
        self._desk = desk
        self._mirror = mirror
        self._offline = offline
        self._verifier = verifier
        self._clock = clock
        self._store_id = till.store.store_id

    def __call__(self, cart: Cart, text: str) -> CouponTaken:
        """Lock the coupon of a code (`C…`) or a QR (`GC…`). Raises NotEnrolled, Refused."""
        shown = text.strip().upper()
        signed = self._signed(shown)
        if shown.startswith(OwnCode.COUPON_QR) and signed is None:
            return CouponTaken(Held.REFUSED, cart, refusal=CouponRefusal.FORGED)
        subject = signed.coupon_id if signed is not None else shown
        before = next((each for each in cart.coupons if subject in (each.code, each.coupon_id)), None)
        if before is not None:
            return CouponTaken(Held.GRANTED, cart, before)
        member_id = cart.member.member_id if cart.member is not None else ""
        hold_id = new_id()
        asked = AskHold(hold_id=hold_id, kind=EntitlementKind.COUPON, subject=subject, member_id=member_id)
        try:
            answer = self._desk.hold(asked)
        except Unreachable:
            return self._alone(cart, subject, signed, hold_id, member_id)
        if not answer.outcome.granted or answer.coupon is None:
            why = CouponRefusal(answer.refusal) if answer.refusal else CouponRefusal.UNKNOWN
            return CouponTaken(Held.REFUSED, cart, answer.coupon, why)
        return CouponTaken(Held.GRANTED, _with(cart, answer.coupon, hold_id, offline=False), answer.coupon)

    def release(self, cart: Cart, coupon_id: str) -> Cart:
        """The cart without the coupon; the server is told, if it can be."""
        for use in cart.uses:
            if use.kind in RIGHTS and use.subject == coupon_id:
                release_quietly(self._desk, use.use_id)
                cart = without_use(cart, use.use_id)
        return replace(cart, coupons=tuple(each for each in cart.coupons if each.coupon_id != coupon_id))

    def _signed(self, text: str) -> Coupon | None:
        """The coupon of a true QR, as far as the till knows its issue."""
        try:
            code = parse_signed_coupon(text)
        except BadValue:
            return None
        if not self._verifier.verify(code.signed_part, code.signature):
            return None
        issue = self._mirror.coupon_issue(code.batch_id)
        blank = issue or Coupon(coupon_id="", code="", batch_id="", name="", kind=CouponKind.AMOUNT)
        return replace(
            blank,
            coupon_id=code.coupon_id,
            # The QR does not hold what people type; pricing tells coupons apart by their code.
            code=code.coupon_id,
            batch_id=code.batch_id if issue is not None else "",
            member_id=code.member_id,
            valid_from=code.valid_from,
            valid_until=code.valid_until,
        )

    def _alone(self, cart: Cart, subject: str, signed: Coupon | None, hold_id: str, member_id: str) -> CouponTaken:
        """Without the server: a coupon with a true signature, or one the server told is in this member's wallet."""
        wallet = self._mirror.wallet(member_id) if member_id else ()
        known = next((each for each in wallet if subject in (each.code, each.coupon_id)), None)
        coupon = known or (signed if signed is not None and signed.batch_id else None)
        if coupon is None:
            return CouponTaken(Held.OFFLINE_PROOF_WANTED, cart)
        why = refusal(coupon, store_id=self._store_id, member_id=member_id, moment=self._clock.now())
        if why is None and self._offline.used(cart, coupon.coupon_id):
            why = CouponRefusal.USED
        if why is not None:
            return CouponTaken(Held.REFUSED, cart, coupon, why)
        outcome = self._offline.redeem(cart)
        if not outcome.granted:
            return CouponTaken(outcome, cart, coupon)
        return CouponTaken(outcome, _with(cart, coupon, hold_id, offline=True), coupon)


def _with(cart: Cart, coupon: Coupon, hold_id: str, *, offline: bool) -> Cart:
    use = EntitlementUse(
        kind=EntitlementKind.COUPON, use_id=hold_id, subject=coupon.coupon_id, amount=-1, offline=offline
    )
    locked = replace(coupon, state=CouponState.LOCKED)
    return replace(put_use(cart, use), coupons=(*cart.coupons, locked))
