"""Which counts hold: several counters of one area are added up, a recount replaces only what it is about."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from pos.domain.quantity import Milli
from pos.domain.stocktake import Count, Recount


@dataclass(slots=True)
class Counted:
    """What was counted of one variant in one area."""

    quantity: Milli
    """The sum."""
    first: datetime
    """The earliest moment at which any of it may have been counted."""
    last: datetime
    """The latest."""
    counters: set[str] = field(default_factory=set)
    """Who counted it."""

    def add(self, count: Count) -> None:
        """Add a count."""
        self.quantity += count.quantity
        self.first = min(self.first, count.moment - count.uncertainty)
        self.last = max(self.last, count.moment + count.uncertainty)
        self.counters.add(count.counter)


def recount_for(recounts: Iterable[Recount], area_id: str, variant_id: str) -> str:
    """The id of the recount that a scan there belongs to; empty: the first count."""
    about = [each for each in recounts if each.is_about(area_id, variant_id)]
    return max(about, key=_order).recount_id if about else ""


def in_effect(counts: Iterable[Count], recounts: Sequence[Recount]) -> dict[tuple[str, str], Counted]:
    """(area, variant) → what holds. A count that came twice (by id) is counted once, in whatever order they come.

    A recount of a whole area holds from its first count on; then what it did not find is not there. A recount of some
    things holds for each of them from its first count on.
    """
    seen: set[str] = set()
    rounds: dict[str, dict[tuple[str, str], Counted]] = {}
    for count in counts:
        if count.count_id in seen:
            continue
        seen.add(count.count_id)
        found = rounds.setdefault(count.recount_id, {})
        key = (count.area_id, count.variant_id)
        held = found.get(key)
        if held is None:
            moment, doubt = count.moment, count.uncertainty
            found[key] = Counted(count.quantity, moment - doubt, moment + doubt, {count.counter})
        else:
            held.add(count)
    holding = rounds.pop("", {})
    for recount in sorted(recounts, key=_order):
        again = {key: each for key, each in rounds.pop(recount.recount_id, {}).items() if recount.is_about(*key)}
        if again and not recount.variants:
            holding = {key: each for key, each in holding.items() if key[0] != recount.area_id}
        holding.update(again)
    for unknown in rounds.values():  # of a recount that has not been heard of yet: nothing is ignored
        for key, each in unknown.items():
            holding.setdefault(key, each)
    return holding


def span(counted: Iterable[Counted]) -> tuple[datetime, datetime] | None:
    """From the earliest to the latest moment; None of nothing."""
    listed = list(counted)
    if not listed:
        return None
    return min(each.first for each in listed), max(each.last for each in listed)


def begin(counts: Iterable[Count], *, movements_uncertain: timedelta) -> datetime | None:
    """The moment before which every movement was surely before every count; None without counts."""
    earliest = [count.moment - count.uncertainty for count in counts]
    return min(earliest) - movements_uncertain if earliest else None


def _order(recount: Recount) -> tuple[datetime, str]:
    return recount.asked, recount.recount_id
