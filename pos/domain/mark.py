"""What tells pieces of one variant apart in the stock: their lot, or their serial number."""

from __future__ import annotations

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

_PARTS = re.compile(r"(20\d\d)[-./年](\d{1,2})(?:[-./月](\d{1,2})日?|月)?")
"""Year, month and day with something between."""
_PACKED = (re.compile(r"()(\d\d)(\d\d)(\d\d)"), re.compile(r"(20)(\d\d)(\d\d)(\d\d)?"))
"""Six digits are year, month, day wherever they can be: `202703` cannot."""


class Tracking(StrEnum):
    """By what head office wants a style's pieces told apart."""

    NONE = ""
    """One is as good as another."""
    LOT = "lot"
    """By lot and last day: cosmetics."""
    SERIAL = "serial"
    """Piece by piece: appliances, watches."""

    def told_by(self, mark: Mark | None) -> bool:
        """Whether a mark says what is wanted; of nothing tracked anything does."""
        if self is Tracking.NONE:
            return True
        if mark is None:
            return False
        return bool(mark.serial) if self is Tracking.SERIAL else bool(mark.lot or mark.expiry)


@dataclass(frozen=True, slots=True)
class Mark:
    """What the code on a piece says of it beyond its variant (GS1 application identifiers 10, 15 to 17, 21)."""

    lot: str = ""
    """Batch, as printed; empty: not said."""
    expiry: date | None = None
    """The last day on which it may be used or is at its best; None: not said."""
    serial: str = ""
    """Serial number, as printed; empty: not said."""

    @property
    def key(self) -> str:
        """A text that no other mark has."""
        return "\x1d".join((self.lot, str(self.expiry or ""), self.serial))


def mark_of(lot: str, expiry: date | None, serial: str) -> Mark | None:
    """The mark that says this much; None for nothing at all."""
    return Mark(lot, expiry, serial) if lot or expiry or serial else None


def read_day(text: str) -> date | None:
    """The last day as packets print it: `2027-03-31`, `2027.3.31`, `20270331`, `270331`; a month alone: its last day.

    None for what is no day.
    """
    packed = "".join(text.split())
    if (parts := _PARTS.fullmatch(packed)) is not None:
        year, month, day = parts.groups()
        return _day(int(year), int(month), int(day or 0))
    for form in _PACKED:
        if (digits := form.fullmatch(packed)) is not None:
            _, year, month, day = digits.groups()
            found = _day(2000 + int(year), int(month), int(day or 0))
            if found is not None:
                return found
    return None


def _day(year: int, month: int, day: int) -> date | None:
    """That day; 0: the month's last, as GS1 has it."""
    if not 1 <= month <= 12:
        return None
    last = monthrange(year, month)[1]
    return date(year, month, day or last) if day <= last else None
