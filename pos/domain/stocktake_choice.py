"""What should be counted next, beside the work at the counter: what went negative, sells fast, was never looked at."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

from pos.domain.quantity import Milli

LONG = timedelta(days=90)
"""What was not counted for so long is due."""
FAST_EVERY = timedelta(days=30)
"""What sells fast is due so much sooner."""
FAST_PART = 10
"""The tenth of what was sold that sold most is fast."""


class Due(StrEnum):
    """Why something is proposed."""

    NEGATIVE = "negative"
    """More was sold than there was: the books are wrong for certain."""
    FAST = "fast"
    """It is among what sells most, and was not counted for a month."""
    LONG = "long"
    """Nobody has counted it for three months, or ever."""


@dataclass(frozen=True, slots=True)
class Seen:
    """What is known of one variant in one store."""

    variant_id: str
    """What."""
    on_hand: Milli
    """By the books."""
    sold: Milli
    """Sold and handed over in the last 30 days."""
    counted: datetime | None
    """When it was counted last; None: never."""


@dataclass(frozen=True, slots=True)
class Proposal:
    """One variant that should be counted."""

    seen: Seen
    """What is known of it."""
    due: Due
    """Why."""


def propose(known: Iterable[Seen], now: datetime, *, limit: int) -> tuple[Proposal, ...]:
    """The most urgent ones: negative first, then what sells most, then what was not counted for longest."""
    every = list(known)
    sold = sorted((each.sold for each in every if each.sold > 0), reverse=True)
    fast = sold[max(0, len(sold) // FAST_PART - 1)] if sold else 0

    def due(each: Seen) -> Due | None:
        age = now - each.counted if each.counted is not None else None
        if each.on_hand < 0:
            return Due.NEGATIVE
        if fast and each.sold >= fast and (age is None or age >= FAST_EVERY):
            return Due.FAST
        if (each.on_hand or each.sold) and (age is None or age >= LONG):
            return Due.LONG
        return None

    found = [Proposal(each, why) for each in every if (why := due(each)) is not None]
    found.sort(key=_urgency)
    return tuple(found[:limit])


def _urgency(one: Proposal) -> tuple[int, float, Milli, str]:
    seen = one.seen
    counted = seen.counted.timestamp() if one.due is Due.LONG and seen.counted is not None else 0.0
    lacking = seen.on_hand if one.due is Due.NEGATIVE else -seen.sold
    return _URGENT.index(one.due), counted, lacking, seen.variant_id


_URGENT = list(Due)
