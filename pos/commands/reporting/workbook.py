"""A report as an XLSX workbook: text stays text, so that a name can never be run as a formula."""

from __future__ import annotations

import io
from collections.abc import Sequence

from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.styles import Font
from openpyxl.utils import get_column_letter

from pos.commands.reporting.rows import Table

_WIDTH = 14


def workbook_of(table: Table) -> bytes:
    """The workbook: what it is about, then the table."""
    book = Workbook(write_only=True)
    sheet = book.create_sheet("1")
    for place in range(1, len(table.head) + 1):
        sheet.column_dimensions[get_column_letter(place)].width = _WIDTH

    def row(cells: Sequence[str | float], *, bold: bool = False) -> None:
        made = []
        for value in cells:
            cell = WriteOnlyCell(sheet, value)
            if isinstance(value, str):
                cell.data_type = "s"  # openpyxl would take a text that begins with = for a formula
            cell.font = Font(bold=bold)
            made.append(cell)
        sheet.append(made)

    row([table.title], bold=True)
    for word, value in table.facts:
        row([word, value])
    row([])
    row(table.head, bold=True)
    for line in table.body:
        row(line)
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()
