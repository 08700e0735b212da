"""Takes a voucher of another platform: its number, what it is worth, then it is used up and pays what it is worth."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QKeyEvent

from pos.domain.money import Fen, yuan
from pos.domain.platform_voucher import PlatformVoucher, Prepared
from pos.domain.scan import Scan
from pos.domain.scan.third_party import PlatformCode, platform_digits, platform_link
from pos.domain.tender import Tender
from pos.ports.payments import PaymentState, StartedPayment
from pos.ui.desk import Desk
from pos.ui.language import translate
from pos.ui.offload import Lane
from pos.ui.outcomes import of_fault
from pos.ui.parts.choices import Choice
from pos.ui.pay.elsewhere import Answer
from pos.ui.phone.controller import PhoneStep
from pos.ui.phone.words import of_payment, provider_words
from pos.ui.sounds import Sound
from pos.ui.step import Primary
from pos.ui.voucher.view import VoucherView
from pos.ui.voucher.words import of_said
from pos.ui.words import dotted


class VoucherStep(QObject):
    """Implements `pay.elsewhere.Elsewhere`, and is the step that is shown meanwhile."""

    def __init__(
        self,
        *,
        desk: Desk,
        view: VoucherView,
        phone: PhoneStep,
        show: Callable[[], None],
        done: Callable[[], None],
        changed: Callable[[], None],
    ) -> None:
        """`phone`: waits where an answer is missing. `show`: put this step into the middle; `done`: back."""
        super().__init__()
        self.panel = view
        self._desk = desk
        self._phone = phone
        self._show_me = show
        self._done = done
        self._changed = changed
        self._amount: Fen = 0
        self._then: Answer | None = None
        self._found: tuple[PlatformVoucher, ...] = ()
        self._busy = False
        self._said: Callable[[], str] = _nothing
        view.back.connect(self._step_back)
        view.choices.chosen.connect(self._chosen)
        view.code.textEdited.connect(lambda _: self._forget())
        self.retranslate()

    # What the pay screen asks.

    def ready(self) -> bool:
        """Whether somebody is on duty."""
        return self._desk.session.duty is not None

    def ask(self, amount: Fen, text: str, then: Answer) -> None:
        """Pay `amount` at most with a voucher; without `text` its number is waited for."""
        self._amount, self._then = amount, then
        self._found, self._busy, self._said = (), False, _nothing
        self.panel.code.setText(text.strip())
        self._show_me()
        self.panel.code.setFocus()
        self._show()
        if text.strip():
            self._find(text)

    def give_up(self, tender: Tender, then: Answer) -> None:
        """The customer wants it back before the sale is completed: it is undone by itself."""
        self._phone.give_up(tender, then)

    # What the window asks.

    def primary(self) -> Primary:
        """Look at the number, then use the voucher."""
        if self._found:
            return Primary(translate("Voucher", "Use the voucher"), "Enter", can=not self._busy, role="ok")
        can = bool(self.panel.code.text().strip()) and not self._busy
        return Primary(translate("Voucher", "Look at it"), "Enter", can=can)

    def confirm(self) -> None:
        """Use the marked one, or look at the number."""
        key = self.panel.choices.marked_key
        if self._busy:
            self._desk.sounds.play(Sound.ATTENTION)
        elif self._found and key is not None:
            self._chosen(key)
        else:
            self._find(self.panel.code.text())

    def pressed(self, event: QKeyEvent) -> bool:
        """Enter confirms, arrows mark another, Esc steps back."""
        key = Qt.Key(event.key())
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Plus):
            self.confirm()
        elif key == Qt.Key.Key_Escape:
            self._step_back()
        elif key in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            self.panel.choices.step(1 if key == Qt.Key.Key_Down else -1)
        else:
            return False
        return True

    def scanned(self, scan: Scan) -> bool:
        """The voucher's code; any other scan waits, and says so."""
        if self._busy or _code_of(scan.text) is None:
            self._desk.sounds.play(Sound.ATTENTION)
            self._say(lambda: translate("Voucher", "This is no voucher of another platform. Nothing was scanned."))
        else:
            self.panel.code.setText(scan.text)
            self._find(scan.text)
        return True

    def retranslate(self) -> None:
        """Say everything again."""
        view = self.panel
        view.heading.say(translate("Voucher", "Voucher of another platform"))
        view.back_button.say(translate("Voucher", "Back"))
        words = translate("Voucher", "Scan the voucher, or type its 10 or 12 digits")
        view.label.say(words)
        view.code.setAccessibleName(words)
        self._show()

    # Inside.

    def _find(self, text: str) -> None:
        code = _code_of(text)
        if code is None:
            self._desk.sounds.play(Sound.NOT_FOUND)
            self._forget()
            self._say(lambda: translate("Voucher", "This is no number of a voucher: it has 10 or 12 digits."))
            return
        payments = self._desk.counter.paying.payments
        self._found, self._busy = (), True
        self._say(lambda: translate("Voucher", "The platform is being asked. Nothing happens to the voucher yet."))
        self._desk.offload.run(Lane.NETWORK, lambda: payments.find_voucher(code), self._prepared, self._failed)

    def _prepared(self, prepared: Prepared) -> None:
        if self._then is None:
            return
        self._busy, self._found = False, prepared.vouchers
        if not self._found:
            self._desk.sounds.play(Sound.REFUSED)
            self._say(lambda: of_said(prepared.said))
            return
        self._desk.sounds.play(Sound.FOUND)
        several = len(self._found) > 1
        self._say(_several if several else _nothing)

    def _chosen(self, key: str) -> None:
        voucher = next((each for each in self._found if each.platform.value == key), None)
        if self._desk.session.duty is None or voucher is None or self._busy:
            return
        self._busy = True
        self._say(lambda: translate("Voucher", "The voucher is being used up."))
        payments, sale_id = self._desk.counter.paying.payments, self._desk.sale.cart.cart_id
        amount = voucher.settles(self._amount)

        def use(_: object) -> None:
            self._desk.offload.run(
                Lane.NETWORK,
                lambda: payments.use_voucher(sale_id=sale_id, amount=amount, voucher=voucher),
                self._heard,
                self._failed,
            )

        # What the writer was given before, the cart among it, is on disk before anything is sent.
        self._desk.offload.run(Lane.WRITER, lambda: None, use)

    def _heard(self, payment: StartedPayment) -> None:
        then = self._then
        if then is None:
            return
        if payment.state is PaymentState.PAID:
            self._finish(payment.tender)
        elif payment.state is PaymentState.FAILED:
            payments = self._desk.counter.paying.payments
            self._desk.offload.run(Lane.WRITER, lambda: payments.seen(payment.payment_id))
            self._desk.sounds.play(Sound.REFUSED)
            self._found, self._busy = (), False
            self._say(lambda: _told(payment))
        else:
            self._then = None
            self._phone.wait_on(payment, then)

    def _failed(self, fault: Exception) -> None:
        self._found, self._busy = (), False
        self._say(lambda: _of(fault))

    def _step_back(self) -> None:
        if self._busy:
            self._desk.sounds.play(Sound.ATTENTION)
            return
        self._finish(None)

    def _finish(self, tender: Tender | None) -> None:
        then, self._then = self._then, None
        self._found = ()
        self._done()
        if then is not None:
            then(tender, None)

    def _forget(self) -> None:
        """Another number is typed: what was found belongs to the one before."""
        self._found, self._said = (), _nothing
        self._show()

    def _say(self, words: Callable[[], str]) -> None:
        """`words` are asked for again whenever they are shown: the language may change meanwhile."""
        self._said = words
        self._show()

    def _show(self) -> None:
        view = self.panel
        view.aside.say(translate("Voucher", "To be paid {amount}").format(amount=yuan(self._amount)))
        said = self._said()
        view.words.say(said, "ink" if self._busy else "warn")
        view.words.setVisible(bool(said))
        rows = [self._row(voucher) for voucher in self._found]
        view.choices.show_rows(rows, empty="", keep=view.choices.marked_key)
        view.code.setReadOnly(self._busy)
        self._changed()

    def _row(self, voucher: PlatformVoucher) -> Choice:
        settles = voucher.settles(self._amount)
        lost = voucher.face_value - settles
        paid = translate("Voucher", "The customer paid {amount} for it").format(amount=yuan(voucher.paid))
        rest = translate("Voucher", "{amount} of it is lost: no change is given").format(amount=yuan(lost))
        return Choice(
            key=voucher.platform.value,
            title=voucher.title,
            chip=provider_words(voucher.platform.value),
            chip_tone="brand",
            detail=dotted(paid, rest) if lost else paid,
            right=yuan(settles),
            right_note=translate("Voucher", "of {amount}").format(amount=yuan(voucher.face_value)),
        )


def _nothing() -> str:
    return ""


def _several() -> str:
    return translate("Voucher", "More than one platform knows it: ask whose it is.")


def _told(payment: StartedPayment) -> str:
    told = of_payment(payment, 0)
    return dotted(told.headline, told.rest)


def _of(fault: Exception) -> str:
    saying = of_fault(fault)
    return " ".join(filter(None, (saying.headline, saying.rest)))


def _code_of(text: str) -> PlatformCode | None:
    return platform_link(text.strip()) or platform_digits(text.strip())
