"""A row under examination: its cells by field, and every problem found in it, not only the first."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TypeVar

from pos.server.importing.problem import SHOWN_VALUE, BadCell, Problem, Reason, Repair
from pos.server.importing.read_cell import read_text
from pos.server.importing.repair_code import ReadCode
from pos.server.importing.table import TableRow

T = TypeVar("T")

LONGEST_TEXT = 120
"""Characters of names and the like."""


class RowCheck:
    """Reads the cells of one row and gathers what is wrong with them."""

    def __init__(self, row: TableRow, places: Mapping[str, int]) -> None:
        """`places`: field → index of its cell. A row may be shorter than its header: what is not there is empty."""
        self.number = row.number
        self.problems: list[Problem] = []
        self.repairs: list[tuple[str, Repair, str]] = []
        """(field, what was done, what stands there now)."""
        self._cells = tuple(map(str.strip, row.cells))
        self._places = places

    def cell(self, field: str) -> str:
        """The cell's text without blanks around it; empty where there is none."""
        try:
            return self._cells[self._places[field]]
        except LookupError:
            return ""

    def has(self, field: str) -> bool:
        """Whether the file has such a column."""
        return field in self._places

    def take(self, field: str, read: Callable[[str], T], empty: T) -> T:
        """The cell as `read` understands it; `empty` for an empty cell, and after a problem was noted."""
        cell = self.cell(field) if field in self._places else ""
        if not cell:
            return empty
        try:
            return read(cell)
        except BadCell as bad:
            self.note(bad.reason, field, bad.value or cell)
            return empty

    def need(self, field: str, read: Callable[[str], T], instead: T) -> T:
        """As `take`, but an empty cell is a problem."""
        if not self.cell(field):
            self.note(Reason.MISSING, field)
        return self.take(field, read, instead)

    def text(self, field: str, *, longest: int = LONGEST_TEXT, required: bool = False) -> str:
        """The cell as plain text."""
        if required:
            return self.need(field, lambda cell: read_text(cell, longest=longest, required=True), "")
        return self.take(field, lambda cell: read_text(cell, longest=longest), "")

    def repaired(self, field: str, code: ReadCode) -> None:
        """Remember what was put right in a code."""
        self.repairs += [(field, repair, code.printed) for repair in code.repairs]

    def note(self, reason: Reason, field: str, value: str = "") -> None:
        """Remember a problem; the row will not be loaded."""
        self.problems.append(Problem(reason=reason, column=field, value=value[:SHOWN_VALUE], row=self.number))
