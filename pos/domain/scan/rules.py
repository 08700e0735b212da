"""What head office tells every till about scanning: how in-store numbers are laid out, and what is recalled."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache

from pos.domain.barcode import gtin14
from pos.domain.errors import BadValue
from pos.domain.scan.in_store import USUAL, Layout
from pos.domain.scan.tag import Tag


class Recalled(StrEnum):
    """Whether a piece of goods is recalled."""

    YES = "yes"
    PERHAPS = "perhaps"
    """Some lots of it are, and its code does not say which lot it is."""


@dataclass(frozen=True, slots=True)
class Recall:
    """Goods that must not be sold. Raises BadValue for a GTIN that is none."""

    gtin: str
    """14 digits."""
    lots: tuple[str, ...] = ()
    """Lots that are recalled; with `serials` empty too: all of it."""
    serials: tuple[str, ...] = ()
    """Single pieces that are recalled."""
    reason: str = ""
    """Why, in the words of head office."""

    def __post_init__(self) -> None:
        if len(self.gtin) != 14 or gtin14(self.gtin) != self.gtin:
            raise BadValue(f"not a GTIN of 14 digits: {self.gtin!r:.60}")

    def covers(self, tag: Tag) -> Recalled | None:
        """Whether it is about what a tag is on."""
        if tag.gtin != self.gtin:
            return None
        trace = tag.trace
        if not self.lots and not self.serials:
            return Recalled.YES
        if (trace.lot and trace.lot in self.lots) or (trace.serial and trace.serial in self.serials):
            return Recalled.YES
        unsaid = (self.lots and not trace.lot) or (self.serials and not trace.serial)
        return Recalled.PERHAPS if unsaid else None


@dataclass(frozen=True, slots=True)
class ScanRules:
    """Of the whole chain. Raises BadValue for a layout that is none."""

    layouts: tuple[str, ...] = ()
    """Of in-store numbers, as `in_store.Layout` writes them; none: the usual ones."""
    recalls: tuple[Recall, ...] = ()
    """What must not be sold."""

    def __post_init__(self) -> None:
        for pattern in self.layouts:
            Layout(pattern)

    @property
    def table(self) -> tuple[Layout, ...]:
        """The layouts of in-store numbers."""
        return _table(self.layouts)

    def recalled(self, tag: Tag) -> tuple[Recalled, Recall] | None:
        """Whether what a tag is on is recalled, and by which recall; None: it is not."""
        found = [(covered, recall) for recall in self.recalls if (covered := recall.covers(tag)) is not None]
        return next((each for each in found if each[0] is Recalled.YES), found[0] if found else None)


@lru_cache(maxsize=4)
def _table(layouts: tuple[str, ...]) -> tuple[Layout, ...]:
    return tuple(map(Layout, layouts)) or USUAL


NO_RULES = ScanRules()
"""Before head office has told anything."""
