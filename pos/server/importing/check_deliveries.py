"""Rows of a supplier's despatch list, and of a data collector's counts."""

from __future__ import annotations

from datetime import datetime

from pos.domain.quantity import ONE, Milli
from pos.domain.stock import CHAIN_OWNER
from pos.server.importing.check_people import read_store_code
from pos.server.importing.check_row import RowCheck
from pos.server.importing.find_variant import LONGEST_LABEL, read_naming
from pos.server.importing.problem import BadCell, Reason
from pos.server.importing.read_cell import read_milli
from pos.server.importing.rows import CountCells, DeliveryCells

NO_TIME = datetime(1970, 1, 1)  # noqa: DTZ001 (the store's local time; its offset is known later)
_FORMS = ("%Y-%m-%d %H:%M:%S", "%Y-%m-%d %H:%M", "%Y%m%d%H%M%S", "%Y%m%d %H%M%S", "%Y-%m-%d %H:%M:%S.%f")


def check_delivery(check: RowCheck) -> DeliveryCells:
    """A row of a despatch list; problems are noted in `check`."""
    key, style_code, colour, size = read_naming(check)
    return DeliveryCells(
        row=check.number,
        number=check.text("number", longest=LONGEST_LABEL, required=True),
        store=check.need("store", read_store_code, ""),
        sender=check.text("sender"),
        key=key,
        style_code=style_code,
        colour=colour,
        size=size,
        quantity=check.need("quantity", read_sent, 0),
        box=check.text("box", longest=LONGEST_LABEL).upper(),
        owner=check.text("owner", longest=LONGEST_LABEL) or CHAIN_OWNER,
    )


def check_count(check: RowCheck) -> CountCells:
    """A row of a collector's file; problems are noted in `check`. A row without a quantity is one scan: one piece."""
    key, style_code, colour, size = read_naming(check)
    return CountCells(
        row=check.number,
        stocktake=check.text("stocktake", required=True),
        store=check.need("store", read_store_code, ""),
        area=check.text("area", longest=LONGEST_LABEL, required=True),
        key=key,
        style_code=style_code,
        colour=colour,
        size=size,
        quantity=check.take("quantity", read_pieces, ONE),
        moment=check.need("moment", read_time, NO_TIME),
        counter=check.text("counter", longest=LONGEST_LABEL),
    )


def read_pieces(cell: str) -> Milli:
    """Whole pieces, 0 or more, as thousandths."""
    quantity = read_milli(cell)
    if quantity < 0:
        raise BadCell(Reason.NEGATIVE, cell)
    if quantity % ONE:
        raise BadCell(Reason.FRACTION_OF_PIECE, cell)
    return quantity


def read_sent(cell: str) -> Milli:
    """Whole pieces, at least one, as thousandths."""
    quantity = read_pieces(cell)
    if quantity == 0:
        raise BadCell(Reason.NOTHING, cell)
    return quantity


def read_time(cell: str) -> datetime:
    """A local time: `2026-11-22 14:30:05`, `2026/11/22 14:30`, `20261122143005`."""
    text = cell.replace("/", "-").replace("T", " ")
    for form in _FORMS:
        try:
            return datetime.strptime(text, form)  # noqa: DTZ007 (the store's local time)
        except ValueError:
            continue
    raise BadCell(Reason.NOT_A_TIME, cell)
