"""XLSX through openpyxl, streamed: the first sheet that has anything in it, values and not formulas."""

from __future__ import annotations

import warnings
import zipfile
import zlib
from collections.abc import Iterator
from datetime import date, datetime, time
from pathlib import Path
from xml.etree.ElementTree import ParseError

from openpyxl import load_workbook
from openpyxl.utils.exceptions import InvalidFileException

from pos.server.importing.table import Fault, FileFault, TableRow

MAX_UNPACKED = 128 << 20
"""Bytes of XML that a workbook may unpack to; one text of so many takes about twelve times as much memory."""
_EXACT = 10**15
"""Whole numbers below it are exact in a spreadsheet's 64-bit floats, which keep 15 digits."""
_BROKEN = (
    zipfile.BadZipFile, InvalidFileException, KeyError, ValueError, TypeError, AttributeError, IndexError, EOFError,
    OSError, zlib.error, ParseError,
    NotImplementedError,  # what zipfile raises for a method of compression that it does not know
)  # fmt: skip


class XlsxTable:
    """A workbook's first sheet with anything in it."""

    encoding = "xlsx"

    def __init__(self, path: Path) -> None:
        self._path = path
        try:
            with zipfile.ZipFile(path) as archive:
                unpacked = sum(entry.file_size for entry in archive.infolist())
        except _BROKEN as error:
            raise FileFault(Fault.BROKEN_XLSX, str(error)) from error
        if unpacked > MAX_UNPACKED:
            raise FileFault(Fault.HUGE_XLSX, f"{unpacked >> 20} MB > {MAX_UNPACKED >> 20} MB")

    def rows(self) -> Iterator[TableRow]:
        """Every row that is not blank. Raises FileFault."""
        anything = False
        try:
            with warnings.catch_warnings():
                # Workbooks use features openpyxl passes over (data validation, themes); none of them is a value.
                warnings.simplefilter("ignore")
                book = load_workbook(self._path, read_only=True, data_only=True)
        except _BROKEN as error:
            raise FileFault(Fault.BROKEN_XLSX, str(error)) from error
        try:
            for sheet in book.worksheets:
                for number, values in enumerate(sheet.iter_rows(values_only=True), start=1):
                    cells = tuple(map(cell_text, values))
                    if any(map(str.strip, cells)):
                        anything = True
                        yield TableRow(number, cells)
                if anything:
                    return
        except _BROKEN as error:
            raise FileFault(Fault.BROKEN_XLSX, str(error)) from error
        finally:
            book.close()
        raise FileFault(Fault.EMPTY)


def cell_text(value: object) -> str:
    """A cell's value as text; a number that a spreadsheet cannot hold exactly keeps its exponent, so it is refused."""
    if value is None:
        return ""
    if isinstance(value, str):
        return value
    if isinstance(value, bool):
        return "TRUE" if value else "FALSE"
    if isinstance(value, int):
        return str(value) if abs(value) < _EXACT else f"{value:.5E}"
    if isinstance(value, float):
        if value.is_integer() and abs(value) < _EXACT:
            return str(int(value))
        return repr(value) if abs(value) < _EXACT else f"{value:.5E}"
    if isinstance(value, datetime | date | time):
        return value.isoformat()
    return str(value)
