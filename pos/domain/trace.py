"""Where a piece of goods comes from, as its label says: lot, serial number, expiry."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date

from pos.domain.mark import Mark, mark_of


@dataclass(frozen=True, slots=True)
class Trace:
    """What a label says about this piece beyond what it is. Two pieces of one line have the same."""

    lot: str = ""
    """Batch, as printed; empty: none was scanned."""
    serial: str = ""
    """Serial number, as printed; empty: none was scanned."""
    expiry: date | None = None
    """The last day on which it may be used or is at its best; None: none was scanned."""
    store: str = field(default="", compare=False)
    """Code of the store whose tag or shelf label it is; empty: it does not say. It tells no two pieces apart."""
    assistant: str = field(default="", compare=False)
    """Id of the assistant whose label it is; empty: it does not say. It tells no two pieces apart either."""

    @property
    def mark(self) -> Mark | None:
        """What the stock's movement keeps of it; None where there is nothing."""
        return mark_of(self.lot, self.expiry, self.serial)


NO_TRACE = Trace()
"""Goods whose label says no more than what they are."""
