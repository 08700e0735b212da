"""One file into the server: told what it is, read to its end, reported row by row."""

from __future__ import annotations

import logging
from collections.abc import Iterator
from pathlib import Path

from pos.server.central import Central
from pos.server.importing.check_row import RowCheck
from pos.server.importing.columns import Columns, ImportKind, find_columns
from pos.server.importing.load_catalogue import load_catalogue
from pos.server.importing.load_counts import load_counts
from pos.server.importing.load_deliveries import load_deliveries
from pos.server.importing.load_people import load_members, load_staff
from pos.server.importing.load_places import load_stock, load_stores
from pos.server.importing.load_prices import load_prices
from pos.server.importing.open_table import open_table
from pos.server.importing.pictures import PictureShelf
from pos.server.importing.problem import SHOWN_VALUE, Problem, Reason
from pos.server.importing.report import ImportReport
from pos.server.importing.table import Fault, FileFault, TableRow

logger = logging.getLogger(__name__)


def import_file(path: Path, *, central: Central, kind: ImportKind | None = None, dry_run: bool = False) -> ImportReport:
    """Load the good rows of a file and report the others. Loading a file again changes nothing.

    `kind`: what it holds; None: the header says. `dry_run`: read, check, report and write nothing. A file that cannot
    be read (to its end) is a fault in the report, not an exception; rows before the fault are loaded.
    """
    report = ImportReport(file=path.name, dry_run=dry_run)
    try:
        table = open_table(path)
        report.encoding = table.encoding
        rows = table.rows()
        header = _header(rows)
        columns = find_columns(header.cells, kind)
        report.kind = columns.kind.value
        report.ignored_columns = columns.ignored
        checks = _checks(rows, columns, len(header.cells), report)
        _load(checks, columns.kind, path=path, central=central, report=report)
    except FileFault as fault:
        report.fault, report.fault_detail = fault.fault, fault.detail
    logger.info(
        "imported %s: %s, %d rows, %d loaded, %d refused", path.name, report.kind, report.rows, report.loaded,
        report.refused,
    )  # fmt: skip
    return report


def _header(rows: Iterator[TableRow]) -> TableRow:
    """The first row that is not blank."""
    header = next(rows, None)
    if header is None:
        raise FileFault(Fault.EMPTY)
    if header.broken:
        raise FileFault(Fault.BROKEN_CSV, str(header.number))
    return header


def _checks(rows: Iterator[TableRow], columns: Columns, width: int, report: ImportReport) -> Iterator[RowCheck]:
    """A check for each row whose cells stand under the header's. A fault ends the rows; those before it are loaded.

    `width`: cells of the header. A cell beyond them means that a separator stands where it should not, so that what
    is in the others may be anything.
    """
    try:
        for row in rows:
            report.rows += 1
            extra = next((cell for cell in row.cells[width:] if cell.strip()), "")
            if row.broken:
                report.bad([Problem(Reason.OPEN_QUOTE, "", row.cells[0][:SHOWN_VALUE], row.number)])
            elif extra:
                report.bad([Problem(Reason.EXTRA_CELLS, "", extra[:SHOWN_VALUE], row.number)])
            else:
                yield RowCheck(row, columns.places)
    except FileFault as fault:
        report.fault, report.fault_detail = fault.fault, fault.detail


def _load(checks: Iterator[RowCheck], kind: ImportKind, *, path: Path, central: Central, report: ImportReport) -> None:
    match kind:
        case ImportKind.CATALOGUE:
            shelf = PictureShelf(folder=path.parent, store=central.pictures, dry_run=report.dry_run)
            load_catalogue(checks, central=central, report=report, shelf=shelf)
        case ImportKind.MEMBERS:
            load_members(checks, central=central, report=report)
        case ImportKind.STAFF:
            load_staff(checks, central=central, report=report)
        case ImportKind.STOCK:
            load_stock(checks, central=central, report=report)
        case ImportKind.DELIVERIES:
            load_deliveries(checks, central=central, report=report)
        case ImportKind.COUNTED:
            load_counts(checks, central=central, report=report)
        case ImportKind.PRICES:
            load_prices(checks, central=central, report=report)
        case ImportKind.STORES:
            load_stores(checks, central=central, report=report)
