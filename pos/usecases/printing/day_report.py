"""The day report (日结单): a store's day over all its tills."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime

from pos.domain.money import Fen, signed_yuan, yuan
from pos.domain.store import Store
from pos.domain.texts import Texts
from pos.domain.ticket.rows import Pair, Row, Rule, Size, Text, Ticket
from pos.domain.ticket.template import PLAIN, Templates
from pos.ports.printing import JobKind
from pos.usecases.printing.heading import clock_time, composed, heading, numbered, required, signed
from pos.usecases.printing.shift_report import SumLine, sums


@dataclass(frozen=True, slots=True, kw_only=True)
class DayReport:
    """A store's day."""

    number: str
    """Its number, or the store's code and the date where it has none."""
    business_date: date
    """The store's day."""
    closed: datetime
    """When it was closed."""
    by: str
    """Who closed it; staff name."""
    sales: int
    """Documents completed."""
    pieces: str
    """Pieces sold, less those that came back, as people read it."""
    total: Fen
    """What they came to."""
    discounts: Fen
    """All that was taken off."""
    shifts: tuple[SumLine, ...]
    """By shift: number, documents, amount."""
    tenders: tuple[SumLine, ...]
    """By tender."""
    documents: tuple[SumLine, ...]
    """By kind of document."""
    cash_expected: Fen
    """What all drawers should have held."""
    cash_counted: Fen
    """What was counted in them."""
    unsent: int = 0
    """Entries of this store that head office has not got yet."""
    is_close: bool = True
    """Whether the day is closed by it; otherwise it says how the day stands (日报)."""
    analysis: tuple[tuple[str, str], ...] = ()
    """What the day's tickets were like: words and figures."""
    takings: tuple[SumLine, ...] = ()
    """Money that is not a sale, by kind."""
    people: tuple[SumLine, ...] = ()
    """By assistant."""
    bankings: tuple[SumLine, ...] = ()
    """Cash at the bank, by slip."""
    to_bank: Fen = 0
    """Cash that the day brought."""
    notices: tuple[str, ...] = ()
    """What has to be known to read it: shifts still open, tills not heard of."""
    note: str = ""
    """What was said about it."""


def day_report(report: DayReport, *, store: Store, texts: Texts, templates: Templates = PLAIN) -> Ticket:
    """The ticket of a store's day."""
    blocks = [
        *heading(store, texts("day.title" if report.is_close else "day.report"), texts=texts),
        required("which", _which(report, store, texts)),
        required("sales", _sales(report, texts)),
        required("documents", sums(texts("shift.documents"), report.documents)),
        required("tenders", sums(texts("shift.tenders"), report.tenders)),
        required("takings", sums(texts("day.recharged"), report.takings)),
        required("people", sums(texts("day.people"), report.people)),
        required("shifts", sums(texts("day.shifts"), report.shifts)),
        required("cash", _cash(report, texts)),
        signed(texts),
        numbered(report.number),
    ]
    fills = {"date": f"{report.business_date}"}
    return composed(
        JobKind.DAY_REPORT, blocks, store=store, texts=texts, number=report.number, templates=templates, fills=fills
    )


def _which(report: DayReport, store: Store, texts: Texts) -> Iterator[Row]:
    yield Text(f"{report.business_date:%Y-%m-%d}", bold=True, size=Size.DOUBLE)
    moment = clock_time(report.closed, offset_minutes=store.offset_minutes)
    if report.is_close:
        yield Pair(texts("day.number"), report.number)
        yield Pair(texts("day.closed"), moment)
        yield Pair(texts("day.by"), report.by)
    else:
        yield Text(texts("day.interim", moment=moment))
    for notice in report.notices:
        yield Text(notice, bold=True)


def _sales(report: DayReport, texts: Texts) -> Iterator[Row]:
    yield Rule()
    yield Pair(texts("shift.sales"), str(report.sales))
    yield Pair(texts("receipt.pieces"), report.pieces)
    yield Pair(texts("shift.discounts"), yuan(-report.discounts))
    yield Pair(texts("receipt.total"), f"￥{yuan(report.total)}", bold=True, size=Size.DOUBLE)
    for words, figure in report.analysis:
        yield Pair(words, figure)


def _cash(report: DayReport, texts: Texts) -> Iterator[Row]:
    yield Rule()
    yield Pair(texts("shift.expected"), yuan(report.cash_expected))
    yield Pair(texts("shift.counted"), yuan(report.cash_counted))
    yield Pair(texts("shift.difference"), signed_yuan(report.cash_counted - report.cash_expected), bold=True)
    yield Pair(texts("day.to_bank"), yuan(report.to_bank))
    yield from sums(texts("day.banked"), report.bankings)
    if report.note:
        yield Text(texts("day.note", note=report.note))
    if report.unsent:
        yield Text(texts("day.unsent", count=report.unsent), bold=True)
    yield Rule()
