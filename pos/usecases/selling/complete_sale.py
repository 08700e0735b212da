"""Complete a sale: one transaction that holds all of it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import TypeAlias

from pos.domain.cart import Cart, CartLine
from pos.domain.catalogue import ItemKind
from pos.domain.collect import ToCollect
from pos.domain.document import Document, DocumentKind, InvoiceState
from pos.domain.duty import Duty
from pos.domain.invoice import invoiceable
from pos.domain.member import Member
from pos.domain.money import Fen
from pos.domain.numbering import Number, NumberKind
from pos.domain.pricing import PricedCart
from pos.domain.staff import Approval, Leave, leave
from pos.domain.stock import CHAIN_OWNER, Movement, MovementKind, Place
from pos.domain.tender import METHODS, TenderKind, TenderMethod
from pos.ports.clock import Clock
from pos.ports.ledger import Ledger, LedgerTransaction
from pos.ports.printing import PrintJob
from pos.usecases.book_document import book_document
from pos.usecases.selling.entitlements import earned_of, points_times, uses_of
from pos.usecases.selling.lay_out_lines import LaidOut, LayOutLines, Leaving, laid_out
from pos.usecases.selling.take_payment import Payment, paying_by

Receipt: TypeAlias = Callable[[Document, Duty, Member | None], PrintJob]
"""Builds the receipt of a document: what was sold, who sold it, to which member."""
Slip: TypeAlias = Callable[[CartLine, ToCollect, Document, Duty], PrintJob]
"""Builds the slip with which a line is collected at another store."""


_NEVER_ASKED = (TenderKind.CASH, TenderKind.ROUNDING, TenderKind.PAYMENT_CODE)
"""Payments that nobody has to be asked for: most sales are paid so, and need not look at the rules."""


class SaleOutcome(StrEnum):
    """What completing came to."""

    DONE = "done"
    ALREADY = "already"
    """It was completed before; nothing was done now."""
    NOT_SETTLED = "not_settled"
    """The tenders do not come to the total."""
    EMPTY = "empty"
    ASSISTANT_WANTED = "assistant_wanted"
    """Head office wants every sale credited."""
    APPROVAL_WANTED = "approval_wanted"
    """A payment (挂账) needs a manager's yes, and there is none for it."""


@dataclass(frozen=True, slots=True)
class Completed:
    """What completing came to. Returned after COMMIT: what it says is on disk."""

    outcome: SaleOutcome
    """What it came to."""
    document: Document | None = None
    """The finished sale, for `DONE` and `ALREADY`."""
    change: Fen = 0
    """To be given back."""
    open_drawer: bool = False
    """Whether the drawer has to open: cash was taken."""


class CompleteSale:
    """Turns a paid cart into a document. Completing a cart twice is completing it once."""

    def __init__(
        self,
        *,
        ledger: Ledger,
        clock: Clock,
        receipt: Receipt,
        slip: Slip | None = None,
        methods: Callable[[], tuple[TenderMethod, ...]] = lambda: METHODS,
    ) -> None:
        """`methods`: the store's ways to pay, now; those that need a manager's yes are not taken without one.
        `slip`: None where nothing can be ordered from another store."""
        self._ledger = ledger
        self._methods = methods
        self._clock = clock
        self._receipt = receipt
        self._slip = slip
        self._lay_out = LayOutLines()

    def prepare(self, priced: PricedCart) -> None:
        """Do what can be done before the customer has paid. A sale that was not prepared takes a little longer."""
        self._lay_out(priced)

    def __call__(
        self, priced: PricedCart, payment: Payment, duty: Duty, *, print_ticket: bool = True, parked: bool = False
    ) -> Completed:
        """Number, document, movements, journal, outbox, print job and the cleared cart in one transaction.

        `parked`: the cart is on hold, and another customer's is open.
        Raises StorageError; then nothing was written and the cart is as it was.
        """
        cart = priced.cart
        outcome = _outcome(priced, payment, duty)
        if outcome is SaleOutcome.DONE and self._lacks_yes(priced.cart, payment, duty):
            outcome = SaleOutcome.APPROVAL_WANTED
        if outcome is SaleOutcome.DONE:
            with self._ledger.transaction() as step:
                # Asked in here: whoever completes the same cart meanwhile waits, and no second connection looks.
                if not step.is_finished(cart.cart_id):
                    document = self._write(step, priced, payment, duty)
                    if parked:
                        step.take_held(cart.cart_id)
                    else:
                        step.save_open_cart(None)
                    if print_ticket:
                        step.queue_print(self._receipt(document, duty, cart.member))
                    self._queue_slips(step, document, cart, duty)
                    took_cash = any(tender.kind is TenderKind.CASH for tender in document.tenders)
                    return Completed(outcome, document, payment.change, open_drawer=took_cash)
        before = self._ledger.document(cart.cart_id)
        if before is None:
            return Completed(outcome)
        return Completed(SaleOutcome.ALREADY, before, sum(tender.change for tender in before.tenders))

    def _queue_slips(self, step: LedgerTransaction, document: Document, cart: Cart, duty: Duty) -> None:
        """With or without a receipt: without its slip what is paid is not handed out there."""
        for line in cart.lines:
            if line.collect is not None and self._slip is not None:
                step.queue_print(self._slip(line, line.collect, document, duty))

    def _lacks_yes(self, cart: Cart, payment: Payment, duty: Duty) -> bool:
        """Whether a payment needs a manager's yes to this amount of this debtor in this sale, and has none."""
        tenders = [each for each in payment.tenders if each.kind not in _NEVER_ASKED]
        needing = {method.method_id for method in self._methods() if method.approval} if tenders else set()
        for tender in tenders:
            if tender.method_id in needing:
                deed = paying_by(cart.cart_id, tender.method_id, tender.amount, tender.reference)
                yes = next((each for each in cart.approvals if each.covers(deed)), None)
                if leave(duty.staff, deed, yes) is not Leave.GIVEN:
                    return True
        return False

    def _write(self, step: LedgerTransaction, priced: PricedCart, payment: Payment, duty: Duty) -> Document:
        ahead, running = self._lay_out(priced), step.next_number(NumberKind.RECEIPT)
        document = make_document(priced, payment, duty, self._clock.now(), running=running, ahead=ahead)
        book_document(step, document, _movements(ahead.leaving, document))
        return document


