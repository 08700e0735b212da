"""Which reader a file wants: its first bytes say, not its name."""

from __future__ import annotations

from pathlib import Path

from pos.server.importing.read_csv import CsvTable
from pos.server.importing.table import Fault, FileFault, Table

_ZIP = b"PK\x03\x04"
_OLE = bytes.fromhex("d0cf11e0a1b11ae1")


def open_table(path: Path) -> Table:
    """The file as a table. Raises FileFault where there is none to be had from it."""
    try:
        with path.open("rb") as file:
            head = file.read(8)
        if head.startswith(_OLE):
            raise FileFault(Fault.OLD_XLS)
        if head.startswith(_ZIP):
            from pos.server.importing.read_xlsx import XlsxTable

            return XlsxTable(path)
        return CsvTable(path)
    except FileNotFoundError as error:
        raise FileFault(Fault.NOT_FOUND) from error
    except OSError as error:
        raise FileFault(Fault.UNREADABLE, error.strerror or str(error)) from error
