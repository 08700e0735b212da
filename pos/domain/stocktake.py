"""A stocktake: what is counted where, by whom and when. Nothing here stops the shop from selling meanwhile.

Each scan is an event with its moment. A count is compared with the ledger at that moment (`stocktake_variance`), not
at the end, so that what is sold before or after it does not matter.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

from pos.domain.errors import BadValue
from pos.domain.money import Fen
from pos.domain.quantity import MAX_MILLI, Milli
from pos.domain.stock import Place

CLOCK_UNKNOWN = timedelta(days=1)
"""How wrong the clock of a till is taken to be that has not heard the server's time."""


class Scope(StrEnum):
    """What a stocktake is about."""

    FULL = "full"
    """Everything at the places of its areas: what is not found there is missing."""
    LIST = "list"
    """The variants listed (a category, a brand, what was not counted for long): what is not found is missing."""
    COUNTED = "counted"
    """Only what was counted: one shelf, where nobody knows what should be on it."""


@dataclass(frozen=True, slots=True)
class Area:
    """A part of the shop that is counted in one go."""

    area_id: str
    """Unique within the store."""
    name: str
    """What people call it."""
    code: str
    """What its label says: `S-` and the rest, upper case."""
    place: Place = Place.SALES_FLOOR
    """Whose ledger its goods are in."""


@dataclass(frozen=True, slots=True)
class Tolerance:
    """Up to where a variance is not worth a second look; both must hold."""

    quantity: Milli = 0
    """Thousandths, either way."""
    amount: Fen = 0
    """At the price on the tag, either way."""


@dataclass(frozen=True, slots=True)
class CountRules:
    """How a store counts, as head office sets it."""

    blind: bool = True
    """Whether whoever counts does not see what should be there."""
    tolerance: Tolerance = Tolerance()
    """What needs no second look."""


@dataclass(frozen=True, slots=True)
class Stocktake:
    """A stocktake as it was opened."""

    stocktake_id: str
    """UUIDv7."""
    store_id: str
    """Where."""
    name: str
    """What people call it."""
    opened: datetime
    """When; counts before it belong to none."""
    staff_id: str
    """Who opened it."""
    areas: tuple[Area, ...]
    """What is counted one by one, at least one."""
    scope: Scope = Scope.FULL
    """What is compared."""
    variants: tuple[str, ...] = ()
    """For `LIST`: which."""
    blind: bool = True
    """Whoever counts does not see what should be there."""
    tolerance: Tolerance = Tolerance()
    """What needs no second look."""

    def __post_init__(self) -> None:
        if not self.areas or len({area.area_id for area in self.areas}) != len(self.areas):
            raise BadValue("a stocktake has areas, each once")
        if len({area.code for area in self.areas}) != len(self.areas):
            raise BadValue("two areas have one label")
        if (self.scope is Scope.LIST) != bool(self.variants):
            raise BadValue("a list, and nothing else, has variants")

    def area(self, area_id: str) -> Area | None:
        """An area by its id."""
        return next((area for area in self.areas if area.area_id == area_id), None)

    def area_of_label(self, code: str) -> Area | None:
        """The area whose label was scanned."""
        return next((area for area in self.areas if area.code == code.upper()), None)


@dataclass(frozen=True, slots=True)
class Count:
    """One scan, or one typed number: so many of a variant, in an area, at a moment."""

    count_id: str
    """UUIDv7."""
    stocktake_id: str
    """Of which stocktake."""
    area_id: str
    """Where."""
    variant_id: str
    """What."""
    quantity: Milli
    """Thousandths; below 0 takes back what was scanned by mistake, 0 says that none is there."""
    counter: str
    """The id of who counted."""
    till_id: str
    """At which till."""
    moment: datetime
    """When, by the server's clock as the till knew it."""
    uncertainty_ms: int | None = 0
    """By how much the moment may be wrong, either way; None: the till had not heard the server's time."""
    recount_id: str = ""
    """The recount that it belongs to; empty: the first count."""

    def __post_init__(self) -> None:
        if abs(self.quantity) > MAX_MILLI or (self.uncertainty_ms or 0) < 0:
            raise BadValue(f"a count of {self.quantity} ± {self.uncertainty_ms} ms")

    @property
    def uncertainty(self) -> timedelta:
        """By how much the moment may be wrong, either way."""
        return CLOCK_UNKNOWN if self.uncertainty_ms is None else timedelta(milliseconds=self.uncertainty_ms)


@dataclass(frozen=True, slots=True)
class Recount:
    """An area, or some things in it, is to be counted again. Takes the place of the count before once it is begun."""

    recount_id: str
    """UUIDv7."""
    stocktake_id: str
    """Of which stocktake."""
    area_id: str
    """Where."""
    asked: datetime
    """When; of two the later holds."""
    staff_id: str
    """Who asked."""
    variants: tuple[str, ...] = ()
    """What; empty: the whole area."""

    def is_about(self, area_id: str, variant_id: str) -> bool:
        """Whether it replaces the count of that variant in that area."""
        return self.area_id == area_id and (not self.variants or variant_id in self.variants)
