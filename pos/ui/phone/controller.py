"""Waits for a payment by code, and says how it stands. The clerk can call it off, or serve the next customer."""

from __future__ import annotations

import time
from collections.abc import Callable

from PySide6.QtCore import QObject, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent

from pos.domain.money import Fen, yuan
from pos.domain.scan import Scan, ScanKind
from pos.domain.tender import Tender
from pos.ports.payments import PaymentState, StartedPayment
from pos.ui.desk import Desk
from pos.ui.language import translate
from pos.ui.offload import Lane
from pos.ui.outcomes import of_fault
from pos.ui.parts.notice import Saying
from pos.ui.phone.view import PhoneView
from pos.ui.phone.words import Told, of_payment, provider_words
from pos.ui.sounds import Sound
from pos.ui.step import Primary
from pos.ui.words import dotted

LOOK_AGAIN_MS = 1_000
"""Between two looks at a payment that is under way."""

Answer = Callable[[Tender | None, Saying | None], None]
"""Told once what came of it: a tender, or why there is none."""


class PhoneStep(QObject):
    """Implements `pay.elsewhere.Elsewhere`, and is the step that is shown meanwhile. `moved` after anything new."""

    moved = Signal()

    def __init__(
        self,
        *,
        desk: Desk,
        view: PhoneView,
        show: Callable[[], None],
        done: Callable[[], None],
        changed: Callable[[], None],
        park: Callable[[str], None] | None = None,
        sale_id: Callable[[], str] | None = None,
        code_shown: Callable[[Scan], None] | None = None,
    ) -> None:
        """`show`: put this step into the middle; `done`: back to the pay screen; `park`: the sale, under a note, where
        there is one to park. `sale_id`: what is paid for; the open sale where nothing else is said. `code_shown`: told
        of the code that was waited for, where the amount may depend on whose it is; it asks again.
        """
        super().__init__()
        self.panel = view
        self._desk = desk
        self._show_me = show
        self._done = done
        self._park_sale = park
        self._code_shown = code_shown
        self._sale_id = sale_id or (lambda: desk.sale.cart.cart_id)
        self._changed = changed
        self._amount: Fen = 0
        self._then: Answer | None = None
        self._payment: StartedPayment | None = None
        self._asking = False
        self._until = 0.0
        self._told: Told | None = None
        self._looking = False
        self._resumed = False
        self._timer = QTimer(self, interval=LOOK_AGAIN_MS)
        self._timer.timeout.connect(self._look)
        view.destroyed.connect(self._timer.stop)
        view.back.connect(self._step_back)
        view.call_off.clicked.connect(self._call_off)
        view.next_customer.clicked.connect(self._park)
        self.retranslate()

    @property
    def payment_id(self) -> str:
        """The payment that is being shown; empty: none."""
        return self._payment.payment_id if self._payment is not None and self._then is not None else ""

    def rest(self) -> None:
        """The window is closed: look no more. The till goes on following it."""
        self._timer.stop()

    # What the pay screen asks.

    def ready(self) -> bool:
        """Whether somebody is on duty."""
        return self._desk.session.duty is not None

    def ask(self, amount: Fen, text: str, then: Answer) -> None:
        """Ask for `amount`; without `text` the customer's code is waited for."""
        self._begin(amount, then)
        if text.strip():
            self._start(text.strip())

    def give_up(self, tender: Tender, then: Answer) -> None:
        """The customer wants it back before the sale is completed: it goes back by itself."""
        payments = self._desk.counter.paying.payments

        def given_up(_: StartedPayment) -> None:
            self.moved.emit()
            then(None, None)

        self._desk.offload.run(
            Lane.NETWORK,
            lambda: payments.give_up(tender.tender_id),
            given_up,
            lambda fault: then(None, of_fault(fault)),
        )

    def resume(self, payment: StartedPayment, then: Answer) -> None:
        """Go on waiting for a payment of before: of a parked sale, or of before a power cut."""
        self._begin(payment.amount, then)
        self._resumed = True
        self._heard(payment)

    def wait_on(self, payment: StartedPayment, then: Answer) -> None:
        """Wait for what was asked for just now by another step: a voucher whose platform has not answered."""
        self._begin(payment.amount, then)
        self._heard(payment)

    # What the window asks.

    def primary(self) -> Primary | None:
        """While the customer pays there is nothing to do but wait."""
        if self._payment is None and not self._asking:
            return Primary(translate("Phone", "Scan the customer's code"), can=False)
        if self._failed:
            return Primary(translate("Phone", "Another way to pay"), "Enter")
        if self._payment is not None and self._payment.state is PaymentState.PAID:
            return Primary(translate("Phone", "Complete the sale"), "Enter", role="ok")
        return Primary(translate("Phone", "Waiting for the customer"), can=False)

    def confirm(self) -> None:
        """Go on, once it has come to nothing."""
        if self._failed:
            self._finish(None)
        elif self._payment is not None and self._payment.state is PaymentState.PAID:
            self._finish(self._payment.tender)
        else:
            self._desk.sounds.play(Sound.ATTENTION)

    def pressed(self, event: QKeyEvent) -> bool:
        """F7 serves the next customer, Del calls it off, Esc steps back where nothing is under way."""
        actions = {
            Qt.Key.Key_F7: self._park,
            Qt.Key.Key_Delete: self._call_off,
            Qt.Key.Key_Escape: self._step_back,
            Qt.Key.Key_Return: self.confirm,
            Qt.Key.Key_Enter: self.confirm,
            Qt.Key.Key_Plus: self.confirm,
        }
        action = actions.get(Qt.Key(event.key()))
        if action is not None:
            action()
        return action is not None

    def scanned(self, scan: Scan) -> bool:
        """The code that is waited for; any other scan waits too, and says so."""
        if scan.kind is ScanKind.PAYMENT and self._payment is None and not self._asking:
            self._shown_code(scan)
        elif scan.kind is ScanKind.PAYMENT and self._failed:
            # A fresh code after the first one came to nothing.
            if self._then is not None:
                self._seen()
                self._begin(self._amount, self._then)
                self._shown_code(scan)
        else:
            self._desk.sounds.play(Sound.ATTENTION)
            self._say(
                Told(
                    translate("Phone", "This payment is still open"),
                    translate("Phone", "Nothing was scanned. F7 serves the next customer meanwhile")
                    if self._park_sale is not None
                    else translate("Phone", "Nothing was scanned. Del calls the payment off"),
                    "warn",
                )
            )
        return True

    def retranslate(self) -> None:
        """Say everything again."""
        view = self.panel
        view.heading.say(translate("Phone", "Payment by code"))
        view.back_button.say(translate("Phone", "Back"))
        view.next_customer.say(translate("Phone", "Serve the next customer"))
        view.call_off.say(translate("Phone", "Call it off"))
        self._show()

    # Inside.

    @property
    def _failed(self) -> bool:
        return self._payment is not None and self._payment.state is PaymentState.FAILED

    def _begin(self, amount: Fen, then: Answer) -> None:
        self._amount, self._then = amount, then
        self._payment, self._told, self._asking = None, None, False
        self._resumed = False
        self._show_me()
        self.panel.setFocus()
        self._show()

    def _shown_code(self, scan: Scan) -> None:
        if self._code_shown is None:
            self._start(scan.text)
            return
        self._stop()
        self._done()
        self._code_shown(scan)

    def _start(self, code: str) -> None:
        sale_id, amount = self._sale_id(), self._amount
        if self._desk.session.duty is None:
            return
        self._asking = True
        self._show()
        payments = self._desk.counter.paying.payments

        def ask(_: object) -> None:
            self._desk.offload.run(
                Lane.NETWORK,
                lambda: payments.start(sale_id=sale_id, amount=amount, code=code),
                self._heard,
                self._not_started,
            )

        # What the writer was given before, the cart among it, is on disk before anything is sent.
        self._desk.offload.run(Lane.WRITER, lambda: None, ask)

    def _heard(self, payment: StartedPayment) -> None:
        if self._then is None or (self._payment is not None and self._payment.payment_id != payment.payment_id):
            return
        moved = self._payment is None or self._payment.state is not payment.state
        self._payment, self._asking, self._looking = payment, False, False
        if payment.state is PaymentState.CONFIRMING:
            self._until = time.monotonic() + payment.left_s
        if moved:
            self._told = None
            self.moved.emit()
        if payment.state is PaymentState.PAID and self._resumed:
            # Nobody saw it happen: it is said first, then the sale is completed.
            self._timer.stop()
            self._say(
                Told(
                    translate("Phone", "Paid"),
                    translate("Phone", "The money came while nobody was looking. Enter completes the sale"),
                    "ok",
                )
            )
            self._desk.sounds.play(Sound.PAID)
        elif payment.state is PaymentState.PAID:
            self._finish(payment.tender)
        elif payment.state is PaymentState.REVERSING:
            self._finish(None)
        else:
            if payment.state is PaymentState.FAILED:
                self._timer.stop()
                if moved:
                    self._desk.sounds.play(Sound.REFUSED)
            elif not self._timer.isActive():
                self._timer.start()
            self._show()

    def _not_started(self, fault: Exception) -> None:
        self._asking = False
        then, self._then = self._then, None
        self._done()
        if then is not None:
            then(None, of_fault(fault))

    def _look(self) -> None:
        payment = self._payment
        if payment is None or self._looking or self._then is None:
            return
        self._looking = True
        self._show()
        payments, identity = self._desk.counter.paying.payments, payment.payment_id

        def failed(fault: Exception) -> None:
            self._looking = False
            self._desk.offload.fault.emit(fault)

        self._desk.offload.run(Lane.NETWORK, lambda: payments.look(identity), self._heard, failed)

    def _call_off(self) -> None:
        payment = self._payment
        if payment is None or self._failed:
            self._step_back()
            return
        payments = self._desk.counter.paying.payments
        self._timer.stop()
        self._desk.offload.run(Lane.NETWORK, lambda: payments.give_up(payment.payment_id), self._heard)

    def _park(self) -> None:
        """The sale waits for its money on its own; the next customer begins."""
        payment = self._payment
        if payment is None or payment.is_final or self._park_sale is None:
            self._desk.sounds.play(Sound.ATTENTION)
            return
        self._stop()
        note = translate("Phone", "waits for {amount} by {who}")
        self._park_sale(note.format(amount=yuan(payment.amount), who=provider_words(payment.provider)))
        self.moved.emit()

    def _step_back(self) -> None:
        if self._asking or (self._payment is not None and not self._failed):
            self._desk.sounds.play(Sound.ATTENTION)
            self._say(
                Told(
                    translate("Phone", "This payment is still open"),
                    translate("Phone", "F7 serves the next customer meanwhile, Del calls it off")
                    if self._park_sale is not None
                    else translate("Phone", "Del calls it off"),
                    "warn",
                )
            )
            return
        self._finish(None)

    def _finish(self, tender: Tender | None) -> None:
        payment, then = self._payment, self._then
        self._seen()
        self._stop()
        self._done()
        if then is None:
            return
        saying = None
        if tender is None and payment is not None:
            told = of_payment(payment, 0)
            saying = Saying("warn", dotted(told.headline, told.rest))
        then(tender, saying)
        self.moved.emit()

    def _seen(self) -> None:
        """What came to nothing has been read here."""
        payment, payments = self._payment, self._desk.counter.paying.payments
        if payment is not None and self._failed:
            self._desk.offload.run(Lane.WRITER, lambda: payments.seen(payment.payment_id), lambda _: self.moved.emit())

    def _stop(self) -> None:
        self._timer.stop()
        self._then = None
        self._payment = None
        self._asking = self._looking = False

    def _say(self, told: Told) -> None:
        self._told = told
        self._show()

    def _show(self) -> None:
        view, payment = self.panel, self._payment
        view.amount.say(f"¥ {yuan(self._amount)}")
        if payment is not None:
            told = self._told or of_payment(payment, max(0, round(self._until - time.monotonic())))
            who = provider_words(payment.provider)
        elif self._asking:
            told, who = Told(translate("Phone", "Asking for the money"), translate("Phone", "This takes a moment")), ""
        else:
            told, who = (
                self._told
                or Told(
                    translate("Phone", "Scan the code on the customer's phone"),
                    translate("Phone", "WeChat Pay or Alipay, the page called “pay” or “money”"),
                    "brand",
                ),
                "",
            )
        view.show_icon(told.tone)
        view.headline.say(told.headline, told.tone)
        view.rest.say(told.rest)
        view.number.say(who)
        under_way = payment is not None and not payment.is_final
        view.next_customer.setVisible(under_way and self._park_sale is not None)
        view.call_off.setVisible(under_way)
        self._changed()
