"""A file as rows of text cells, whatever it is: the shape both readers give."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Protocol

from pos.domain.errors import BadValue


class FileFault(BadValue):
    """A file that cannot be read as a table at all. `code` and `detail` are for the report."""

    code = "bad_file"

    def __init__(self, fault: str, detail: str = "") -> None:
        super().__init__(f"{fault}: {detail}" if detail else fault)
        self.fault = fault
        self.detail = detail


FAULT_WORDS: dict[str, tuple[str, str]] = {
    "not_found": ("找不到文件", "there is no such file"),
    "unreadable": ("无法读取文件", "the file cannot be read"),
    "empty": ("文件是空的", "the file is empty"),
    "not_text": ("不是 CSV 文本文件", "the file is not CSV text"),
    "old_xls": ("这是旧版 .xls 文件，请另存为 .xlsx 或 CSV", "this is an old .xls file: save it as .xlsx or CSV"),
    "broken_xlsx": ("XLSX 文件已损坏或不是工作簿", "the XLSX file is broken or is no workbook"),
    "huge_xlsx": ("XLSX 文件解压后过大，请另存为 CSV", "the XLSX file unpacks to too much: save it as CSV"),
    "broken_csv": ("CSV 从该行起无法读取（引号未闭合？）", "the CSV cannot be read from this row on (an open quote?)"),
    "unknown_header": ("认不出表头", "the header names no known table"),
    "missing_columns": ("缺少必需的列", "columns that must be there are missing"),
    "double_column": ("同一列出现两次", "a column is there twice"),
}
"""Fault → words in Chinese and English."""


@dataclass(frozen=True, slots=True)
class TableRow:
    """A row of cells."""

    number: int
    """Its number in the file, counted as a spreadsheet counts; the header is usually 1."""
    cells: tuple[str, ...]
    """Text of each cell, as it stands."""


class Table(Protocol):
    """A file being read from its beginning to its end."""

    encoding: str
    """`utf-8`, `gb18030`, `utf-16`, or `xlsx`."""

    def rows(self) -> Iterator[TableRow]:
        """Every row that is not blank, the header first. Raises FileFault."""
