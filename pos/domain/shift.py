"""A shift: a drawer's open-to-close period."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from pos.domain.money import Fen


@dataclass(frozen=True, slots=True)
class Shift:
    """A shift as it was opened."""

    shift_id: str
    """UUIDv7."""
    number: str
    """What people read and say."""
    store_id: str
    """Where."""
    till_id: str
    """On which till."""
    staff_id: str
    """Who opened it."""
    opened: datetime
    """When."""
    business_date: date
    """The store's day."""
    float_amount: Fen
    """Cash counted into the drawer."""


@dataclass(frozen=True, slots=True)
class ShiftTotals:
    """What a shift came to so far."""

    sales: int
    """Documents completed."""
    total: Fen
    """Their sum."""
    cash: Fen
    """Cash taken less change."""
    expected_cash: Fen
    """Float plus cash: what the drawer should hold."""
    handovers: int
    """Online orders handed over."""


@dataclass(frozen=True, slots=True)
class ShiftClose:
    """A shift's end. Counted first, compared afterwards."""

    shift_id: str
    """Which."""
    staff_id: str
    """Who closed it."""
    closed: datetime
    """When."""
    counted: Fen
    """Cash counted in the drawer."""
    expected: Fen
    """Cash that should have been there."""
    totals: ShiftTotals
    """What it came to."""
    reason: str = ""
    """The explanation of a difference."""
