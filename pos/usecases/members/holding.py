"""What is held for a cart, and what this till granted without the server that the server has not booked yet."""

from __future__ import annotations

from dataclasses import replace

from pos.domain.cart import Cart
from pos.domain.entitlement import EntitlementKind, EntitlementUse
from pos.domain.errors import BadValue
from pos.domain.holding import Held, Proof, ProofKind
from pos.domain.member_code import Freshness, parse_member_code
from pos.domain.membership import Membership
from pos.domain.money import Fen
from pos.ports.clock import Clock
from pos.ports.keys import Verifier
from pos.ports.ledger import Ledger
from pos.ports.mirror import Mirror

RIGHTS = (EntitlementKind.COUPON, EntitlementKind.VOUCHER)


def put_use(cart: Cart, use: EntitlementUse) -> Cart:
    """The cart with what is held for it."""
    return replace(cart, uses=(*cart.uses, use))


def without_use(cart: Cart, use_id: str) -> Cart:
    """The cart without a use."""
    return replace(cart, uses=tuple(use for use in cart.uses if use.use_id != use_id))


class OfflineGrants:
    """Decides what a till may grant while the server is out of reach."""

    def __init__(self, *, ledger: Ledger, mirror: Mirror, verifier: Verifier, clock: Clock) -> None:
        self._ledger = ledger
        self._mirror = mirror
        self._verifier = verifier
        self._clock = clock

    def spend(self, cart: Cart, member_id: str, worth: Fen, proof: Proof) -> Held:
        """Whether a member may spend `worth` (fen, above 0): with a fresh dynamic code, within the allowance."""
        proven = self.prove(member_id, proof)
        if proven is not Held.GRANTED_OFFLINE:
            return proven
        membership = self._mirror.membership()
        granted = self._granted(cart)
        left = membership.offline.left(
            by_member=_spent([use for use in granted if use.subject == member_id], membership),
            by_till=_spent(granted, membership),
        )
        return Held.GRANTED_OFFLINE if worth <= left else Held.BEYOND_ALLOWANCE

    def redeem(self, cart: Cart) -> Held:
        """Whether one more coupon (or voucher's right) may be redeemed by its signature alone."""
        so_far = sum(use.kind in RIGHTS and use.amount < 0 for use in self._granted(cart))
        within = so_far < self._mirror.membership().offline.coupons
        return Held.GRANTED_OFFLINE if within else Held.BEYOND_ALLOWANCE

    def used(self, cart: Cart, subject: str) -> bool:
        """Whether this till itself has redeemed that coupon (or right) lately."""
        return any(use.kind in RIGHTS and use.subject == subject for use in self._granted(cart))

    def prove(self, member_id: str, proof: Proof) -> Held:
        """Whether the dynamic code that was shown is the member's and of now; `GRANTED_OFFLINE` when it is."""
        if proof.kind is not ProofKind.CODE:
            return Held.OFFLINE_PROOF_WANTED
        try:
            code = parse_member_code(proof.text)
        except BadValue:
            return Held.PROOF_WRONG
        if code.member_id != member_id or not self._verifier.verify(code.signed_part, code.signature):
            return Held.PROOF_WRONG
        fresh = code.freshness(self._clock.now(), uncertainty=self._clock.uncertainty())
        if fresh is Freshness.CLOCK_UNKNOWN:
            return Held.CLOCK_UNKNOWN
        return Held.GRANTED_OFFLINE if fresh is Freshness.FRESH else Held.PROOF_WRONG

    def _granted(self, cart: Cart) -> tuple[EntitlementUse, ...]:
        """In documents the server has not booked, in parked carts and in the open one."""
        parked = (use for held in self._ledger.held_carts() if held.cart_id != cart.cart_id for use in held.uses)
        booked = self._mirror.applied_tseq()
        return tuple(use for use in (*self._ledger.offline_uses_since(booked), *parked, *cart.uses) if use.offline)


def _spent(uses: tuple[EntitlementUse, ...] | list[EntitlementUse], membership: Membership) -> Fen:
    """What those uses took, in fen."""
    value = sum(-use.amount for use in uses if use.kind is EntitlementKind.STORED_VALUE and use.amount < 0)
    points = sum(-use.amount for use in uses if use.kind is EntitlementKind.POINTS and use.amount < 0)
    return value + membership.points.worth(points)
