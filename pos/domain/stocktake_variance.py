"""What a stocktake found: each count against the ledger at the moment of the count.

    expected = opening + movements before the count        variance = counted - expected

A movement whose moment cannot be told from the count's (it lies within the uncertainty, or between the first and the
last scan of the same thing) is neither before nor after: the variance then lies in a range, and the thing is proposed
for a recount. Nothing is guessed silently.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from enum import StrEnum
from typing import TypeAlias

from pos.domain.money import Fen
from pos.domain.quantity import Milli, extend
from pos.domain.stock import CHAIN_OWNER, Movement, Place
from pos.domain.stocktake import Count, Recount, Scope, Stocktake, Tolerance
from pos.domain.stocktake_tally import Counted, in_effect, span

Key: TypeAlias = tuple[str, Place]
"""Variant and place."""
Opening: TypeAlias = Mapping[tuple[str, Place, str], Milli]
"""(variant, place, owner) → thousandths that were there before every movement given."""


class Reason(StrEnum):
    """What a variance probably comes from. A proposal: a person decides."""

    NONE = "none"
    """No variance."""
    SOLD_DURING = "sold_during"
    """Moved while it was counted."""
    IN_TRANSIT = "in_transit"
    """On its way to or from another store."""
    CONFUSED = "confused"
    """As many more of another size or colour of the same style."""
    LEDGER_NEGATIVE = "ledger_negative"
    """More was sold than had been entered: a delivery was not received."""
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Variance:
    """One variant at one place."""

    variant_id: str
    """What."""
    place: Place
    """Where."""
    owner: str
    """Whose ledger a difference goes to: who had most of it."""
    expected: Milli
    """By the ledger before the count; what is in `unsettled` is not in it."""
    counted: Milli
    """What was there."""
    first: datetime
    """The earliest moment at which it may have been counted."""
    last: datetime
    """The latest."""
    unsettled: tuple[Movement, ...] = ()
    """What moved meanwhile, in order of time."""
    reason: Reason = Reason.NONE
    """What it probably comes from."""

    @property
    def low(self) -> Milli:
        """The least that may have been expected."""
        return self.expected + sum(min(moved.quantity, 0) for moved in self.unsettled)

    @property
    def high(self) -> Milli:
        """The most that may have been expected."""
        return self.expected + sum(max(moved.quantity, 0) for moved in self.unsettled)

    @property
    def quantity(self) -> Milli:
        """The variance: counted less expected. With something unsettled: the smallest that is possible."""
        return self.counted - min(max(self.counted, self.low), self.high)

    def value(self, tag_price: Fen) -> Fen:
        """What it comes to at the price on the tag."""
        return extend(tag_price, self.quantity)

    def needs_recount(self, tolerance: Tolerance, tag_price: Fen) -> bool:
        """Whether a second look is proposed: something moved meanwhile, or it is beyond the tolerance."""
        beyond = abs(self.quantity) > tolerance.quantity or abs(self.value(tag_price)) > tolerance.amount
        return bool(self.unsettled) or (self.quantity != 0 and beyond)


def compare(
    stocktake: Stocktake,
    counts: Iterable[Count],
    recounts: Sequence[Recount],
    opening: Opening,
    movements: Iterable[Movement],
    *,
    movements_uncertain: timedelta = timedelta(0),
) -> tuple[Variance, ...]:
    """Every variant that the stocktake is about, by variant and place; also those without a variance.

    `opening` and `movements` (any order, each once) are the store's ledger without what this
    stocktake itself posted; `movements_uncertain`: by how much their
    moments may be wrong. A place where nothing was counted yet is not compared.
    """
    counted = _by_key(stocktake, in_effect(counts, recounts))
    spans = {
        place: found
        for place in {area.place for area in stocktake.areas}
        if (found := span(each for (_, at), each in counted.items() if at is place)) is not None
    }
    wanted = set(stocktake.variants)
    owned: dict[Key, dict[str, Milli]] = {}
    unsettled: dict[Key, list[Movement]] = {}
    windows = {
        key: (each.first - movements_uncertain, each.last + movements_uncertain) for key, each in counted.items()
    }
    around = {place: (a - movements_uncertain, b + movements_uncertain) for place, (a, b) in spans.items()}

    def window(key: Key) -> tuple[datetime, datetime] | None:
        """When it may have been counted; None for what the stocktake is not about."""
        return around.get(key[1]) if stocktake.scope is Scope.FULL or key[0] in wanted else None

    for (variant_id, place, owner), quantity in opening.items():
        key = (variant_id, place)
        if key in windows or window(key) is not None:
            owned.setdefault(key, {})[owner] = quantity
    find = windows.get
    for movement in movements:
        key = (movement.variant_id, movement.place)
        when = find(key) or window(key)
        if when is None or movement.moment > when[1]:
            continue
        if movement.moment < when[0]:
            mine = owned.get(key)
            if mine is None:
                mine = owned[key] = {}
            mine[movement.owner] = mine.get(movement.owner, 0) + movement.quantity
        else:
            unsettled.setdefault(key, []).append(movement)
    return tuple(
        _variance(key, counted.get(key), owned.get(key, {}), unsettled.get(key, ()), spans)
        for key in sorted(counted.keys() | owned.keys() | unsettled.keys() | _listed(wanted, spans))
    )


def explain(
    variances: Iterable[Variance], *, style_of: Callable[[str], str], in_transit: Mapping[str, Milli]
) -> tuple[Variance, ...]:
    """Variances with the reason that is proposed. `in_transit`: thousandths by variant on their way, above 0."""
    listed = tuple(variances)
    by_style: dict[tuple[str, Place], list[Variance]] = {}
    for each in listed:
        if each.quantity:
            by_style.setdefault((style_of(each.variant_id), each.place), []).append(each)

    def reason(each: Variance) -> Reason:
        if each.quantity == 0:
            return Reason.SOLD_DURING if each.unsettled and each.counted != each.expected else Reason.NONE
        if each.low < 0 < each.quantity:
            return Reason.LEDGER_NEGATIVE
        if abs(each.quantity) <= in_transit.get(each.variant_id, 0):
            return Reason.IN_TRANSIT
        siblings = by_style[style_of(each.variant_id), each.place]
        if any(other.quantity == -each.quantity for other in siblings):
            return Reason.CONFUSED
        return Reason.UNKNOWN

    return tuple(replace(each, reason=reason(each)) for each in listed)


def _by_key(stocktake: Stocktake, holding: Mapping[tuple[str, str], Counted]) -> dict[Key, Counted]:
    """What was counted by variant and place; an area that nobody knows (any more) is on the sales floor."""
    places = {area.area_id: area.place for area in stocktake.areas}
    found: dict[Key, Counted] = {}
    for (area_id, variant_id), each in holding.items():
        key = (variant_id, places.get(area_id, Place.SALES_FLOOR))
        before = found.get(key)
        if before is None:
            found[key] = each
        else:
            found[key] = Counted(
                before.quantity + each.quantity,
                min(before.first, each.first),
                max(before.last, each.last),
                before.counters | each.counters,
            )
    return found


def _listed(wanted: set[str], spans: Mapping[Place, object]) -> set[Key]:
    return {(variant_id, place) for variant_id in wanted for place in spans}


def _variance(
    key: Key,
    counted: Counted | None,
    owners: Mapping[str, Milli],
    unsettled: Sequence[Movement],
    spans: Mapping[Place, tuple[datetime, datetime]],
) -> Variance:
    variant_id, place = key
    first, last = spans[place] if counted is None else (counted.first, counted.last)
    return Variance(
        variant_id=variant_id,
        place=place,
        owner=_most_of(owners),
        expected=sum(owners.values()),
        counted=0 if counted is None else counted.quantity,
        first=first,
        last=last,
        unsettled=tuple(sorted(unsettled, key=lambda moved: (moved.moment, moved.movement_id))) if unsettled else (),
    )


def _most_of(owners: Mapping[str, Milli]) -> str:
    """Whose goods most of them are; nearly always there is one."""
    if len(owners) == 1:
        return next(iter(owners))
    return max(sorted(owners), key=lambda owner: owners[owner]) if owners else CHAIN_OWNER
