"""One document: do its sums agree, and do the tables say what the journal's bytes say?"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import Any

from pos.domain.document import Document
from pos.domain.errors import WireError
from pos.domain.quantity import extend
from pos.domain.stock import Movement
from pos.storage.database import Cursor
from pos.storage.ledger import rows
from pos.storage.ledger.verifying.finding import Finding
from pos.wire.codec import decode
from pos.wire.event import DocumentDone

_STORED = {
    "document": "SELECT * FROM document WHERE tseq = ?",
    "referring_line": "SELECT * FROM referring_line WHERE tseq = ? ORDER BY line",
    "sold_piece": "SELECT * FROM sold_piece WHERE tseq = ? ORDER BY line",
    "tender": "SELECT * FROM tender WHERE tseq = ? ORDER BY place",
}


def check_document(cursor: Cursor, tseq: int, done: DocumentDone) -> Iterator[Finding]:
    """What is wrong with the document of an event."""
    document = done.document
    told: dict[str, list[tuple[Any, ...]]] = {
        "document": [rows.document_row(document, tseq=tseq)],
        "referring_line": list(rows.referring_line_rows(document.lines, tseq=tseq)),
        "sold_piece": list(rows.sold_piece_rows(document.lines, tseq=tseq)),
        "tender": list(rows.tender_rows(document, tseq=tseq)),
    }
    for table, query in _STORED.items():
        stored = cursor.execute(query, (tseq,)).fetchall()
        if len(stored) != len(told[table]):
            yield Finding(table, f"of event {tseq}", f"{len(stored)} rows, the event has {len(told[table])}")
        for row, wanted in zip(stored, told[table], strict=False):
            if row != wanted:
                yield Finding(table, f"of event {tseq}", f"is {row}, the event says {wanted}")
    yield from _check_sums(tseq, document)
    yield from _check_stock(tseq, document, done.movements)


def check_movements(cursor: Cursor, tseq: int, movements: tuple[Movement, ...]) -> Iterator[Finding]:
    """Whether the stock movements of an event are stored as it says."""
    (stored,) = cursor.execute("SELECT ifnull(moved, '{}') FROM journal WHERE tseq = ?", (tseq,)).fetchone()
    told = rows.moved_by_variant(movements)
    if _quantities(stored) != told:
        yield Finding("moved", f"of event {tseq}", f"is {stored}, the event says {told}")
    kept = cursor.execute("SELECT * FROM mark WHERE tseq = ? ORDER BY place", (tseq,)).fetchall()
    said = list(rows.mark_rows(movements, tseq=tseq))
    if kept != said:
        yield Finding("mark", f"of event {tseq}", f"are {kept}, the event says {said}")


def _quantities(stored: str) -> dict[str, int] | None:
    """What was moved by variant; None where that cannot be read."""
    try:
        return decode(stored.encode(), dict[str, int])
    except WireError:
        return None


def _check_sums(tseq: int, document: Document) -> Iterator[Finding]:
    for line in document.lines:
        gross = extend(line.retail_price, line.quantity)
        taken = sum(part.amount for part in line.allocations)
        if gross - taken != line.paid:
            yield Finding("document", f"line {line.line} of event {tseq}", f"{gross} less {taken} is not {line.paid}")
    on_top = sum(line.tax_amount for line in document.lines if not line.tax_included)
    lines = sum(line.paid for line in document.lines) + on_top
    tenders = sum(tender.amount for tender in document.tenders)
    if not lines == document.total == tenders:
        yield Finding(
            "document", f"{document.number}", f"total {document.total}, its lines are {lines}, its tenders {tenders}"
        )


def _check_stock(tseq: int, document: Document, movements: tuple[Movement, ...]) -> Iterator[Finding]:
    """What moves stock moves all of it. (A service moves none, and only the catalogue knows which is one.)"""
    sold: Counter[str] = Counter()
    for line in document.lines:
        sold[line.variant_id] += line.quantity
    moved: Counter[str] = Counter()
    for movement in movements:
        moved[movement.variant_id] -= movement.quantity
        if movement.document_id != document.document_id:
            yield Finding("movement", f"of event {tseq}", f"is of document {movement.document_id}")
    for variant, quantity in moved.items():
        if sold[variant] != quantity:
            yield Finding("movement", f"of event {tseq}", f"{quantity} of {variant} moved, {sold[variant]} sold")
