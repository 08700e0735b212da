"""What a stocktake came to: every difference in pieces and in money, and how right the stock was over time."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime

from pos.domain.money import Fen
from pos.domain.quantity import Milli
from pos.domain.stock import Place
from pos.domain.stocktake import Stocktake
from pos.domain.stocktake_posting import Posting, open_lines
from pos.domain.stocktake_variance import Key, Reason, Variance

WHOLE = 10_000
"""All of something, in 1/10,000."""


@dataclass(frozen=True, slots=True)
class Difference:
    """One variant at one place that was not as the books said."""

    variant_id: str
    """What."""
    place: Place
    """Where."""
    expected: Milli
    """By the books at the moment of the count."""
    counted: Milli
    """What was there."""
    posted: Milli
    """What postings changed of it so far."""
    open: Milli
    """What no posting has changed yet."""
    reason: Reason
    """What it probably comes from, or as posted."""

    @property
    def quantity(self) -> Milli:
        """The difference: below 0 is missing."""
        return self.posted + self.open


@dataclass(frozen=True, slots=True)
class Outcome:
    """How right the stock was, as one point of a chart."""

    stocktake_id: str
    """Which stocktake."""
    name: str
    """What people call it."""
    opened: datetime
    """When it was begun."""
    compared: int
    """Variants that were compared."""
    differing: int
    """Of these, how many were not as the books said."""
    missing: Milli
    """Pieces that were not there, above 0."""
    surplus: Milli
    """Pieces too many, above 0."""
    missing_value: Fen
    """What is missing at the prices on the tags, above 0."""
    surplus_value: Fen
    """What is too much, above 0."""

    @property
    def accuracy(self) -> int:
        """The part of variants that were as the books said, in 1/10,000; all of nothing."""
        return WHOLE if not self.compared else WHOLE * (self.compared - self.differing) // self.compared

    @property
    def shrinkage(self) -> Fen:
        """What was lost: missing less surplus, at the prices on the tags; below 0: more was found than lost."""
        return self.missing_value - self.surplus_value


def differences(variances: Iterable[Variance], postings: Sequence[Posting]) -> tuple[Difference, ...]:
    """What was found in all, by variant and place: posted or not. A posting that was taken back counts for nothing."""
    listed = {(each.variant_id, each.place): each for each in variances}
    rest = {(each.variant_id, each.place): quantity for each, quantity in open_lines(listed.values(), postings)}
    posted: dict[Key, Milli] = {}
    said: dict[Key, tuple[Milli, Milli, Reason]] = {}
    for posting in postings:
        for line in posting.lines:
            key = (line.variant_id, line.place)
            posted[key] = posted.get(key, 0) + line.quantity
            if not posting.reverses:
                said[key] = (line.expected, line.counted, line.reason)
    found = []
    for key in sorted(rest.keys() | posted.keys()):
        now = listed.get(key)
        expected, counted, reason = (now.expected, now.counted, now.reason) if now else said.get(key, _UNSAID)
        found.append(Difference(*key, expected, counted, posted.get(key, 0), rest.get(key, 0), reason))
    return tuple(each for each in found if each.posted or each.open)


def outcome(stocktake: Stocktake, found: Iterable[tuple[Difference, Fen]], *, compared: int) -> Outcome:
    """The point of a stocktake. `found`: differences with what each is worth, signed as the difference is."""
    listed = [(each, value) for each, value in found if each.quantity]
    return Outcome(
        stocktake_id=stocktake.stocktake_id,
        name=stocktake.name,
        opened=stocktake.opened,
        compared=compared,
        differing=len({each.variant_id for each, _ in listed}),
        missing=-sum(each.quantity for each, _ in listed if each.quantity < 0),
        surplus=sum(each.quantity for each, _ in listed if each.quantity > 0),
        missing_value=-sum(value for _, value in listed if value < 0),
        surplus_value=sum(value for _, value in listed if value > 0),
    )


_UNSAID = (0, 0, Reason.UNKNOWN)
