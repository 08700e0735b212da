"""What a sale earned its customer beside the price: gifts, coupons for next time, 返现; and what it had asked for.

A document carries it, so that a return knows which condition breaks without the promotions of that day.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from pos.domain.coupon import CouponState
from pos.domain.money import Fen
from pos.domain.swiftly_made import swiftly_made


@swiftly_made
@dataclass(frozen=True, slots=True)
class Need:
    """One thing a promotion asked for, and what there was of it."""

    lines: tuple[int, ...]
    """The lines that it counted: a cart's line ids, a document's lines."""
    least: int
    """Fen or pieces, at least."""
    measured: int
    """Fen (as they stood when the promotion had its turn) or pieces that there were."""
    pieces: bool = False
    """Whether pieces are counted, instead of fen."""
    every: int = 0
    """Given once for every so many; 0: once."""


@dataclass(frozen=True, slots=True)
class Earned:
    """What one promotion gave."""

    rule_id: str
    """The promotion."""
    name: str
    """As clerk and customer read it."""
    given: int
    """Gifts, coupons, or fen of 返现."""
    needs: tuple[Need, ...]
    """All of them had to be there."""
    times: int = 1
    """How often it was given."""
    use_id: str = ""
    """The `EntitlementUse` that it is; empty: gifts, which are lines."""
    lines: tuple[int, ...] = ()
    """Of gifts: their lines in the document."""


@dataclass(frozen=True, slots=True)
class EarnedCoupon:
    """A coupon that a sale earned, as head office knows it."""

    use_id: str
    """The sale's use that gave it."""
    coupon_id: str
    """Id."""
    code: str
    """What people read."""
    name: str
    """`满 300 减 50`."""
    state: CouponState
    """Where it stands."""
    worth: Fen = 0
    """What it took off the sale that it was spent in; 0 while it was not."""


def still_earned(earned: Earned, now: Sequence[int]) -> int:
    """How much of it would be given for what is there `now`, by need, in the unit of each; never more than was."""
    times = earned.times
    for need, there in zip(earned.needs, now, strict=True):
        if there < max(1, need.least):
            return 0
        if need.every:
            times = min(times, there // need.every)
    return earned.given * times // earned.times
