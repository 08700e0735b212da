"""What tells pieces of one variant apart in the stock: their lot, or their serial number."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class Tracking(StrEnum):
    """By what head office wants a style's pieces told apart."""

    NONE = ""
    """One is as good as another."""
    LOT = "lot"
    """By lot and last day: cosmetics."""
    SERIAL = "serial"
    """Piece by piece: appliances, watches."""


@dataclass(frozen=True, slots=True)
class Mark:
    """What the code on a piece says of it beyond its variant (GS1 application identifiers 10, 15 to 17, 21)."""

    lot: str = ""
    """Batch, as printed; empty: not said."""
    expiry: date | None = None
    """The last day on which it may be used or is at its best; None: not said."""
    serial: str = ""
    """Serial number, as printed; empty: not said."""


def mark_of(lot: str, expiry: date | None, serial: str) -> Mark | None:
    """The mark that says this much; None for nothing at all."""
    return Mark(lot, expiry, serial) if lot or expiry or serial else None
