"""What a verification found."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Finding:
    """A row that is not what it should be."""

    table: str
    """In which table."""
    row: str
    """Which row, as its key."""
    problem: str
    """What is wrong with it, in words."""

    def __str__(self) -> str:
        return f"{self.table} {self.row}: {self.problem}"
