"""Spend points (积分抵现): a stage of pricing, not a tender. They take money off, allocated to the lines."""

from __future__ import annotations

from dataclasses import replace

from pos.domain.cart import Cart
from pos.domain.entitlement import EntitlementKind, EntitlementUse
from pos.domain.errors import Unreachable
from pos.domain.holding import Held, Proof
from pos.domain.ids import new_id
from pos.domain.member import Member
from pos.domain.money import Fen
from pos.ports.member_desk import MemberDesk
from pos.ports.mirror import Mirror
from pos.usecases.members.holding import OfflineGrants, put_use, without_use
from pos.usecases.members.spend_stored_value import Spent, release_quietly
from pos.wire.holds import AskHold


class SpendPoints:
    """Holds points; the cart's `points` and `points_off` are what pricing takes off. `release` takes them back."""

    def __init__(self, *, desk: MemberDesk, mirror: Mirror, offline: OfflineGrants) -> None:
        self._desk = desk
        self._mirror = mirror
        self._offline = offline

    def most(self, member: Member, total: Fen) -> int:
        """The most points that the member may spend on a sale of `total` fen."""
        return self._mirror.membership().points.spendable(member.points, total)

    def worth(self, points: int) -> Fen:
        """What that many points take off."""
        return self._mirror.membership().points.worth(points)

    def __call__(self, cart: Cart, member: Member, points: int, total: Fen, proof: Proof) -> Spent:
        """Hold `points` for the cart, whose amount due before points is `total`. Points it had before are let go.

        Raises NotEnrolled, Refused.
        """
        rule = self._mirror.membership().points
        if points <= 0 or points % rule.step or points > rule.spendable(points, total):
            return Spent(Held.BAD_AMOUNT, cart)
        free = self.release(cart)
        hold_id = new_id()
        asked = AskHold(
            hold_id=hold_id,
            kind=EntitlementKind.POINTS,
            subject=member.member_id,
            amount=points,
            member_id=member.member_id,
            proof=proof.kind,
            proof_text=proof.text,
        )
        left = None
        try:
            answer = self._desk.hold(asked)
            outcome, left = answer.outcome, answer.left
        except Unreachable:
            outcome = self._offline.spend(free, member.member_id, rule.worth(points), proof)
        if not outcome.granted:
            return Spent(outcome, free, left=left)
        use = EntitlementUse(
            kind=EntitlementKind.POINTS,
            use_id=hold_id,
            subject=member.member_id,
            amount=-points,
            offline=outcome is Held.GRANTED_OFFLINE,
        )
        held = replace(put_use(free, use), points=points, points_off=rule.worth(points))
        return Spent(outcome, held, left=left)

    def release(self, cart: Cart) -> Cart:
        """The cart without points to spend."""
        for use in cart.uses:
            if use.kind is EntitlementKind.POINTS:
                release_quietly(self._desk, use.use_id)
                cart = without_use(cart, use.use_id)
        return replace(cart, points=0, points_off=0)
