"""Sheets of the stock room: stocktake (盘点单), receiving (入库单) and transfer (调拨单)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime

from pos.domain.quantity import Milli, pieces
from pos.domain.store import Store
from pos.domain.texts import Texts
from pos.domain.ticket.rows import Align, Cell, Columns, Pair, Row, Rule, Text, Ticket
from pos.domain.ticket.template import PLAIN, Templates
from pos.ports.printing import JobKind
from pos.usecases.printing.heading import clock_time, composed, heading, numbered, required, signed

TO_WRITE = "____"
"""Where a figure is written by hand."""


@dataclass(frozen=True, slots=True)
class SheetLine:
    """An item of a sheet."""

    name: str
    """The style's name."""
    colour: str
    """Empty for none."""
    size: str
    """Empty for none."""
    code: str
    """As scanned: barcode or 货号."""
    expected: Milli | None
    """What should be there; None: not shown (a blind count)."""
    found: Milli | None
    """What was there; None: to be written by hand."""


@dataclass(frozen=True, slots=True, kw_only=True)
class StockSheet:
    """A sheet as it is printed."""

    number: str
    """Its number."""
    moment: datetime
    """When it was made."""
    by: str
    """Staff name."""
    lines: tuple[SheetLine, ...]
    """In the order of the shelf, the delivery or the boxes."""
    area: str = ""
    """Stocktake: what is counted."""
    source: str = ""
    """Receiving, transfer: where the goods come from."""
    target: str = ""
    """Transfer: where they go."""
    document: str = ""
    """Receiving: the order or transfer they belong to."""
    boxes: int = 0
    """How many boxes; 0: not counted."""
    note: str = ""
    """A remark."""


def stocktake_sheet(sheet: StockSheet, *, store: Store, texts: Texts, templates: Templates = PLAIN) -> Ticket:
    """The list for counting, or of a finished count with its variances."""
    return _sheet(JobKind.STOCKTAKE, "stocktake", sheet, store=store, texts=texts, templates=templates)


def receiving_sheet(sheet: StockSheet, *, store: Store, texts: Texts, templates: Templates = PLAIN) -> Ticket:
    """What came, against what should have come."""
    return _sheet(JobKind.RECEIVING, "receiving", sheet, store=store, texts=texts, templates=templates)


def transfer_slip(sheet: StockSheet, *, store: Store, texts: Texts, templates: Templates = PLAIN) -> Ticket:
    """What travels with the boxes from one store to another."""
    return _sheet(JobKind.TRANSFER, "transfer", sheet, store=store, texts=texts, templates=templates)


def _sheet(kind: JobKind, words: str, sheet: StockSheet, *, store: Store, texts: Texts, templates: Templates) -> Ticket:
    blocks = [
        *heading(store, texts(f"{words}.title"), texts=texts),
        required("which", _which(sheet, store, texts)),
        required("lines", _lines(sheet.lines, texts)),
        required("sums", _sums(sheet.lines, texts)),
        signed(texts),
        numbered(sheet.number),
    ]
    return composed(kind, blocks, store=store, texts=texts, number=sheet.number, templates=templates)


def _which(sheet: StockSheet, store: Store, texts: Texts) -> Iterator[Row]:
    yield Pair(texts("ticket.number"), sheet.number)
    yield Pair(texts("ticket.moment"), clock_time(sheet.moment, offset_minutes=store.offset_minutes))
    yield Pair(texts("stock.by"), sheet.by)
    for word, value in (
        ("area", sheet.area),
        ("source", sheet.source),
        ("target", sheet.target),
        ("document", sheet.document),
        ("boxes", str(sheet.boxes) if sheet.boxes else ""),
    ):
        if value:
            yield Pair(texts(f"stock.{word}"), value, bold=word in {"area", "target"})
    if sheet.note:
        yield Text(texts("receipt.note", note=sheet.note))


def _lines(lines: Sequence[SheetLine], texts: Texts) -> Iterator[Row]:
    yield Rule()
    yield _columns(texts("receipt.item"), texts("stock.expected"), texts("stock.found"))
    yield Rule()
    for line in lines:
        yield Text(" ".join(filter(None, (line.name, line.colour, line.size))), bold=True)
        yield _columns(line.code, _figure(line.expected, ""), _figure(line.found, TO_WRITE))
        if line.expected is not None and line.found is not None and line.expected != line.found:
            yield Pair("  " + texts("stock.difference"), _signed(line.found - line.expected), bold=True)
    yield Rule()


def _sums(lines: Sequence[SheetLine], texts: Texts) -> Iterator[Row]:
    yield Pair(texts("stock.items"), str(len(lines)))
    expected = [line.expected for line in lines if line.expected is not None]
    found = [line.found for line in lines if line.found is not None]
    if expected:
        yield Pair(texts("stock.sum_expected"), pieces(sum(expected)))
    if found:
        yield Pair(texts("stock.sum_found"), pieces(sum(found)), bold=True)
    if expected and len(found) == len(lines) == len(expected):
        yield Pair(texts("stock.difference"), _signed(sum(found) - sum(expected)), bold=True)


def _columns(code: str, expected: str, found: str) -> Columns:
    return Columns(
        (
            Cell(code, weight=16),
            Cell(expected, weight=7, align=Align.RIGHT),
            Cell(found, weight=7, align=Align.RIGHT),
        )
    )


def _figure(quantity: Milli | None, empty: str) -> str:
    return empty if quantity is None else pieces(quantity)


def _signed(quantity: Milli) -> str:
    return f"{'+' if quantity > 0 else ''}{pieces(quantity)}"
