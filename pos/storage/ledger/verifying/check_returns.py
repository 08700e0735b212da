"""What came back: never more than went out, neither pieces nor money; and money that is not a sale."""

from __future__ import annotations

from collections.abc import Iterator

from pos.domain.document import Document
from pos.domain.refund import refundable
from pos.domain.takings import Taking
from pos.storage.database import Cursor
from pos.storage.ledger import rows
from pos.storage.ledger.packing import stored_head
from pos.storage.ledger.returns import TOUCHING
from pos.storage.ledger.verifying.finding import Finding
from pos.wire.codec import decode
from pos.wire.event import DocumentDone

_DOCUMENT = "SELECT payload FROM document JOIN journal USING (tseq) WHERE document_id = ?"


def check_returned(cursor: Cursor, tseq: int, document: Document) -> Iterator[Finding]:
    """Whether what a document gives back, with all that was given back before it, is no more than there was.

    What another till sold, only the server can follow.
    """
    where = f"of event {tseq}"
    originals = dict.fromkeys([*(line.returns_document for line in document.lines), document.corrects])
    for original in filter(None, originals):
        sold = _documents(cursor, _DOCUMENT, original)
        if not sold:
            continue
        left = refundable(sold[0], _documents(cursor, TOUCHING, original))
        for line in left.lines:
            if line.returned > line.line.quantity or line.covered > line.line.quantity:
                yield Finding("document", where, f"more of line {line.line.line} of {sold[0].number} came back")
        if sum(part.left for part in left.tenders) < 0:
            yield Finding("tender", where, f"more than was paid for {sold[0].number} went back")


def _documents(cursor: Cursor, query: str, document_id: str) -> list[Document]:
    found = cursor.execute(query, (document_id,)).fetchall()
    return [decode(stored_head(payload).body, DocumentDone).document for (payload,) in found]


def check_taking(cursor: Cursor, tseq: int, taking: Taking) -> Iterator[Finding]:
    """Whether money that is not a sale is stored as the event says."""
    stored = cursor.execute("SELECT * FROM taking WHERE tseq = ?", (tseq,)).fetchone()
    if stored != rows.taking_row(taking, tseq=tseq):
        yield Finding("taking", f"of event {tseq}", f"is {stored}, the event says another")
