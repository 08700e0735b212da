"""Payments that were not certain when the clerk went on: they resolve by themselves, and are told when they have."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtGui import QKeyEvent

from pos.domain.money import yuan
from pos.ports.payments import PaymentState, StartedPayment
from pos.ui.desk import Desk
from pos.ui.language import translate
from pos.ui.offload import Lane
from pos.ui.parts.choices import Choice
from pos.ui.parts.notice import Saying
from pos.ui.phone.controller import PhoneStep
from pos.ui.phone.tray_view import TrayView
from pos.ui.phone.words import of_payment, provider_words
from pos.ui.sounds import Sound
from pos.ui.step import NoScans, Primary
from pos.ui.words import clock_time, dotted
from pos.usecases.selling.complete_sale import Completed

LOOK_AGAIN_MS = 2_000
"""While something waits."""
REST_MS = 15_000
"""While nothing does."""


class Tray(QObject, NoScans):
    """Watches what waits, completes parked sales whose money has come, and is the step that lists them."""

    counted = Signal(int)
    """How many wait."""

    def __init__(
        self,
        *,
        desk: Desk,
        view: TrayView,
        phone: PhoneStep,
        resume: Callable[[StartedPayment], None],
        say: Callable[[Saying], None],
        held_changed: Callable[[], None],
        leave: Callable[[Saying | None], None],
        changed: Callable[[], None],
    ) -> None:
        """`resume`: wait for a payment of the open sale again. `held_changed`: a parked sale was completed."""
        super().__init__()
        self.panel = view
        self._desk = desk
        self._phone = phone
        self._resume = resume
        self._say = say
        self._held_changed = held_changed
        self._leave = leave
        self._changed = changed
        self._waiting: tuple[StartedPayment, ...] = ()
        self._under_way: set[str] = set()
        self._told: set[str] = set()
        self._timer = QTimer(self, interval=REST_MS)
        self._timer.timeout.connect(self.refresh)
        view.choices.chosen.connect(self._chosen)
        view.back.connect(lambda: leave(None))
        phone.moved.connect(self.refresh)
        desk.session.changed.connect(self.refresh)
        self.retranslate()

    def start(self) -> None:
        """Look from now on."""
        self._timer.start()
        self.refresh()

    def stop(self) -> None:
        """The window is closed."""
        self._timer.stop()
        self._phone.rest()

    def refresh(self) -> None:
        """Read what waits."""
        self._desk.offload.run(Lane.READER, self._desk.counter.paying.payments.waiting, self._arrived)

    # What the window asks.

    def primary(self) -> Primary | None:
        """Go to the marked one."""
        return Primary(translate("Phone", "Go to this sale"), "Enter", can=bool(self._waiting))

    def confirm(self) -> None:
        """Go to the marked one."""
        key = self.panel.choices.marked_key
        if key is not None:
            self._chosen(key)

    def pressed(self, event: QKeyEvent) -> bool:
        """Arrows mark another."""
        return self.panel.choices.arrow(event)

    def retranslate(self) -> None:
        """Say everything again."""
        self.panel.heading.say(translate("Phone", "Payments not certain yet"))
        self.panel.back_button.say(translate("Phone", "Back"))
        self.panel.words.say(
            translate("Phone", "Each is asked after by itself, also when the till was off. You will be told here")
        )
        self._show()

    # Inside.

    def _arrived(self, waiting: tuple[StartedPayment, ...]) -> None:
        self._waiting = waiting
        self._timer.setInterval(LOOK_AGAIN_MS if waiting else REST_MS)
        # What came to nothing is told once; what is being looked at is told there.
        shown = self._phone.payment_id
        in_tray = [each for each in waiting if each.state is not PaymentState.FAILED and each.payment_id != shown]
        self.counted.emit(len(in_tray))
        self._show()
        if self._desk.session.duty is None:
            return
        for payment in waiting:
            if payment.payment_id != self._phone.payment_id and payment.payment_id not in self._under_way:
                self._look_after(payment)

    def _look_after(self, payment: StartedPayment) -> None:
        here = payment.sale_id == self._desk.sale.cart.cart_id and not self._desk.sale.empty
        if payment.sale_id in self._desk.aside:
            return
        if payment.state is PaymentState.FAILED:
            self._tell_failed(payment, here=here)
        elif here and payment.state is not PaymentState.REVERSING:
            # Of the open sale: the till was switched off, or the clerk has just come back to it.
            if not self._phone.payment_id:
                self._resume(payment)
        elif payment.state is PaymentState.PAID:
            self._complete(payment)

    def _tell_failed(self, payment: StartedPayment, *, here: bool) -> None:
        payments = self._desk.counter.paying.payments
        self._under_way.add(payment.payment_id)
        told = of_payment(payment, 0)
        where = (
            translate("Phone", "The goods are in the cart") if here else translate("Phone", "The sale is on hold, F8")
        )
        headline = translate("Phone", "{amount} by {who} did not come: {why}").format(
            amount=yuan(payment.amount), who=provider_words(payment.provider), why=told.headline
        )
        self._say(Saying("stop", headline, where))
        self._desk.sounds.play(Sound.REFUSED)
        self._desk.offload.run(
            Lane.WRITER, lambda: payments.seen(payment.payment_id), lambda _: self._finished(payment.payment_id)
        )

    def _complete(self, payment: StartedPayment) -> None:
        duty, complete = self._desk.session.duty, self._desk.counter.paying.complete_parked
        if duty is None:
            return
        self._under_way.add(payment.payment_id)

        def failed(fault: Exception) -> None:
            self._under_way.discard(payment.payment_id)
            self._desk.offload.fault.emit(fault)

        self._desk.offload.run(
            Lane.WRITER, lambda: complete(payment, duty), lambda done: self._completed(payment, done), failed
        )

    def _completed(self, payment: StartedPayment, completed: Completed | None) -> None:
        self._under_way.discard(payment.payment_id)
        paid = translate("Phone", "{amount} by {who} has come").format(
            amount=yuan(payment.amount), who=provider_words(payment.provider)
        )
        if completed is None or completed.document is None:
            if payment.payment_id not in self._told:
                self._told.add(payment.payment_id)
                self._say(Saying("warn", paid, translate("Phone", "Its sale waits for you: recall it with F8")))
            return
        self._desk.committed()
        self._desk.sounds.play(Sound.PAID)
        number = translate("Phone", "Receipt {number} is done and prints").format(number=completed.document.number)
        self._say(Saying("ok", paid, number))
        self._held_changed()
        self.refresh()

    def _finished(self, payment_id: str) -> None:
        self._under_way.discard(payment_id)
        self.refresh()

    def _show(self) -> None:
        rows = [self._row(payment) for payment in self._waiting]
        empty = translate("Phone", "Nothing waits. Every payment is certain.")
        self.panel.choices.show_rows(rows, empty=empty)
        self._changed()

    def _row(self, payment: StartedPayment) -> Choice:
        told = of_payment(payment, payment.left_s)
        since = clock_time(payment.since, self._desk.session.offset_minutes) if payment.since is not None else ""
        return Choice(
            key=payment.payment_id,
            title=dotted(since, provider_words(payment.provider), told.headline),
            detail=told.rest,
            right=yuan(payment.amount),
        )

    def _chosen(self, payment_id: str) -> None:
        payment = next((each for each in self._waiting if each.payment_id == payment_id), None)
        if payment is None:
            return
        if payment.sale_id == self._desk.sale.cart.cart_id:
            self._resume(payment)
            return
        recall = self._desk.counter.recall_cart
        self._desk.offload.run(Lane.WRITER, lambda: recall(payment.sale_id), lambda cart: self._recalled(payment, cart))

    def _without_sale(self, payment: StartedPayment) -> None:
        """Its sale was let go: what was paid for nothing goes back."""
        head = translate("Phone", "Its sale is not on hold here any more")
        if payment.state is not PaymentState.PAID:
            self._leave(Saying("warn", head))
            return
        payments = self._desk.counter.paying.payments
        rest = translate("Phone", "The money goes back to the customer by itself")

        def given_up(_: StartedPayment) -> None:
            self._leave(Saying("warn", head, rest))
            self.refresh()

        self._desk.offload.run(Lane.NETWORK, lambda: payments.give_up(payment.payment_id), given_up)

    def _recalled(self, payment: StartedPayment, cart: object) -> None:
        if cart is None:
            self._without_sale(payment)
            return
        self._desk.sale.take_up(cart)  # type: ignore[arg-type]
        self._held_changed()
        self._resume(payment)
