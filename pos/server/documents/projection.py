"""Documents and shifts as rows that head office can read."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from sqlalchemy import update

from pos.domain.document import Document, DocumentLine
from pos.domain.errors import BadValue
from pos.domain.moments import to_ms
from pos.domain.shift import Shift, ShiftClose
from pos.server.documents.tables import document_lines, document_tenders, documents, shifts
from pos.server.transaction import Transaction
from pos.wire.codec import encode

MAX_AMOUNT = 1 << 53
MAX_LINE = 1_000_000
MAX_RATE = 1_000_000


def add_documents(tx: Transaction, store_id: str, till_id: str, done: Sequence[tuple[int, Document]]) -> set[str]:
    """Store documents by the number of their event; the ids of those that were new.

    Raises BadValue for numbers that cannot be.
    """
    if not done:
        return set()
    for _, document in done:
        _check(document)
    rows = [_row(store_id, till_id, tseq, document) for tseq, document in done]
    new = {row.document_id for row in tx.add(documents, rows, (documents.c.document_id,))}
    fresh = {document.document_id: document for _, document in done if document.document_id in new}.values()
    tx.add(document_lines, [_line(store_id, document, line) for document in fresh for line in document.lines])
    tenders = [
        {
            "store_id": store_id,
            "document_id": document.document_id,
            "position": position,
            "kind": tender.kind.value,
            "amount": tender.amount,
            "reference": tender.reference,
        }
        for document in fresh
        for position, tender in enumerate(document.tenders)
    ]
    tx.add(document_tenders, tenders)
    return new


def open_shift(tx: Transaction, store_id: str, till_id: str, shift: Shift) -> None:
    """Store an opened shift."""
    row = {
        "store_id": store_id,
        "shift_id": shift.shift_id,
        "till_id": till_id,
        "number": shift.number,
        "staff_id": shift.staff_id,
        "opened_ms": to_ms(shift.opened),
        "business_date": shift.business_date,
        "float_amount": shift.float_amount,
        "closed_ms": None,
        "close": "",
    }
    tx.add(shifts, [row])


def close_shift(tx: Transaction, store_id: str, close: ShiftClose) -> None:
    """Store a shift's end."""
    tx.connection.execute(
        update(shifts)
        .where(shifts.c.store_id == store_id, shifts.c.shift_id == close.shift_id)
        .values(closed_ms=to_ms(close.closed), close=encode(close).decode())
    )


def _check(document: Document) -> None:
    """Numbers no database column would hold, or only one kind of database."""
    amounts = [document.total, *(tender.amount for tender in document.tenders)]
    for line in document.lines:
        amounts += (line.quantity, line.list_price, line.retail_price, line.paid, line.tax_amount)
        if not 0 <= line.line <= MAX_LINE or not 0 <= line.tax_rate <= MAX_RATE:
            raise BadValue(f"line {line.line} at rate {line.tax_rate}")
    if max(map(abs, amounts)) > MAX_AMOUNT:
        raise BadValue(f"an amount of more than {MAX_AMOUNT}")


def _row(store_id: str, till_id: str, tseq: int, document: Document) -> dict[str, Any]:
    return {
        "store_id": store_id,
        "document_id": document.document_id,
        "till_id": till_id,
        "tseq": tseq,
        "number": document.number,
        "kind": document.kind.value,
        "shift_id": document.shift_id,
        "staff_id": document.staff_id,
        "member_id": document.member_id,
        "moment_ms": to_ms(document.moment),
        "business_date": document.business_date,
        "total": document.total,
        "currency": document.currency,
    }


def _line(store_id: str, document: Document, line: DocumentLine) -> dict[str, Any]:
    shared = bool(line.allocations or line.assistants)
    return {
        "store_id": store_id,
        "document_id": document.document_id,
        "line": line.line,
        "variant_id": line.variant_id,
        "quantity": line.quantity,
        "list_price": line.list_price,
        "retail_price": line.retail_price,
        "paid": line.paid,
        "tax_rate": line.tax_rate,
        "tax_amount": line.tax_amount,
        "tax_included": line.tax_included,
        "shares": encode((line.allocations, line.assistants)).decode() if shared else "",
    }
