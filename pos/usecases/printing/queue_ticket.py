"""A ticket on its way into the print queue."""

from __future__ import annotations

from datetime import datetime

from pos.domain.ids import new_id
from pos.domain.ticket.rows import Ticket, marked
from pos.ports.printing import JobKind, PrintJob
from pos.wire.ticket import encode_ticket


def print_job(kind: JobKind, document_id: str, ticket: Ticket, *, moment: datetime, copy_mark: str = "") -> PrintJob:
    """The job of a ticket.

    Whoever completes a document writes it in the same transaction (`LedgerTransaction.queue_print`), so that the ticket
    is printed after the COMMIT, and exactly then. `document_id`: the document, order or shift it shows. `copy_mark`:
    the words on a ticket that may be on paper already; empty for the first print.
    """
    return PrintJob(
        job_id=new_id(),
        kind=kind,
        document_id=document_id,
        ticket=encode_ticket(marked(ticket, copy_mark) if copy_mark else ticket),
        created=moment,
        copy=bool(copy_mark),
    )
