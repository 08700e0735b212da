"""Recharge (储值充值): money paid in, with what the chain gives on top. The document carries it."""

from __future__ import annotations

from pos.domain.entitlement import EntitlementKind, EntitlementUse
from pos.domain.errors import BadValue
from pos.domain.ids import new_id
from pos.domain.member import Member
from pos.domain.money import MAX_FEN, Fen
from pos.domain.stored_value import RechargeOffer, gift_for
from pos.ports.mirror import Mirror


class RechargeStoredValue:
    """Needs no server: what is paid in is booked when the document arrives."""

    def __init__(self, *, mirror: Mirror) -> None:
        self._mirror = mirror

    def offers(self) -> tuple[RechargeOffer, ...]:
        """充送, the smallest first."""
        return tuple(sorted(self._mirror.membership().offers, key=lambda offer: offer.pay))

    def gift(self, paid: Fen) -> Fen:
        """What is given on top of an amount paid in."""
        return gift_for(paid, self._mirror.membership().offers)

    def __call__(self, member: Member, paid: Fen) -> EntitlementUse:
        """The use (for `Document.uses`) that books `paid` (fen, above 0) and its gift on the member's account.

        Raises BadValue for an amount that cannot be paid in.
        """
        if not 0 < paid <= MAX_FEN:
            raise BadValue(f"cannot pay {paid} in")
        return EntitlementUse(
            kind=EntitlementKind.STORED_VALUE,
            use_id=new_id(),
            subject=member.member_id,
            amount=paid,
            gift=self.gift(paid),
        )
