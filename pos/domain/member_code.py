"""The member's dynamic code: a QR on their phone that says "I am this member, now", signed by the chain, good for a
minute. A till checks it without a network with the chain's public key; it holds no secret that could make one.

`GM` and base32 of: member id (16 bytes), moment of signing in Unix seconds (5 bytes), Ed25519 signature (64 bytes).
"""

from __future__ import annotations

import uuid
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

from pos.domain.errors import BadValue
from pos.domain.moments import from_ms, to_ms
from pos.domain.own_code import OwnCode, decode, encode

_LABEL = b"guitai member now 1\0"
_SIZE = 16 + 5 + 64
LIFE = timedelta(seconds=45)
"""How long it is good after it was signed; the phone shows a new one well before."""
SLACK = timedelta(seconds=15)
"""By how much the clocks of server and till may differ and a code still counts: with `LIFE` a minute at most."""


class Freshness(StrEnum):
    """Whether a code says "now"."""

    FRESH = "fresh"
    STALE = "stale"
    CLOCK_UNKNOWN = "clock_unknown"
    """This till has not heard the server's clock since it was started, or too vaguely: it cannot tell."""


@dataclass(frozen=True, slots=True)
class MemberCode:
    """A code's parts, not yet verified."""

    member_id: str
    """Who."""
    signed_at: datetime
    """When, whole seconds, by the server's clock."""
    signature: bytes
    """64 bytes."""

    @property
    def signed_part(self) -> bytes:
        """What the signature covers."""
        return signed_part(self.member_id, self.signed_at)

    def freshness(self, now: datetime, *, uncertainty: timedelta | None) -> Freshness:
        """Whether it is good at `now`, which is right to ± `uncertainty`; None: nobody knows how right it is."""
        if uncertainty is None or uncertainty > SLACK:
            return Freshness.CLOCK_UNKNOWN
        age = now - self.signed_at
        return Freshness.FRESH if -SLACK <= age <= LIFE + uncertainty else Freshness.STALE

    def __str__(self) -> str:
        seconds = (to_ms(self.signed_at) // 1000).to_bytes(5, "big")
        return OwnCode.MEMBER_NOW + encode(uuid.UUID(self.member_id).bytes + seconds + self.signature)


def signed_part(member_id: str, signed_at: datetime) -> bytes:
    """The bytes to sign."""
    return _LABEL + uuid.UUID(member_id).bytes + (to_ms(signed_at) // 1000).to_bytes(5, "big")


def parse_member_code(text: str) -> MemberCode:
    """The parts of a scanned code, in any case. Raises BadValue."""
    upper = text.strip().upper()
    if not upper.startswith(OwnCode.MEMBER_NOW):
        raise BadValue("not a member's code")
    data = decode(upper.removeprefix(OwnCode.MEMBER_NOW))
    if len(data) != _SIZE:
        raise BadValue("not a member's code")
    try:
        signed_at = from_ms(int.from_bytes(data[16:21], "big") * 1000)
    except (OverflowError, ValueError) as error:
        raise BadValue("not a member's code") from error
    return MemberCode(member_id=str(uuid.UUID(bytes=data[:16])), signed_at=signed_at, signature=data[21:])
