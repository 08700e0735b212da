"""How every finished document goes into the ledger, whichever step made it."""

from __future__ import annotations

from pos.domain.document import Document
from pos.domain.ids import new_id
from pos.domain.journal import EventKind
from pos.domain.stock import Movement
from pos.ports.ledger import LedgerTransaction, NewEvent
from pos.wire.event import DocumentDone


def book_document(
    step: LedgerTransaction, document: Document, movements: tuple[Movement, ...] = (), faulty: tuple[int, ...] = ()
) -> None:
    """Journal, outbox, document and movements. Raises BadValue where the document is there already.

    `faulty`: as `DocumentDone` has it.
    """
    tseq = step.append(
        NewEvent(
            event_id=new_id(),
            kind=EventKind.DOCUMENT,
            moment=document.moment,
            staff_id=document.staff_id,
            business_date=document.business_date,
            body=DocumentDone(document=document, movements=movements, faulty=faulty),
        )
    )
    step.add_document(document, tseq=tseq)
