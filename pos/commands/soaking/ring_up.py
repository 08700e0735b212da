"""Ring up sales without a window, through the use cases that the window uses."""

from __future__ import annotations

from pos.bootstrap.texts import load_texts
from pos.bootstrap.till_files import TillFiles
from pos.commands.soaking.basket import Basket
from pos.domain.cart import ManualDiscount
from pos.domain.document import Document
from pos.domain.duty import Duty
from pos.domain.errors import BadValue
from pos.domain.member import Member
from pos.domain.pricing import price
from pos.domain.staff import Staff
from pos.domain.store import Till
from pos.ports.clock import Clock
from pos.ports.printing import JobKind, PrintJob
from pos.usecases.printing.queue_ticket import print_job
from pos.usecases.printing.receipt import receipt
from pos.usecases.printing.shift_tickets import shift_opening
from pos.usecases.selling.add_item import ScanOutcome
from pos.usecases.selling.complete_sale import CompleteSale, SaleOutcome
from pos.usecases.selling.give_discount import DiscountOutcome, GiveDiscount
from pos.usecases.selling.keep_cart import KeepCart
from pos.usecases.selling.scan_item import ScanItem
from pos.usecases.selling.start_cart import StartCart
from pos.usecases.selling.take_payment import add_cash, start
from pos.usecases.shift.open_shift import OpenShift

FLOAT = 30_000
"""Counted into the drawer, in fen."""


class RingUp:
    """Turns baskets into sales on one till, in one shift."""

    def __init__(self, *, files: TillFiles, clock: Clock, till: Till, clerk: Staff) -> None:
        self._texts = load_texts()
        self._start = StartCart(clock=clock)
        self._scan = ScanItem(catalogue=files.catalogue)
        self._discount = GiveDiscount()
        self._keep = KeepCart(ledger=files.ledger)
        self._complete = CompleteSale(ledger=files.ledger, clock=clock, receipt=self._receipt)
        shift = files.ledger.current_shift()
        if shift is None:
            shift = OpenShift(ledger=files.ledger, clock=clock, ticket=self._opening)(till, clerk, FLOAT)
        self._duty = Duty(till=till, staff=clerk, shift=shift)

    def __call__(self, basket: Basket) -> Document:
        """The finished sale; it is on disk when this returns. Raises BadValue for what cannot be rung up."""
        cart = self._start()
        for wish in basket.lines:
            scanned = self._scan(cart, wish.code, quantity=wish.quantity)
            if scanned.outcome not in {ScanOutcome.ADDED, ScanOutcome.ATTENTION}:
                raise BadValue(f"{wish.code!r}: {scanned.outcome}")
            cart = scanned.cart
            if wish.discount is not None:
                by, value = wish.discount
                given = self._discount(
                    cart,
                    line_id=scanned.line_id,
                    discount=ManualDiscount(by=by, value=value, reason="soak"),
                    staff=self._duty.staff,
                )
                if given.outcome is not DiscountOutcome.OK:
                    raise BadValue(f"{wish.code!r}: discount {given.outcome}")
                cart = given.cart
            self._keep(cart)
        priced = price(cart)
        payment = start(priced)
        for amount in basket.cash:
            if not payment.settled:
                payment = add_cash(payment, amount)
        if not payment.settled:
            payment = add_cash(payment, payment.remaining)
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
