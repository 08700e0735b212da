"""Pay with stored value (储值): held at the server, or within the till's allowance; made good by the document."""

from __future__ import annotations

from dataclasses import dataclass

from pos.domain.cart import Cart
from pos.domain.entitlement import EntitlementKind, EntitlementUse
from pos.domain.errors import CentralError, Unreachable
from pos.domain.holding import Held, Proof
from pos.domain.ids import new_id
from pos.domain.member import Member
from pos.domain.money import MAX_FEN, Fen
from pos.domain.tender import Tender, TenderKind
from pos.ports.member_desk import MemberDesk
from pos.usecases.members.holding import OfflineGrants, put_use, without_use
from pos.wire.holds import AskHold


@dataclass(frozen=True, slots=True)
class Spent:
    """What asking to spend came to."""

    outcome: Held
    """Granted (online or offline), or why not."""
    cart: Cart
    """With what is held; the same one unless granted."""
    tender: Tender | None = None
    """For stored value, when granted: what goes into the payment. Points are taken off by pricing: no tender."""
    left: Fen | None = None
    """Fen (points) the member has beside this; None where only the server knows and was not reached."""


class SpendStoredValue:
    """Holds an amount; `release` lets it go. The document that carries the use takes it for good."""

    def __init__(self, *, desk: MemberDesk, offline: OfflineGrants) -> None:
        self._desk = desk
        self._offline = offline

    def __call__(self, cart: Cart, member: Member, amount: Fen, proof: Proof) -> Spent:
        """Hold `amount` (fen, above 0) of the member's stored value for the cart.

        The caller keeps the cart and the tender together (`Cart.tenders`), so that a crash forgets neither; what was
        held and forgotten is let go by itself. Raises NotEnrolled, Refused.
        """
        if not 0 < amount <= MAX_FEN:
            return Spent(Held.BAD_AMOUNT, cart)
        hold_id = new_id()
        asked = AskHold(
            hold_id=hold_id,
            kind=EntitlementKind.STORED_VALUE,
            subject=member.member_id,
            amount=amount,
            member_id=member.member_id,
            proof=proof.kind,
            proof_text=proof.text,
        )
        gift, left = 0, None
        try:
            answer = self._desk.hold(asked)
            outcome, gift, left = answer.outcome, answer.gift, answer.left
        except Unreachable:
            outcome = self._offline.spend(cart, member.member_id, amount, proof)
        if not outcome.granted:
            return Spent(outcome, cart, left=left)
        use = EntitlementUse(
            kind=EntitlementKind.STORED_VALUE,
            use_id=hold_id,
            subject=member.member_id,
            amount=-amount,
            offline=outcome is Held.GRANTED_OFFLINE,
        )
        tender = Tender(kind=TenderKind.STORED_VALUE, amount=amount, tender_id=hold_id, gift=gift)
        return Spent(outcome, put_use(cart, use), tender=tender, left=left)

    def release(self, cart: Cart, tender_id: str) -> Cart:
        """The cart without it. The server is told, if it can be; otherwise the hold ends by itself."""
        release_quietly(self._desk, tender_id)
        return without_use(cart, tender_id)


def release_quietly(desk: MemberDesk, hold_id: str) -> None:
    """Let a hold go; without the network it ends by itself."""
    try:
        desk.release(hold_id)
    except CentralError:
        return
