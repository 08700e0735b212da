"""A document and its like as rows of the ledger's tables. Every row of an event begins with the event's `tseq`.

Truth values are written as 0 and 1: sqlcipher3 takes four times as long over a `bool`.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any, TypeAlias

from pos.domain.document import Document, DocumentLine
from pos.domain.entitlement import EntitlementKind, EntitlementUse
from pos.domain.moments import to_ms
from pos.domain.quantity import Milli
from pos.domain.shift import Shift, ShiftClose
from pos.domain.stock import Movement
from pos.domain.takings import Taking
from pos.domain.tender import TenderKind
from pos.ports.printing import PrintJob
from pos.storage.ledger.packing import packed
from pos.wire.codec import encode

Row: TypeAlias = tuple[Any, ...]

DOCUMENT = "INSERT INTO document VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (document_id) DO NOTHING"
REFERRING_LINE = "INSERT INTO referring_line VALUES (?, ?, ?, ?, ?)"
SOLD_PIECE = "INSERT INTO sold_piece VALUES (?, ?, ?, ?, ?)"
TENDER = "INSERT INTO tender VALUES (?, ?, ?, ?, ?, ?, ?)"
MARK = "INSERT INTO mark VALUES (?, ?, ?, ?, ?)"
OFFLINE_USE = "INSERT INTO offline_use VALUES (?, ?, ?, ?, ?, ?)"
SHIFT = "INSERT INTO shift VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"
SHIFT_CLOSE = "INSERT INTO shift_close VALUES (?, ?, ?, ?, ?, ?, ?, ?)"
TAKING = "INSERT INTO taking VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)"
JOB = """INSERT INTO print_job (job_id, kind, document_id, ticket, created_ms, copy, state, fault, attempts)
    VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING"""
UNFINISHED_JOB = "(state = 'queued' OR state = 'printing' OR state = 'not_printed' OR state = 'unknown')"
"""`ports.printing.UNFINISHED`, word for word as in the partial indexes, which SQLite uses only then."""
FINISHED_JOB = f"SELECT 1 FROM print_job WHERE job_id = ? AND NOT {UNFINISHED_JOB}"  # noqa: S608


def document_row(document: Document, *, tseq: int) -> Row:
    """For `DOCUMENT`."""
    return (
        tseq,
        document.document_id,
        document.number,
        document.kind.value,
        document.shift_id,
        document.staff_id,
        document.member_id,
        to_ms(document.moment),
        document.business_date.isoformat(),
        document.total,
        document.currency,
        int(document.training),
        sum(tender.amount for tender in document.tenders if tender.kind is TenderKind.CASH),
    )


def referring_line_rows(lines: tuple[DocumentLine, ...], *, tseq: int) -> Iterator[Row]:
    """For `REFERRING_LINE`: the lines that fulfil an order or bring something back."""
    for line in lines:
        if line.order_id or line.returns_document:
            yield (tseq, line.line, line.quantity, line.order_id, line.returns_document)


def sold_piece_rows(lines: tuple[DocumentLine, ...], *, tseq: int) -> Iterator[Row]:
    """For `SOLD_PIECE`: the lines with a serial number."""
    for line in lines:
        if line.serial:
            yield (line.variant_id, line.serial, tseq, line.line, line.quantity)


def tender_rows(document: Document, *, tseq: int) -> Iterator[Row]:
    """For `TENDER`: the payments that a query asks for one by one: those of an order, and deposits."""
    of_order = any(line.order_id for line in document.lines)
    for place, tender in enumerate(document.tenders, start=1):
        if of_order or tender.kind is TenderKind.DEPOSIT:
            yield (tseq, place, tender.kind.value, tender.amount, tender.given, tender.change, tender.reference)


def moved_by_variant(movements: tuple[Movement, ...]) -> dict[str, Milli]:
    """What movements come to, by variant."""
    sums: dict[str, Milli] = {}
    for each in movements:
        sums[each.variant_id] = sums.get(each.variant_id, 0) + each.quantity
    return sums


def moved(movements: tuple[Movement, ...]) -> str | None:
    """What an event's row says that it moved: JSON by variant; None: nothing."""
    return encode(moved_by_variant(movements)).decode() if movements else None


def mark_rows(movements: tuple[Movement, ...], *, tseq: int) -> Iterator[Row]:
    """For `MARK`: the movements whose lot or piece is known."""
    for place, each in enumerate(movements, start=1):
        if (mark := each.mark) is not None:
            yield (tseq, place, mark.lot, mark.expiry.isoformat() if mark.expiry else None, mark.serial)


def shift_row(shift: Shift, *, tseq: int) -> Row:
    """For `SHIFT`: a shift that event `tseq` opened."""
    return (
        shift.shift_id,
        shift.number,
        shift.store_id,
        shift.till_id,
        shift.staff_id,
        to_ms(shift.opened),
        shift.business_date.isoformat(),
        shift.float_amount,
        tseq,
        int(shift.drawer),
    )


def shift_close_row(close: ShiftClose, *, tseq: int) -> Row:
    """For `SHIFT_CLOSE`: a shift that event `tseq` closed."""
    return (
        close.shift_id,
        close.staff_id,
        to_ms(close.closed),
        close.counted,
        close.expected,
        tseq,
        close.z_number,
        close.perpetual,
    )


def taking_row(taking: Taking, *, tseq: int) -> Row:
    """For `TAKING`."""
    return (
        tseq,
        taking.taking_id,
        taking.number,
        taking.kind.value,
        taking.shift_id,
        taking.amount,
        taking.gift,
        taking.member_id,
        taking.returns,
    )


def job_row(job: PrintJob) -> Row:
    """For `JOB`."""
    return (
        job.job_id,
        job.kind.value,
        job.document_id,
        packed(job.ticket),
        to_ms(job.created),
        int(job.copy),
        job.state.value,
        job.fault.value,
        job.attempts,
    )


def offline_use_rows(uses: Iterable[EntitlementUse], *, tseq: int) -> Iterator[Row]:
    """For `OFFLINE_USE`. Uses of limited rules are all there: each counts until the server has booked it."""
    for place, use in enumerate(uses):
        if use.offline or use.kind is EntitlementKind.QUOTA:
            yield tseq, place, use.kind.value, use.use_id, use.subject, use.amount
