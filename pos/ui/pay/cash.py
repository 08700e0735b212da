"""Takes cash towards what is due until nothing remains, for a sale or for an order."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QKeyEvent

from pos.domain.errors import BadValue
from pos.domain.money import Fen, parse_yuan, yuan
from pos.domain.scan import Scan
from pos.domain.tender import suggested_cash
from pos.ui.desk import Desk
from pos.ui.language import translate
from pos.ui.parts.notice import Saying
from pos.ui.pay.view import PayView
from pos.ui.sounds import Sound
from pos.ui.step import Primary
from pos.usecases.selling.take_payment import Payment, add_cash


class CashStep(QObject):
    """Enter on nothing is the exact amount."""

    def __init__(
        self,
        *,
        desk: Desk,
        view: PayView,
        taken: Callable[[Payment], None],
        leave: Callable[[Saying | None], None],
        changed: Callable[[], None],
    ) -> None:
        """`taken` is called once, when nothing remains; from then on the step waits."""
        super().__init__()
        self.panel = view
        self._desk = desk
        self._taken = taken
        self._leave = leave
        self._changed = changed
        self._payment = Payment(due=0)
        self._busy = False
        view.back.connect(lambda: leave(None))
        view.amount.textChanged.connect(lambda _: self._show())
        view.suggested.connect(self._suggested)
        self.retranslate()

    def ask(self, payment: Payment) -> None:
        """Take what remains of a payment."""
        self._payment = payment
        self._busy = False
        self.panel.amount.clear()
        self.panel.amount.setFocus()
        self._show()

    def primary(self) -> Primary:
        """Take the amount."""
        given = self._given()
        if self._payment.settled:
            return Primary(translate("Pay", "Finish"), "Enter", can=not self._busy)
        if given is not None and given < self._payment.remaining:
            return Primary(translate("Pay", "Take a part"), "Enter", can=given > 0 and not self._busy)
        words = translate("Pay", "Exact cash") if not self.panel.amount.text() else translate("Pay", "Take cash")
        return Primary(words, "Enter", can=given is not None and not self._busy)

    def confirm(self) -> None:
        """Take what is in the field; nothing there is the exact amount."""
        given = self._given()
        if given is None or self._busy:
            self._desk.sounds.play(Sound.ATTENTION)
            return
        if not self._payment.settled:
            try:
                self._payment = add_cash(self._payment, given)
            except BadValue:
                self._desk.sounds.play(Sound.ATTENTION)
                return
        if not self._payment.settled:
            self.panel.amount.clear()
            self._show()
            return
        self._busy = True
        self._changed()
        self._taken(self._payment)

    def pressed(self, event: QKeyEvent) -> bool:
        """Esc goes back to the goods; `+` confirms as well, for one hand on the numeric keypad."""
        if event.key() in (Qt.Key.Key_Plus, Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.confirm()
            return True
        return False

    def scanned(self, scan: Scan) -> bool:
        """A scan is never an amount: the customer has one more thing."""
        self._leave(Saying("info", translate("Pay", "One more item: payment stopped, nothing was taken.")))
        return False

    def retranslate(self) -> None:
        """Say everything again."""
        view = self.panel
        view.heading.say(translate("Pay", "Cash"))
        view.back_button.say(translate("Pay", "Back to the goods"))
        view.label.say(translate("Pay", "Received"))
        view.amount.setAccessibleName(translate("Pay", "Received"))
        self._show()

    def _given(self) -> Fen | None:
        text = self.panel.amount.text().strip()
        if not text:
            return self._payment.remaining
        try:
            given = parse_yuan(text)
        except BadValue:
            return None
        return given if given >= 0 else None

    def _show(self) -> None:
        view, remaining = self.panel, self._payment.remaining
        amounts = suggested_cash(remaining)
        for place, button in enumerate(view.buttons):
            button.setVisible(place < len(amounts))
            if place < len(amounts):
                button.say(yuan(amounts[place]))
        view.amount.setPlaceholderText(yuan(remaining))
        taken = sum(tender.amount for tender in self._payment.tenders)
        view.taken.say(translate("Pay", "Already taken {amount}").format(amount=yuan(taken)) if taken else "")
        view.aside.say(translate("Pay", "Due {amount}").format(amount=yuan(self._payment.due)))
        given = self._given()
        if given is None:
            view.outcome_label.say(translate("Pay", "This is not an amount"), "warn")
            view.outcome.say("—", "ink-2")
        elif given < remaining:
            view.outcome_label.say(translate("Pay", "Still to pay"), "warn")
            view.outcome.say(yuan(remaining - given), "warn")
        else:
            view.outcome_label.say(translate("Pay", "Change"), "ink-2")
            view.outcome.say(yuan(given - remaining), "ok" if given > remaining else "ink-2")
        self._changed()

    def _suggested(self, place: int) -> None:
        amounts = suggested_cash(self._payment.remaining)
        if place < len(amounts):
            self.panel.amount.setText(yuan(amounts[place]).replace(",", ""))
            self.confirm()
