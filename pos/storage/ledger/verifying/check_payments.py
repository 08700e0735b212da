"""Payments by code against the tenders that count them: each is written down before its sale is an event."""

from __future__ import annotations

from collections.abc import Iterator

from pos.domain.document import Document
from pos.domain.tender import TenderKind
from pos.storage.database import Cursor
from pos.storage.ledger.verifying.finding import Finding

_FROM_THE_BOOK = frozenset({TenderKind.PAYMENT_CODE, TenderKind.PLATFORM_VOUCHER})


def check_payments(cursor: Cursor, tseq: int, document: Document) -> Iterator[Finding]:
    """Whether what a document counts as paid by code is in the book, for this sale and of this amount."""
    for tender in document.tenders:
        if tender.kind not in _FROM_THE_BOOK or not tender.tender_id or tender.amount <= 0:
            continue
        wanted = (document.document_id, tender.amount)
        stored = cursor.execute(
            "SELECT sale_id, amount FROM payment WHERE attempt_id = ?", (tender.tender_id,)
        ).fetchone()
        if stored is None:
            yield Finding("payment", tender.tender_id, f"is not there, event {tseq} counts it")
        elif stored != wanted:
            yield Finding("payment", tender.tender_id, f"is {stored}, event {tseq} says {wanted}")
