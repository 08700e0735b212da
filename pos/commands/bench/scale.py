"""How large the work of a bench is."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Scale:
    """The sizes of the table of figures; smaller ones show that a bench runs, and their figures mean nothing."""

    variants: int = 1_000_000
    """In the catalogue."""
    ledger_sales: int = 200_000
    """In the ledger before the first measured one."""
    samples: int | None = None
    """How many to measure; None: as many as the bench needs for its percentiles."""
    pictures: Path | None = None
    """A folder of photographs of codes, for `read-rate`; None: generated ones."""
    seed: int = 20261122
    """The same seed gives the same goods and sales."""

    def count(self, usual: int) -> int:
        """How many to measure where `usual` is what the bench needs."""
        return usual if self.samples is None else min(usual, self.samples)


FULL = Scale()
"""The sizes of the table."""
