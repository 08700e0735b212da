"""Holding: what a till asks the server to keep for a cart, and what became of it.

A hold is made under an id of the till's, is repeated under the same id when an answer was lost, is made good by the
document that carries the id, and is over by itself after a while. What arrives after that is counted all the same.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from enum import StrEnum

HOLD_LIFE = timedelta(minutes=30)
"""How long a hold is kept without the document."""


class Held(StrEnum):
    """What asking for a hold came to."""

    GRANTED = "granted"
    """By the server."""
    GRANTED_OFFLINE = "granted_offline"
    """By the till, within its allowance."""
    NOT_ENOUGH = "not_enough"
    """The balance, or the campaign, has not so much left."""
    UNKNOWN = "unknown"
    """No such member, coupon or campaign."""
    PROOF_WANTED = "proof_wanted"
    """The member has to prove it: dynamic code, a code by SMS, or the password."""
    PROOF_WRONG = "proof_wrong"
    """The code or password is not right, is too old, or was used before."""
    LOCKED_OUT = "locked_out"
    """Too many wrong codes or passwords: a while has to pass."""
    REFUSED = "refused"
    """A coupon or voucher that cannot be used; its `CouponRefusal` says why."""
    OFFLINE_PROOF_WANTED = "offline_proof_wanted"
    """Without the server only the dynamic code proves anything (a signed QR, for a coupon)."""
    CLOCK_UNKNOWN = "clock_unknown"
    """Without the server's time nobody can tell whether a dynamic code is of now."""
    BEYOND_ALLOWANCE = "beyond_allowance"
    """The server is out of reach, and this is more than the till may grant alone."""
    BAD_AMOUNT = "bad_amount"
    """Not an amount (or number of points) that can be spent."""

    @property
    def granted(self) -> bool:
        """Whether it is held."""
        return self in (Held.GRANTED, Held.GRANTED_OFFLINE)


class ProofKind(StrEnum):
    """How a member proves who they are."""

    NONE = "none"
    CODE = "code"
    """The dynamic code on their phone."""
    SMS = "sms"
    """Six digits that were sent to their phone."""
    PASSWORD = "password"  # noqa: S105 - a code
    """Their payment password, six digits."""


@dataclass(frozen=True, slots=True, repr=False)
class Proof:
    """What the member showed or typed. Never logged, never kept: its `repr` does not show it."""

    kind: ProofKind
    """Of what kind."""
    text: str = ""
    """What was shown or typed."""

    def __repr__(self) -> str:
        return f"Proof({self.kind})"


NO_PROOF = Proof(ProofKind.NONE)
"""Nothing was shown."""
