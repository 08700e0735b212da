"""Ring up sales without a window, through the use cases that the window uses."""

from __future__ import annotations

from pos.bootstrap.texts import load_texts
from pos.bootstrap.till_files import TillFiles
from pos.commands.soaking.basket import Basket, Comeback
from pos.commands.soaking.fill_cart import FillCart
from pos.domain.coming_back import Chosen
from pos.domain.document import Document
from pos.domain.duty import Duty
from pos.domain.errors import BadValue, Unreachable
from pos.domain.ids import new_id
from pos.domain.member import Member
from pos.domain.refund import refundable
from pos.domain.staff import Staff
from pos.domain.store import Till
from pos.domain.trade_rules import TradeRules
from pos.ports.clock import Clock
from pos.ports.printing import JobKind, PrintJob
from pos.storage.ledger.returns import SqlReturns
from pos.usecases.printing.queue_ticket import print_job
from pos.usecases.printing.receipt import KINDS, receipt
from pos.usecases.printing.shift_tickets import shift_opening
from pos.usecases.returning.propose_return import ProposeReturn, Wish
from pos.usecases.returning.return_goods import ReturnGoods, ReturnOutcome
from pos.usecases.returning.write_document import WriteDocument
from pos.usecases.selling.complete_sale import CompleteSale, SaleOutcome
from pos.usecases.selling.keep_cart import KeepCart
from pos.usecases.shift.open_shift import OpenShift
from pos.wire.returns import ClaimReturn, DocumentAnswer, ReturnClaimed, TakingAnswer

FLOAT = 30_000
"""Counted into the drawer, in fen."""


class NobodyToAsk:
    """`ports.receipts.Receipts` of a till without a server."""

    def find(self, _text: str) -> DocumentAnswer:
        """Nobody answers."""
        raise Unreachable("there is no server")

    def claim(self, _claim: ClaimReturn) -> ReturnClaimed:
        """Nobody answers."""
        raise Unreachable("there is no server")

    def taking(self, _number: str) -> TakingAnswer:
        """Nobody answers."""
        raise Unreachable("there is no server")


class RingUp:
    """Turns baskets into sales and returns on one till, in one shift."""

    def __init__(self, *, files: TillFiles, clock: Clock, till: Till, clerk: Staff) -> None:
        self._texts = load_texts()
        self._fill = FillCart(catalogue=files.catalogue, clock=clock, clerk=clerk)
        self._keep = KeepCart(ledger=files.ledger)
        self._complete = CompleteSale(ledger=files.ledger, clock=clock, receipt=self._receipt)
        self._ledger = files.ledger
        self._returns = SqlReturns(file=files.ledger_file)
        write = WriteDocument(ledger=files.ledger, clock=clock, catalogue=files.catalogue, ticket=self._returned)
        propose = ProposeReturn(catalogue=files.catalogue, rules=TradeRules, today=lambda: till.store.day(clock.now()))
        self._return = ReturnGoods(propose=propose, write=write, returns=self._returns, receipts=NobodyToAsk())
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
        if basket.comeback is not None:
            return self._take_back(basket.comeback, cart_id)
        priced, payment = self._fill(basket, cart_id=cart_id, keep=self._keep)
        done = self._complete(priced, payment, self._duty)
        if done.outcome is not SaleOutcome.DONE or done.document is None:
            raise BadValue(f"the sale is {done.outcome}")
        return done.document

    def _take_back(self, back: Comeback, return_id: str) -> Document:
        """The finished return. Raises BadValue for a sale that is not there, or more than is left of it."""
        sale = self._ledger.document(back.of)
        if sale is None:
            raise BadValue(f"sale {back.of} is not in the ledger")
        left = refundable(sale, self._returns.touching(sale.document_id))
        chosen = back.lines or tuple(Chosen(each.line.line, each.left) for each in left.lines if each.left)
        wish = Wish(return_id=return_id or new_id(), refundable=left, chosen=chosen)
        done = self._return(wish, self._duty)
        if done.outcome not in (ReturnOutcome.DONE, ReturnOutcome.ALREADY) or done.document is None:
            raise BadValue(f"the return of {sale.number} is {done.outcome}")
        return done.document

    def _returned(self, document: Document, duty: Duty, original: str) -> PrintJob:
        names = {duty.staff.staff_id: duty.staff.name}
        originals = {line.returns_document: original for line in document.lines}
        ticket = receipt(document, store=duty.till.store, names=names, texts=self._texts, originals=originals)
        return print_job(KINDS[document.kind], document.document_id, ticket, moment=document.moment)

    def _receipt(self, document: Document, duty: Duty, member: Member | None) -> PrintJob:
        names = {duty.staff.staff_id: duty.staff.name}
        ticket = receipt(document, store=duty.till.store, names=names, texts=self._texts, member=member)
        return print_job(JobKind.RECEIPT, document.document_id, ticket, moment=document.moment)

    def _opening(self, duty: Duty) -> PrintJob:
        names = {duty.staff.staff_id: duty.staff.name}
        ticket = shift_opening(duty.shift, till=duty.till, names=names, texts=self._texts)
        return print_job(JobKind.SHIFT_OPENING, duty.shift.shift_id, ticket, moment=duty.shift.opened)
