"""What a sale takes from (or gives back to) what a customer is entitled to: points, stored value, coupons, a voucher's
rights, and what a campaign has left. The server's ledgers are made of these; a document carries them for ever.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class EntitlementKind(StrEnum):
    """What is taken."""

    POINTS = "points"
    STORED_VALUE = "stored_value"
    COUPON = "coupon"
    VOUCHER = "voucher"
    """One right of a voucher."""
    QUOTA = "quota"
    """Pieces (or orders) of a campaign that is limited over the chain."""


@dataclass(frozen=True, slots=True)
class EntitlementUse:
    """One movement on an entitlement, born on the till with the document that carries it."""

    kind: EntitlementKind
    """What of."""
    use_id: str
    """UUIDv7: the id under which it was held at the server, or the till's own. Counted once, however often it comes."""
    subject: str
    """Whose or which: the member's id for points and stored value, the coupon's, the voucher right's, the rule's."""
    amount: int
    """Signed, as the entitlement sees it: -500 takes 500 points (fen, pieces); 1 gives a coupon back."""
    gift: int = 0
    """Of a recharge: fen given on top of the `amount` that was paid in."""
    offline: bool = False
    """Whether the till decided it without the server, within its allowance."""
    rule_id: str = ""
    """Of a coupon: the rule under which its money off stands on the lines; empty: none."""
    reverses: str = ""
    """The `use_id` that it gives back (a part of)."""
