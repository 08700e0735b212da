"""The tickets of what comes back, and of money that is not a sale, as jobs for the print queue."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

from pos.domain.document import Document
from pos.domain.duty import Duty
from pos.domain.member import Member
from pos.domain.staff import Staff
from pos.domain.store import Store
from pos.domain.takings import Taking, TakingKind
from pos.domain.texts import Texts
from pos.domain.ticket.template import PLAIN, Templates
from pos.ports.printing import JobKind, PrintJob
from pos.usecases.printing.gift_receipt import gift_receipt
from pos.usecases.printing.queue_ticket import print_job
from pos.usecases.printing.receipt import KINDS, receipt
from pos.usecases.printing.recharge_receipt import Recharge, recharge_receipt
from pos.usecases.printing.taking_receipt import taking_receipt


class ReturnTickets:
    """Builds each ticket from what was done."""

    def __init__(
        self,
        *,
        texts: Callable[[], Texts],
        people: Callable[[], tuple[Staff, ...]],
        member: Callable[[str], Member | None],
        number: Callable[[str], str],
        now: Callable[[], datetime],
        templates: Callable[[], Templates] = lambda: PLAIN,
    ) -> None:
        """`member`: by id, as last known here; `number`: of a taking of this till, by id."""
        self._texts = texts
        self._people = people
        self._member = member
        self._number = number
        self._now = now
        self._templates = templates

    def returned(self, document: Document, duty: Duty, original: str) -> PrintJob:
        """The receipt of a document that gives back (a part of) the one numbered `original`."""
        names = {staff.staff_id: staff.name for staff in (*self._people(), duty.staff)}
        originals = {line.returns_document: original for line in document.lines if line.returns_document}
        ticket = receipt(
            document,
            store=duty.till.store,
            names=names,
            texts=self._texts(),
            member=self._member(document.member_id) if document.member_id else None,
            originals=originals if original else {},
            templates=self._templates(),
        )
        return print_job(KINDS[document.kind], document.document_id, ticket, moment=document.moment)

    def gift(self, document: Document, store: Store) -> PrintJob:
        """The receipt without prices. The moment of printing it is now, whenever it was sold."""
        ticket = gift_receipt(document, store=store, texts=self._texts(), templates=self._templates())
        return print_job(JobKind.GIFT_RECEIPT, document.document_id, ticket, moment=self._now())

    def taking(self, taking: Taking, duty: Duty) -> PrintJob:
        """The receipt of money that is not a sale."""
        texts, store = self._texts(), duty.till.store
        member = self._member(taking.member_id) if taking.member_id else None
        whose = " ".join(filter(None, (member.phone_masked, member.level))) if member else ""
        if taking.kind is TakingKind.RECHARGE and member is not None:
            ticket = recharge_receipt(
                Recharge(
                    number=taking.number,
                    moment=taking.moment,
                    by=duty.staff.name,
                    member=whose,
                    paid=taking.amount,
                    gift=taking.gift,
                    tenders=tuple(
                        (tender.name or texts(f"tender.{tender.kind}"), tender.amount) for tender in taking.tenders
                    ),
                    principal_after=member.principal + taking.amount,
                    gift_after=member.gift + taking.gift,
                    training=taking.training,
                ),
                store=store,
                texts=texts,
                templates=self._templates(),
            )
        else:
            original = self._number(taking.returns) if taking.returns else ""
            ticket = taking_receipt(
                taking,
                by=duty.staff.name,
                member=whose,
                original=original,
                store=store,
                texts=texts,
                templates=self._templates(),
            )
        return print_job(JobKind.RECHARGE, taking.taking_id, ticket, moment=taking.moment)
