"""What a shift came to: the X report (中途报表, nothing is closed) and the Z report (交班单)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime

from pos.domain.money import Fen, signed_yuan, yuan
from pos.domain.store import Till
from pos.domain.texts import Texts
from pos.domain.ticket.rows import Align, Cell, Columns, Pair, Row, Rule, Size, Text, Ticket
from pos.domain.ticket.template import PLAIN, Templates
from pos.ports.printing import JobKind
from pos.usecases.printing.heading import clock_time, composed, heading, numbered, required, signed


@dataclass(frozen=True, slots=True)
class SumLine:
    """A line of sums: a tender, a kind of document, a category."""

    name: str
    """As people read it."""
    count: int
    """How many."""
    amount: Fen
    """What they come to, signed."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ShiftReport:
    """A shift's figures. What is None or empty is not printed."""

    number: str
    """The shift's number."""
    business_date: date
    """The store's day."""
    opened: datetime
    """When."""
    opened_by: str
    """Staff name."""
    until: datetime
    """The moment of the figures: when it was closed, or now."""
    by: str
    """Who closed it, or asked for the report; staff name."""
    sales: int
    """Documents completed."""
    total: Fen
    """Their sum."""
    handovers: int
    """Online orders handed over."""
    float_amount: Fen
    """Cash counted into the drawer."""
    cash: Fen
    """Cash taken less change and what went back."""
    expected: Fen
    """What the drawer should hold."""
    counted: Fen | None = None
    """What was counted; None: nobody has counted (X report)."""
    reason: str = ""
    """The explanation of a difference."""
    documents: tuple[SumLine, ...] = ()
    """By kind of document: sales, returns, exchanges …"""
    tenders: tuple[SumLine, ...] = ()
    """By tender."""
    drawer: tuple[SumLine, ...] = ()
    """Money into the drawer and out of it that is no sale, by reason."""
    discounts: Fen | None = None
    """All that was taken off."""
    first_number: str = ""
    """The first document's number."""
    last_number: str = ""
    """The last document's number."""
    approvals: tuple[SumLine, ...] = ()
    """What managers approved, by permission."""
    takings: tuple[SumLine, ...] = ()
    """Money that is not a sale, by kind."""
    pieces: tuple[SumLine, ...] = ()
    """Counted notes and coins: denomination, number, amount."""
    z_number: str = ""
    """The Z report's own number."""
    running: int = 0
    """Which X report of the shift it is."""
    perpetual: Fen | None = None
    """累计: what all Z reports come to."""
    held: int = 0
    """Parked carts that were carried over."""
    open_payments: int = 0
    """Payments that were under way."""
    drawer_there: bool = True
    """Whether the till has a drawer."""


def shift_report(
    report: ShiftReport,
    kind: JobKind,
    *,
    till: Till,
    texts: Texts,
    templates: Templates = PLAIN,
    training: bool = False,
) -> Ticket:
    """The ticket of a shift's figures. `kind`: `X_REPORT` or `SHIFT_CLOSING`."""
    title = texts("shift.interim" if kind is JobKind.X_REPORT else "shift.closing")
    blocks = [
        *heading(till.store, title, texts=texts),
        required("which", _which(report, till, texts)),
        required("sales", _sales(report, texts)),
        required("takings", sums(texts("shift.takings"), report.takings)),
        required("tenders", sums(texts("shift.tenders"), report.tenders)),
        required("drawer", sums(texts("shift.drawer"), report.drawer)),
        required("approvals", sums(texts("shift.approvals"), report.approvals)),
        required("cash", _cash(report, texts)),
        signed(texts),
        numbered(report.number),
    ]
    return composed(
        kind,
        blocks,
        store=till.store,
        texts=texts,
        number=report.number,
        fills={"date": f"{report.business_date}"},
        templates=templates,
        training=training,
    )


def sums(title: str, lines: tuple[SumLine, ...]) -> Iterator[Row]:
    """A titled table of names, counts and amounts; nothing where there are none."""
    if not lines:
        return
    yield Rule()
    yield Text(title, bold=True)
    for line in lines:
        yield Columns(
            (
                Cell(line.name, weight=9),
                Cell(f"{line.count}", weight=2, align=Align.RIGHT),
                Cell(yuan(line.amount), weight=5, align=Align.RIGHT),
            )
        )


def _which(report: ShiftReport, till: Till, texts: Texts) -> Iterator[Row]:
    offset = till.store.offset_minutes
    if report.z_number:
        yield Pair(texts("shift.z_number"), report.z_number, bold=True)
    if report.running:
        yield Text(texts("shift.running", n=report.running), bold=True)
    yield Pair(texts("ticket.number"), report.number)
    yield Pair(texts("ticket.till"), f"{till.store.code}-{till.number:02}")
    yield Pair(texts("ticket.business_date"), f"{report.business_date:%Y-%m-%d}")
    yield Pair(texts("shift.opened_by"), report.opened_by)
    yield Pair(texts("shift.opened"), clock_time(report.opened, offset_minutes=offset))
    closed = report.counted is not None
    yield Pair(texts("shift.closed_by" if closed else "shift.asked_by"), report.by)
    yield Pair(texts("shift.closed" if closed else "shift.asked"), clock_time(report.until, offset_minutes=offset))


def _sales(report: ShiftReport, texts: Texts) -> Iterator[Row]:
    yield Rule()
    yield Pair(texts("shift.sales"), str(report.sales))
    yield Pair(texts("shift.total"), yuan(report.total))
    if report.discounts is not None:
        yield Pair(texts("shift.discounts"), yuan(-report.discounts))
    yield Pair(texts("shift.handovers"), str(report.handovers))
    if report.first_number:
        yield Pair(texts("shift.first"), report.first_number)
        yield Pair(texts("shift.last"), report.last_number)
    if report.perpetual is not None:
        yield Pair(texts("shift.perpetual"), yuan(report.perpetual), bold=True)
    if report.held:
        yield Pair(texts("shift.held"), str(report.held))
    if report.open_payments:
        yield Pair(texts("shift.open_payments"), str(report.open_payments), bold=True)
    yield from sums(texts("shift.documents"), report.documents)


def _cash(report: ShiftReport, texts: Texts) -> Iterator[Row]:
    yield Rule()
    if not report.drawer_there:
        yield Text(texts("shift.no_drawer"))
    yield from sums(texts("shift.pieces"), report.pieces)
    yield Pair(texts("shift.float"), yuan(report.float_amount))
    yield Pair(texts("shift.cash"), yuan(report.cash))
    yield Pair(texts("shift.expected"), yuan(report.expected), bold=True)
    if report.counted is not None:
        difference = signed_yuan(report.counted - report.expected)
        yield Pair(texts("shift.counted"), yuan(report.counted), bold=True)
        yield Pair(texts("shift.difference"), difference, bold=True, size=Size.DOUBLE)
    if report.reason:
        yield Text(texts("shift.reason", reason=report.reason))
    yield Rule()
