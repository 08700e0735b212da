"""Takes the money for the cart, then completes the sale: once, in one transaction."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent

from pos.domain.buyer import buyer_of
from pos.domain.payment.code import provider_of
from pos.domain.scan import Scan, ScanKind
from pos.domain.tender import Tender, TenderKind
from pos.ui.approval.controller import Ask
from pos.ui.desk import Desk
from pos.ui.language import translate
from pos.ui.members.sms import SmsCode
from pos.ui.offload import Lane
from pos.ui.outcomes import of_fault
from pos.ui.parts.notice import Saying
from pos.ui.pay.elsewhere import ChooseRight, Elsewhere, OwnVoucher, StoredValue
from pos.ui.pay.methods import of_buyer
from pos.ui.pay.paying import PayingStep
from pos.ui.pay.reserving import ReservingByTender
from pos.ui.pay.view import PayView
from pos.ui.sounds import Sound
from pos.usecases.selling.complete_sale import Completed, SaleOutcome
from pos.usecases.selling.take_payment import Payment, start

_PAYING = {
    ScanKind.PAYMENT: TenderKind.PAYMENT_CODE,
    ScanKind.THIRD_PARTY: TenderKind.PLATFORM_VOUCHER,
    ScanKind.VOUCHER: TenderKind.VOUCHER,
}
"""What a scan pays with."""


class PayStep(PayingStep):
    """The payment of a sale."""

    def __init__(
        self,
        *,
        desk: Desk,
        view: PayView,
        done: Callable[[Completed], None],
        leave: Callable[[Saying | None], None],
        changed: Callable[[], None],
        ask: Ask,
        phone: Elsewhere,
        voucher: Elsewhere,
        choose_right: ChooseRight,
    ) -> None:
        """`phone`: asks for money by the code on the customer's phone. `voucher`: takes one of another platform.
        `choose_right`: asks which right of the chain's own.
        """
        super().__init__(
            desk=desk,
            view=view,
            taken=self._complete,
            leave=leave,
            changed=changed,
            ask=ask,
            keep=self._keep_tenders,
            elsewhere={
                TenderKind.STORED_VALUE: StoredValue(desk=desk),
                TenderKind.VOUCHER: OwnVoucher(desk=desk, choose=choose_right),
                TenderKind.PAYMENT_CODE: phone,
                TenderKind.PLATFORM_VOUCHER: voucher,
            },
        )
        self._done = done
        self._reserving = ReservingByTender(desk=desk, told=self._reserved)
        self._sms = SmsCode(desk=desk, say=self._say)

    def begin(self) -> None:
        """A new payment of what the cart comes to now."""
        self.ask(start(self._desk.sale.priced))

    def choose(self, place: int) -> None:
        """Choose a method: a rule may ask for it, so that the sale may come to something else now."""
        if not self._busy and self._methods:
            method = self._methods[max(0, min(len(self._methods) - 1, place))]
            self._pay_by({method.kind.value, method.method_id})
        super().choose(place)

    def confirm(self) -> None:
        """Take what is in the field, once what the rules give for it is reserved."""
        if self._given() is None or self._payment.remaining <= 0 or not self._reserves(self.confirm):
            super().confirm()

    def pressed(self, event: QKeyEvent) -> bool:
        """Ctrl+T sends the member a code, while stored value is asked for."""
        wanted = event.key() == Qt.Key.Key_T and event.modifiers() & Qt.KeyboardModifier.ControlModifier
        if wanted and self._method.kind is TenderKind.STORED_VALUE:
            self._sms.send()
            return True
        return super().pressed(event)

    def scanned(self, scan: Scan) -> bool:
        """The buyer's invoice title is kept with the sale; scanned again it is taken off."""
        if scan.kind is ScanKind.INVOICE_TITLE and scan.title is not None and not self._busy:
            cart, buyer = self._desk.sale.cart, buyer_of(scan.title)
            off = cart.buyer == buyer
            self._desk.sale.put(replace(cart, buyer=None if off else buyer))
            self._desk.sounds.play(Sound.FOUND)
            self._say(Saying("info", translate("Pay", "No invoice is wanted any more.")) if off else of_buyer(buyer))
            return True
        kind = _PAYING.get(scan.kind)
        if kind is not None and kind in self._elsewhere and not self._busy and self._payment.remaining > 0:
            # Whose code it is stands in it: a rule may be about that wallet alone.
            whose = provider_of(scan.text) if kind is TenderKind.PAYMENT_CODE else None
            self._pay_by({kind.value, whose.value} if whose is not None else {kind.value})
            if self._reserves(lambda: self.scanned(scan)):
                return True
        if scan.kind is ScanKind.VOUCHER and not self._busy and self._payment.remaining > 0:
            self._ask_elsewhere(TenderKind.VOUCHER, self._payment.remaining, scan.text)
            return True
        return super().scanned(scan)

    def code_shown(self, scan: Scan) -> None:
        """The customer's code, shown where it was waited for: by that wallet it may be another amount."""
        self._busy = False
        self.scanned(scan)

    # What it comes to depends on what it is paid with.

    def _pay_by(self, names: Iterable[str]) -> None:
        # What was taken already is known; what is chosen counts for the rest.
        self._desk.sale.pay_by(tuple(sorted(names)) if self._payment.remaining > 0 else ())
        self._reprice()

    def _reprice(self) -> None:
        priced = self._desk.sale.priced
        self._payment = replace(self._payment, due=priced.total)
        self._desk.counter.complete_sale.prepare(priced)

    def _keep_tenders(self, payment: Payment) -> None:
        self._desk.sale.keep_tenders(payment.tenders)
        self._reprice()

    def _answered(self, tender: Tender | None, saying: Saying | None) -> None:
        # What was scanned came to nothing: the chosen method counts again.
        self._pay_by(tender.names if tender is not None else {self._method.kind.value, self._method.method_id})
        super()._answered(tender, saying)

    def _reserves(self, then: Callable[[], object]) -> bool:
        if self._busy or not self._reserving.ask(then):
            return False
        self._wait()
        return True

    def _reserved(self, saying: Saying | None) -> None:
        self._busy = False
        self._reprice()
        self.retranslate()
        if saying is not None:
            self._say(saying)

    def _complete(self, payment: Payment) -> None:
        duty, priced = self._desk.session.duty, self._desk.sale.priced
        if duty is None:
            return
        complete = self._desk.counter.complete_sale
        self._desk.offload.run(
            Lane.WRITER, lambda: complete(priced, payment, duty), self._completed, self._not_completed
        )

    def _completed(self, completed: Completed) -> None:
        self._busy = False
        if completed.outcome in (SaleOutcome.DONE, SaleOutcome.ALREADY):
            self._desk.committed()
            self._desk.sounds.play(Sound.PAID)
            self._done(completed)
            return
        self._desk.sounds.play(Sound.ATTENTION)
        words = {
            SaleOutcome.ASSISTANT_WANTED: (
                translate("Pay", "Who advised the customer?"),
                translate("Pay", "Choose the assistant (Ctrl+D), then take the money. Nothing was booked."),
            ),
            SaleOutcome.APPROVAL_WANTED: (
                translate("Pay", "A manager has not said yes to one of the payments."),
                translate("Pay", "Nothing was booked. Take that payment back, and ask for it again."),
            ),
            SaleOutcome.EMPTY: (translate("Pay", "The cart is empty."), translate("Pay", "Scan something first.")),
            SaleOutcome.NOT_SETTLED: (
                translate("Pay", "The amount has changed."),
                translate("Pay", "Nothing was booked. Take the money again."),
            ),
        }
        self._leave(Saying("warn", *words[completed.outcome]))

    def _not_completed(self, fault: Exception) -> None:
        self._busy = False
        self._desk.sounds.play(Sound.REFUSED)
        self._leave(of_fault(fault))
