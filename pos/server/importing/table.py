"""A file as rows of text cells, whatever it is: the shape both readers give."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from typing import Protocol

from pos.domain.errors import BadValue


class Fault(StrEnum):
    """Why a file cannot be read as a table, or not to its end."""

    NOT_FOUND = "not_found"
    UNREADABLE = "unreadable"
    EMPTY = "empty"
    NOT_TEXT = "not_text"
    OLD_XLS = "old_xls"
    BROKEN_XLSX = "broken_xlsx"
    HUGE_XLSX = "huge_xlsx"
    BROKEN_CSV = "broken_csv"
    """Its header: a quote was left open, or a cell is longer than any should be."""
    UNKNOWN_HEADER = "unknown_header"
    MISSING_COLUMNS = "missing_columns"
    DOUBLE_COLUMN = "double_column"


class FileFault(BadValue):
    """A file that cannot be read. `fault` says why, `detail` where or what was looked for."""

    code = "bad_file"

    def __init__(self, fault: Fault, detail: str = "") -> None:
        super().__init__(f"{fault}: {detail}" if detail else fault)
        self.fault = fault
        self.detail = detail


@dataclass(frozen=True, slots=True)
class TableRow:
    """A row of cells."""

    number: int
    """Its number in the file, counted as a spreadsheet counts; the header is usually 1."""
    cells: tuple[str, ...]
    """Text of each cell, as it stands."""
    broken: bool = False
    """Its cells cannot be told apart: a quote was left open, or a cell is longer than any should be."""


class Table(Protocol):
    """A file being read from its beginning to its end."""

    encoding: str
    """`utf-8`, `gb18030`, `utf-16`, or `xlsx`."""

    def rows(self) -> Iterator[TableRow]:
        """Every row that is not blank, the header first. Raises FileFault."""
