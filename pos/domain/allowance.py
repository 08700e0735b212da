"""What a till may let a member spend while the server cannot be asked, so that what can be lost is bounded.

Counted is what this till granted offline and the server has not yet booked. Over a chain no more can be lost than
(number of tills) x `per_till`; by one member no more than (number of tills they walk to) x `per_member`.
"""

from __future__ import annotations

from dataclasses import dataclass

from pos.domain.errors import BadValue
from pos.domain.money import Fen


@dataclass(frozen=True, slots=True)
class OfflineAllowance:
    """Head office's bound. 0 forbids offline spending."""

    per_member: Fen = 0
    """Fen (points at their worth) for one member until the server has booked it."""
    per_till: Fen = 0
    """Fen for all members of one till together until the server has booked it."""
    coupons: int = 0
    """Coupons and vouchers' rights that a till may redeem by signature alone until the server has booked them."""

    def __post_init__(self) -> None:
        if min(self.per_member, self.per_till, self.coupons) < 0:
            raise BadValue("an allowance below 0")

    def left(self, *, by_member: Fen, by_till: Fen) -> Fen:
        """Fen that a member may still spend: `by_member` and `by_till` is what was granted and is not booked yet."""
        return max(0, min(self.per_member - by_member, self.per_till - by_till))


NOTHING = OfflineAllowance()
"""What a till assumes that was never told."""
