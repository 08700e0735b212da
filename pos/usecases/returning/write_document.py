"""Write a document with which goods come back, or money does: one transaction that holds all of it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TypeAlias

from pos.domain.document import Document, DocumentKind, DocumentLine, InvoiceState
from pos.domain.duty import Duty
from pos.domain.entitlement import EntitlementUse
from pos.domain.ids import new_id
from pos.domain.invoice import invoiceable
from pos.domain.numbering import Number, NumberKind
from pos.domain.refund import Refundable, total_of
from pos.domain.staff import Approval
from pos.domain.stock import Movement, MovementKind, Place
from pos.domain.tender import Tender
from pos.ports.catalogue import Catalogue
from pos.ports.clock import Clock
from pos.ports.ledger import Ledger
from pos.ports.printing import PrintJob
from pos.usecases.book_document import book_document
from pos.usecases.returning.uses_back import uses_back

Ticket: TypeAlias = Callable[[Document, Duty, str], PrintJob]
"""Builds the receipt of a document; the text is the number of the one it gives back."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """A document that is about to be written."""

    document_id: str
    """UUIDv7."""
    kind: DocumentKind
    """What it will be."""
    lines: tuple[DocumentLine, ...]
    """Its lines."""
    tenders: tuple[Tender, ...]
    """Its payments."""
    of: Refundable | None = None
    """What it gives back (a part of)."""
    approvals: tuple[Approval, ...] = ()
    """Each manager's yes that it needed."""
    carried: tuple[Tender, ...] = ()
    """Of an exchange."""
    corrects: str = ""
    """Of a correction."""
    reason: str = ""
    """Why."""
    faulty: frozenset[int] = frozenset()
    """Its lines whose goods go to the faulty ones."""
    invoice: InvoiceState = InvoiceState.NONE
    """Where the original's tax invoice stands."""
    moves: bool = True
    """Whether goods move."""
    member_id: str = ""
    """Whose, where there is no original."""
    taken: tuple[EntitlementUse, ...] = ()
    """What the sale gave for later and is taken back."""


class WriteDocument:
    """The one place where such a document is made."""

    def __init__(self, *, ledger: Ledger, clock: Clock, catalogue: Catalogue, ticket: Ticket) -> None:
        self._ledger = ledger
        self._clock = clock
        self._catalogue = catalogue
        self._ticket = ticket

    def already(self, document_id: str) -> Document | None:
        """The document, if it was written before."""
        return self._ledger.document(document_id)

    def __call__(self, draft: Draft, duty: Duty) -> Document:
        """Number, document, movements, journal, outbox and receipt. Raises StorageError; then nothing was written."""
        now, store = self._clock.now(), duty.till.store
        original = draft.of.document if draft.of else None
        member_id = original.member_id if original else draft.member_id
        invoiced = draft.invoice in (InvoiceState.ASKED, InvoiceState.ISSUED)
        day = store.day(now)
        with self._ledger.transaction() as step:
            running = step.next_number(NumberKind.RECEIPT)
            document = Document(
                document_id=draft.document_id,
                number=str(Number(NumberKind.RECEIPT, store.code, duty.till.number, day, running)),
                kind=draft.kind,
                store_id=store.store_id,
                till_id=duty.till.till_id,
                shift_id=duty.shift.shift_id,
                staff_id=duty.staff.staff_id,
                moment=now,
                offset_minutes=store.offset_minutes,
                business_date=day,
                lines=draft.lines,
                tenders=draft.tenders,
                total=total_of(draft.lines),
                member_id=member_id,
                approvals=tuple(dict.fromkeys(draft.approvals)),
                invoice=InvoiceState.REVERSED if invoiced and draft.moves else InvoiceState.NONE,
                carried=draft.carried,
                corrects=draft.corrects,
                reason=draft.reason,
                uses=self._uses(draft, member_id),
                invoiceable=invoiceable(draft.tenders),
                invoice_issuer=store.tax_number,
            )
            movements = tuple(self._movements(draft, duty, document)) if draft.moves else ()
            sent_here = {line.line for line in document.lines if line.from_elsewhere and line.quantity < 0}
            book_document(step, document, movements, tuple(sorted(sent_here & draft.faulty)))
            step.queue_print(self._ticket(document, duty, original.number if original else ""))
        return document

    def _uses(self, draft: Draft, member_id: str) -> tuple[EntitlementUse, ...]:
        if draft.kind is DocumentKind.CORRECTION:
            return ()
        return (*uses_back(draft.of, draft.lines, draft.tenders, member_id), *draft.taken)

    def _movements(self, draft: Draft, duty: Duty, document: Document) -> list[Movement]:
        """Goods that came back are for sale again, or faulty; what went out is gone. A service has no stock.

        Of what another store was to send only the server knows whether it went: it puts down what came back.
        """
        moved = []
        for line in document.lines:
            item = self._catalogue.item(line.variant_id)
            if line.quantity == 0 or line.from_elsewhere or (item is not None and not item.has_stock):
                continue
            back = line.quantity < 0
            moved.append(
                Movement(
                    movement_id=new_id(),
                    variant_id=line.variant_id,
                    store_id=duty.till.store.store_id,
                    quantity=-line.quantity,
                    kind=MovementKind.RETURN if back else MovementKind.SALE,
                    document_id=document.document_id,
                    moment=document.moment,
                    place=Place.FAULTY if back and line.line in draft.faulty else Place.SALES_FLOOR,
                    mark=line.mark,
                )
            )
        return moved
