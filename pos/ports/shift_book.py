"""What a till's shifts and days came to, as its own journal tells it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Protocol

from pos.domain.day import DayClose, ShiftOfDay
from pos.domain.drawer import Banking
from pos.domain.figures import Acts
from pos.domain.shift import Interim, Shift


@dataclass(frozen=True, slots=True)
class DayBook:
    """What this till did on a business date."""

    acts: Acts
    """Its documents, takings and cash moves of that date."""
    shifts: tuple[ShiftOfDay, ...] = ()
    """Its shifts that were open on that date, oldest first."""
    bankings: tuple[Banking, ...] = ()
    """What was paid into the bank for that date, as entered here."""
    closes: tuple[DayClose, ...] = ()
    """The date's closes that were made here."""


class ShiftBook(Protocol):
    """Read from any thread but the GUI's: it reads a shift's events one by one."""

    def open_shifts(self) -> Sequence[Shift]:
        """Shifts that nobody closed, oldest first."""

    def acts(self, shift: Shift, *, after: int = 0) -> Acts:
        """What was done in a shift, in events after the number `after`."""

    def interims(self, shift: Shift) -> Sequence[tuple[int, Interim]]:
        """The shift's X reports, each with the number of its event, oldest first."""

    def day(self, business_date: date) -> DayBook:
        """What this till did on a business date."""

    def perpetual(self) -> int:
        """What all of this till's Z reports come to, in fen."""
