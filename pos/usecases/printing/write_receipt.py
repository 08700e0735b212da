"""A receipt is written after its sale is on disk: the customer's change does not wait for the layout of a ticket."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from pos.domain.document import Document
from pos.domain.duty import Duty
from pos.domain.ids import new_id
from pos.domain.member import Member
from pos.domain.ticket.rows import Ticket
from pos.ports.printing import JobKind, PrintJob, PrintQueue
from pos.wire.ticket import ReceiptToWrite, encode_receipt_to_write, encode_ticket, receipt_to_write


def receipt_later(document: Document, _duty: Duty, member: Member | None) -> PrintJob:
    """The job of a sale's receipt, to be queued in the sale's transaction and written by `WriteReceipt`."""
    return PrintJob(
        job_id=new_id(),
        kind=JobKind.RECEIPT,
        document_id=document.document_id,
        ticket=encode_receipt_to_write(ReceiptToWrite(member)),
        created=document.moment,
    )


class WriteReceipt:
    """Writes a queued receipt from the ledger's document, and keeps it as it will be printed, and printed again."""

    def __init__(
        self,
        *,
        queue: PrintQueue,
        document: Callable[[str], Document | None],
        receipt: Callable[[Document, Member | None], Ticket],
    ) -> None:
        """`document`: by its id, from the ledger."""
        self._queue = queue
        self._document = document
        self._receipt = receipt

    def __call__(self, job: PrintJob) -> PrintJob:
        """The job with its ticket. One that is written already, or that cannot be, comes back as it is."""
        wanted = receipt_to_write(job.ticket)
        if wanted is None:
            return job
        document = self._document(job.document_id)
        if document is None:
            return job
        ticket = encode_ticket(self._receipt(document, wanted.member))
        self._queue.write(job.job_id, ticket)
        return replace(job, ticket=ticket)
