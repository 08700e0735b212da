"""The list of labels that are wanted: every step can be taken back."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from pos.usecases.labels.sources import WantedLabel

MOST = 999
"""Copies of one label."""
STEPS = 20
"""So many steps can be taken back."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """The list as it stands; every step returns a new one."""

    rows: tuple[WantedLabel, ...] = ()
    """The newest first."""
    past: tuple[tuple[WantedLabel, ...], ...] = ()
    """The lists before, the oldest first."""

    @property
    def labels(self) -> int:
        """How many labels all of it makes."""
        return sum(row.copies for row in self.rows)

    def add(self, labels: Sequence[WantedLabel], copies: int = 1) -> Wanted:
        """So many more of each of these items, at the top; one step."""
        known = {row.item.variant_id: row for row in self.rows}
        new = {label.item.variant_id: replace(label, copies=0) for label in labels}
        added = {variant_id: known.get(variant_id, label) for variant_id, label in new.items()}
        more = tuple(replace(row, copies=min(row.copies + copies, MOST)) for row in added.values())
        return self._step((*more, *(row for row in self.rows if row.item.variant_id not in added)))

    def put(self, rows: Sequence[WantedLabel]) -> Wanted:
        """A batch in the place of the list."""
        return self._step(tuple(replace(row, copies=min(row.copies, MOST)) for row in rows))

    def change(self, variant_id: str, copies: int) -> Wanted:
        """So many more, or fewer, of a row; down to one."""
        return self._step(
            tuple(
                replace(row, copies=max(1, min(row.copies + copies, MOST)))
                if row.item.variant_id == variant_id
                else row
                for row in self.rows
            )
        )

    def remove(self, variant_id: str) -> Wanted:
        """A row less."""
        return self._step(tuple(row for row in self.rows if row.item.variant_id != variant_id))

    def back(self) -> Wanted:
        """The list before."""
        return Wanted(self.past[-1], self.past[:-1]) if self.past else self

    def _step(self, rows: tuple[WantedLabel, ...]) -> Wanted:
        return self if rows == self.rows else Wanted(rows, (*self.past, self.rows)[-STEPS:])
