"""Ring up sales without a window, through the use cases that the window uses."""

from __future__ import annotations

from pos.bootstrap.texts import load_texts
from pos.bootstrap.till_files import TillFiles
from pos.commands.soaking.basket import Basket
from pos.commands.soaking.fill_cart import FillCart
from pos.domain.document import Document
from pos.domain.duty import Duty
from pos.domain.errors import BadValue
from pos.domain.member import Member
from pos.domain.staff import Staff
from pos.domain.store import Till
from pos.ports.clock import Clock
from pos.ports.printing import JobKind, PrintJob
from pos.usecases.printing.queue_ticket import print_job
from pos.usecases.printing.receipt import receipt
from pos.usecases.printing.shift_tickets import shift_opening
from pos.usecases.selling.complete_sale import CompleteSale, SaleOutcome
from pos.usecases.selling.keep_cart import KeepCart
from pos.usecases.shift.open_shift import OpenShift

FLOAT = 30_000
"""Counted into the drawer, in fen."""


class RingUp:
    """Turns baskets into sales on one till, in one shift."""

    def __init__(self, *, files: TillFiles, clock: Clock, till: Till, clerk: Staff) -> None:
        self._texts = load_texts()
        self._fill = FillCart(catalogue=files.catalogue, clock=clock, clerk=clerk)
        self._keep = KeepCart(ledger=files.ledger)
        self._complete = CompleteSale(ledger=files.ledger, clock=clock, receipt=self._receipt)
        shift = files.ledger.current_shift()
        if shift is None:
            opening = OpenShift(ledger=files.ledger, book=files.shift_book, clock=clock, ticket=self._opening)
            shift = opening(till, clerk, FLOAT).shift
        if shift is None:
            raise BadValue(f"{clerk.name} may open no shift")
        self._duty = Duty(till=till, staff=clerk, shift=shift)

    def __call__(self, basket: Basket, *, cart_id: str = "") -> Document:
        """The finished sale; it is on disk when this returns. `cart_id` empty: a new one.

        Raises BadValue for what cannot be rung up.
        """
        priced, payment = self._fill(basket, cart_id=cart_id, keep=self._keep)
        done = self._complete(priced, payment, self._duty)
        if done.outcome is not SaleOutcome.DONE or done.document is None:
            raise BadValue(f"the sale is {done.outcome}")
        return done.document

    def _receipt(self, document: Document, duty: Duty, member: Member | None) -> PrintJob:
        names = {duty.staff.staff_id: duty.staff.name}
        ticket = receipt(document, store=duty.till.store, names=names, texts=self._texts, member=member)
        return print_job(JobKind.RECEIPT, document.document_id, ticket, moment=document.moment)

    def _opening(self, duty: Duty) -> PrintJob:
        names = {duty.staff.staff_id: duty.staff.name}
        ticket = shift_opening(duty.shift, till=duty.till, names=names, texts=self._texts)
        return print_job(JobKind.SHIFT_OPENING, duty.shift.shift_id, ticket, moment=duty.shift.opened)