def _outcome(priced: PricedCart, payment: Payment, duty: Duty) -> SaleOutcome:
    """What completing will come to, if it was not done before."""
    if not priced.cart.lines:
        return SaleOutcome.EMPTY
    if payment.due != priced.total or not payment.settled:
        return SaleOutcome.NOT_SETTLED
    if duty.till.store.assistant_required and _uncredited(priced):
        return SaleOutcome.ASSISTANT_WANTED
    return SaleOutcome.DONE


def _uncredited(priced: PricedCart) -> bool:
    """Whether a line is credited to nobody. Nobody advises on a bag."""
    return any(
        not (line.assistants or priced.cart.assistants)
        for line in priced.cart.lines
        if line.item.kind is not ItemKind.BAG
    )


def make_document(
    priced: PricedCart,
    payment: Payment,
    duty: Duty,
    now: datetime,
    *,
    running: int,
    ahead: LaidOut | None = None,
) -> Document:
    """The finished document of a paid cart.

    `running`: its number among the till's receipts. `ahead`: what of it was laid out before.
    """
    store, cart = duty.till.store, priced.cart
    day = store.day(now)
    number = Number(kind=NumberKind.RECEIPT, store=store.code, till=duty.till.number, day=day, running=running)
    return Document(
        document_id=cart.cart_id,
        number=str(number),
        kind=DocumentKind.SALE,
        store_id=store.store_id,
        till_id=duty.till.till_id,
        shift_id=duty.shift.shift_id,
        staff_id=duty.staff.staff_id,
        moment=now,
        offset_minutes=store.offset_minutes,
        business_date=day,
        lines=(ahead or laid_out(priced)).lines,
        tenders=payment.tenders,
        total=priced.total,
        member_id=cart.member.member_id if cart.member else "",
        approvals=tuple(dict.fromkeys(_approvals(priced, payment))),
        uses=uses_of(priced),
        earned=earned_of(priced),
        invoiceable=invoiceable(payment.tenders),
        invoice_issuer=store.tax_number,
        points_times=points_times(priced),
        written_on=cart.written.on if cart.written else None,
        paper=cart.written.paper if cart.written else "",
        newer_rules=priced.why.newer,
        invoice=InvoiceState.NONE if cart.buyer is None else InvoiceState.ASKED,
        buyer=cart.buyer,
    )


def _approvals(priced: PricedCart, payment: Payment) -> Iterator[Approval]:
    """Each manager's yes, in the order of the lines, those for the whole sale and its payments last."""
    for line in priced.cart.lines:
        if line.approval:
            yield line.approval
        if line.discount and line.discount.approval:
            yield line.discount.approval
    for whole in (priced.cart.discount, priced.cart.written):
        if whole and whole.approval:
            yield whole.approval
    if priced.cart.approvals:
        paid = {paying_by(priced.cart.cart_id, each.method_id, each.amount, each.reference) for each in payment.tenders}
        yield from (each for each in priced.cart.approvals if any(each.covers(deed) for deed in paid))


def _movements(leaving: tuple[Leaving, ...], document: Document) -> tuple[Movement, ...]:
    """What leaves the stock, however it reaches the customer: what is sold cannot be sold again."""
    store_id, sale, document_id, moment = document.store_id, MovementKind.SALE, document.document_id, document.moment
    floor, owner = Place.SALES_FLOOR, CHAIN_OWNER
    return tuple(
        Movement(movement_id, variant_id, store_id, quantity, sale, document_id, moment, floor, owner, mark)
        for movement_id, variant_id, quantity, mark in leaving
    )
