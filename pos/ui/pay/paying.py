"""Takes money in any ways until nothing remains: for a sale, an order, an exchange, a recharge."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QKeyEvent

from pos.domain.errors import BadValue
from pos.domain.money import Fen, parse_yuan, yuan
from pos.domain.paying import MAX_REFERENCE, Payment, Taken, Taking, take, take_away, take_cash, take_recorded
from pos.domain.scan import Scan, ScanKind, read_scan
from pos.domain.staff import Approval, Deed, Permission, Verdict
from pos.domain.tender import Reference, Tender, TenderKind, TenderMethod, suggested_cash
from pos.ui.approval.controller import Ask
from pos.ui.desk import Desk
from pos.ui.language import translate
from pos.ui.offload import Lane
from pos.ui.parts.notice import Saying
from pos.ui.pay.elsewhere import Answer, Elsewhere
from pos.ui.pay.methods import method_words, of_taking, reference_words, shown_methods, tender_words
from pos.ui.pay.view import METHODS, PayView
from pos.ui.sounds import Sound
from pos.ui.step import Primary
from pos.usecases.selling.take_payment import paying_by
from pos.usecases.takings.find_deposit import FoundDeposit


class PayingStep(QObject):
    """Enter on nothing is all that remains."""

    def __init__(
        self,
        *,
        desk: Desk,
        view: PayView,
        taken: Callable[[Payment], None],
        leave: Callable[[Saying | None], None],
        changed: Callable[[], None],
        ask: Ask | None = None,
        keep: Callable[[Payment], None] = lambda _: None,
        elsewhere: Mapping[TenderKind, Elsewhere] | None = None,
    ) -> None:
        """`taken` is called once, when nothing remains; from then on the step waits. `ask`: a manager; without it,
        what needs one is not offered. `keep`: told after each payment, to survive a crash."""
        super().__init__()
        self.panel = view
        self._desk = desk
        self._taken = taken

        def left(saying: Saying | None) -> None:
            desk.customer.stopped_paying(desk.sale.priced)
            leave(saying)

        self._leave = left
        self._changed = changed
        self._ask = ask
        self._keep = keep
        self._elsewhere = dict(elsewhere or {})
        self._payment = Payment(due=0)
        self._methods: tuple[TenderMethod, ...] = ()
        self._chosen = 0
        self._busy = False
        self._said = ""
        view.back.connect(lambda: left(None))
        view.amount.textChanged.connect(lambda _: self._typed())
        view.reference.setMaxLength(MAX_REFERENCE)
        view.suggested.connect(self._suggested)
        view.method.connect(self.choose)
        view.undone.connect(self.undo)
        self.retranslate()

    def ask(self, payment: Payment) -> None:
        """Take what remains of a payment."""
        rules = self._desk.counter.returning.rules()
        ready = [kind for kind, each in self._elsewhere.items() if each.ready()]
        offered = shown_methods(rules.methods, ready, reachable=self._desk.reachable())
        self._methods = tuple(each for each in offered if self._ask is not None or not each.approval)[:METHODS]
        self._payment = payment
        self._busy = False
        self.choose(0)

    def wait_for(self, ask: Callable[[Answer], None]) -> None:
        """Wait for a payment that was asked for before."""
        self._wait()
        ask(self._answered)

    # What the window asks.

    def primary(self) -> Primary:
        """Take the amount."""
        given, remaining = self._given(), self._payment.remaining
        can = not self._busy
        if self._payment.settled:
            return Primary(translate("Pay", "Finish"), "Enter", can=can)
        if remaining < 0:
            return Primary(translate("Pay", "Take one back first"), can=False)
        cash = self._method.kind is TenderKind.CASH
        if given is not None and given < self._due_now:
            return Primary(translate("Pay", "Take a part"), "Enter", can=given > 0 and can)
        if not cash:
            words = translate("Pay", "Take by {method}").format(method=method_words(self._method))
            return Primary(words, "Enter", can=given is not None and can)
        words = translate("Pay", "Exact cash") if not self.panel.amount.text() else translate("Pay", "Take cash")
        return Primary(words, "Enter", can=given is not None and can)

    def confirm(self) -> None:
        """Take what is in the field; nothing there is all that remains."""
        given = self._given()
        if given is None or self._busy or self._payment.remaining < 0:
            self._desk.sounds.play(Sound.ATTENTION)
            return
        if self._payment.settled:
            self._finish()
            return
        method, text = self._method, self.panel.reference.text()
        if self._asks_elsewhere(method.kind, text):
            self._ask_elsewhere(method.kind, given, text)
        elif method.kind is TenderKind.DEPOSIT:
            self._ask_deposit(text)
        elif method.approval and self._ask is not None:
            self._take_with_leave(method, given, text)
        else:
            self._took(self._take(method, given, text))

    def pressed(self, event: QKeyEvent) -> bool:
        """`+` and Enter confirm, arrows and Ctrl+digit choose the method, Del takes the last payment back."""
        key = Qt.Key(event.key())
        if key in (Qt.Key.Key_Plus, Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.confirm()
        elif key in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            self.choose(self._chosen + (1 if key == Qt.Key.Key_Down else -1))
        elif event.modifiers() & Qt.KeyboardModifier.ControlModifier and Qt.Key.Key_1 <= key <= Qt.Key.Key_9:
            self.choose(key - Qt.Key.Key_1)
        elif key == Qt.Key.Key_Delete and self._payment.tenders:
            self.undo(len(self._payment.tenders) - 1)
        else:
            return False
        return True

    def scanned(self, scan: Scan) -> bool:
        """A payment code pays, a number goes into its field; anything else is one more thing the customer wants."""
        if scan.kind is ScanKind.PAYMENT and TenderKind.PAYMENT_CODE in self._elsewhere and not self._busy:
            given = self._given()
            if given and not self._payment.settled:
                self._ask_elsewhere(TenderKind.PAYMENT_CODE, min(given, self._payment.remaining), scan.text)
                return True
        if scan.kind is ScanKind.THIRD_PARTY and TenderKind.PLATFORM_VOUCHER in self._elsewhere and not self._busy:
            given = self._given()
            if given and not self._payment.settled:
                amount = min(given, self._payment.remaining)
                self._ask_elsewhere(TenderKind.PLATFORM_VOUCHER, amount, scan.text)
                return True
        if self._method.kind in (TenderKind.STORED_VALUE, TenderKind.VOUCHER, TenderKind.DEPOSIT):
            self.panel.reference.setText(scan.text)
            return True
        kept = translate("Pay", "What was taken so far is kept.") if self._payment.tenders else ""
        self._leave(Saying("info", translate("Pay", "One more item: payment stopped, nothing was taken."), kept))
        return False

    def choose(self, place: int) -> None:
        """Choose a method."""
        if not self._methods or self._busy:
            return
        self._chosen = max(0, min(len(self._methods) - 1, place))
        view, method = self.panel, self._method
        by_code = method.kind is TenderKind.PAYMENT_CODE
        self._desk.customer.paying(self._payment, self._desk.sale.priced, asks_for_code=by_code)
        view.amount.clear()
        view.reference.clear()
        view.last_digits.clear()
        asked = method.reference is not Reference.NONE or method.kind is TenderKind.STORED_VALUE
        for part in (view.reference_label, view.reference):
            part.setVisible(asked)
        view.last_digits.setVisible(method.kind is TenderKind.CARD)
        by_number = (TenderKind.DEPOSIT, TenderKind.STORED_VALUE, TenderKind.PLATFORM_VOUCHER)
        (view.reference if method.kind in by_number else view.amount).setFocus()
        self.retranslate()

    def undo(self, place: int) -> None:
        """Take a payment back before the sale is completed."""
        if self._busy or not 0 <= place < len(self._payment.tenders):
            return
        tender = self._payment.tenders[place]
        if tender.kind is TenderKind.ROUNDING:
            return
        other = self._elsewhere.get(tender.kind)
        if tender.tender_id and other is not None:
            self._wait()
            other.give_up(tender, lambda _, saying: self._gone(place, saying))
            return
        self._gone(place, None)

    def retranslate(self) -> None:
        """Say everything again, and take back what was said of the last try."""
        self._said = ""
        view = self.panel
        view.heading.say(translate("Pay", "Payment"))
        view.back_button.say(translate("Pay", "Back to the goods"))
        cash = not self._methods or self._method.kind is TenderKind.CASH
        label = translate("Pay", "Received") if cash else translate("Pay", "Amount")
        view.label.say(label)
        view.amount.setAccessibleName(label)
        view.say_methods([method_words(method) for method in self._methods], self._chosen)
        if self._methods:
            words = reference_words(self._method.kind)
            view.reference_label.say(words)
            view.reference.setAccessibleName(words)
            view.last_digits.setPlaceholderText("····")
            view.last_digits.setAccessibleName(translate("Pay", "Last 4 digits of the card"))
        self._show()

    # Inside.

    @property
    def _method(self) -> TenderMethod:
        return self._methods[self._chosen] if self._methods else TenderMethod("cash", TenderKind.CASH)

    @property
    def _due_now(self) -> Fen:
        """What settles it by the chosen method: cash is rounded."""
        remaining = self._payment.remaining
        if self._method.kind is TenderKind.CASH and remaining > 0:
            return self._desk.counter.returning.rules().cash(remaining)
        return remaining

    def _take(self, method: TenderMethod, given: Fen, text: str) -> Taken:
        if method.kind is TenderKind.CASH:
            return take_cash(self._payment, given, rounding=self._desk.counter.returning.rules().cash)
        digits = self.panel.last_digits.text() if method.kind is TenderKind.CARD else ""
        return take_recorded(self._payment, method, given, reference=text, last_digits=digits)

    def _took(self, taken: Taken) -> None:
        if taken.outcome is not Taking.OK:
            self._desk.sounds.play(Sound.ATTENTION)
            self._say(of_taking(taken.outcome))
            return
        self._payment = taken.payment
        self._keep(self._payment)  # which may change what is due
        if self._payment.settled:
            self._finish()
        else:
            self.choose(0)

    def _finish(self) -> None:
        self._wait()
        self._taken(self._payment)

    def _wait(self) -> None:
        self._busy = True
        self._changed()

    def _asks_elsewhere(self, kind: TenderKind, text: str) -> bool:
        """Whether somebody else confirms it. A voucher that is not the chain's own is written down."""
        own = kind is not TenderKind.VOUCHER or read_scan(text).kind is ScanKind.VOUCHER
        return kind in self._elsewhere and own

    def _ask_elsewhere(self, kind: TenderKind, amount: Fen, text: str) -> None:
        if amount > self._payment.remaining:
            self._say(of_taking(Taking.TOO_MUCH))
            return
        self._wait()
        self._elsewhere[kind].ask(amount, text, self._answered)

    def _answered(self, tender: Tender | None, saying: Saying | None) -> None:
        self._busy = False
        if tender is None:
            self._desk.sounds.play(Sound.ATTENTION)
            self._say(saying)
            self._changed()
            return
        self._took(take(self._payment, tender))

    def _gone(self, place: int, saying: Saying | None) -> None:
        self._busy = False
        if saying is None:
            self._payment = take_away(self._payment, place)
            self._keep(self._payment)
            self.choose(self._chosen)
        self._say(saying)
        self._changed()

    def _ask_deposit(self, number: str) -> None:
        if not number.strip():
            self._say(of_taking(Taking.REFERENCE_WANTED))
            return
        find = self._desk.counter.returning.find_deposit
        self._wait()
        self._desk.offload.run(Lane.NETWORK, lambda: find(number), self._found_deposit)

    def _found_deposit(self, found: FoundDeposit) -> None:
        self._busy = False
        if found.taking is None or found.left <= 0:
            self._desk.sounds.play(Sound.NOT_FOUND)
            self._say(Saying("warn", translate("Pay", "No deposit has this number, or it is used up.")))
            self._changed()
            return
        amount = min(found.left, self._payment.remaining, self._given() or found.left)
        self._took(take_recorded(self._payment, self._method, amount, reference=found.taking.number))

    def _take_with_leave(self, method: TenderMethod, given: Fen, text: str) -> None:
        staff = self._desk.session.staff
        may = staff.may(Deed(Permission.ON_ACCOUNT, amount=given)) if staff is not None else Verdict.DENIED
        if may is Verdict.ALLOWED:
            self._took(self._take(method, given, text))
        elif may is Verdict.DENIED:
            self._desk.sounds.play(Sound.REFUSED)
            self._say(Saying("stop", translate("Pay", "Your role takes no payment by this method.")))
        elif text.strip():
            self._ask_manager(method, given, text)
        else:
            self._say(of_taking(Taking.REFERENCE_WANTED))

    def _ask_manager(self, method: TenderMethod, given: Fen, text: str) -> None:
        if self._ask is None:
            return
        what = f"{method_words(method)} {yuan(given)} · {text.strip()}"
        sale = self._desk.sale
        deed = paying_by(sale.cart.cart_id, method.method_id, given, text)

        def approved(yes: Approval) -> None:
            self._changed()
            sale.put(replace(sale.cart, approvals=(*sale.cart.approvals, yes)))
            self._took(self._take(method, given, text))

        self._ask(what, deed, method_words(method), approved)

    def _given(self) -> Fen | None:
        text = self.panel.amount.text().strip()
        if not text:
            return self._due_now
        try:
            given = parse_yuan(text)
        except BadValue:
            return None
        return given if given >= 0 else None

    def _typed(self) -> None:
        self._said = ""
        self._show()

    def _say(self, saying: Saying | None) -> None:
        self._said = " ".join(filter(None, (saying.headline, saying.rest))) if saying else ""
        self._show()

    def _show(self) -> None:
        view, remaining, due = self.panel, self._payment.remaining, self._due_now
        cash = self._method.kind is TenderKind.CASH
        amounts = suggested_cash(due) if cash and due > 0 else ()
        # What was taken needs the room of the second row.
        view.say_amounts([yuan(amount) for amount in amounts], rows=1 if self._payment.tenders else 2)
        view.amount.setPlaceholderText(yuan(due))
        tenders = self._payment.tenders
        so_far = translate("Pay", "Taken so far (touch takes it back)") if tenders else ""
        view.taken.say(self._said or so_far, "warn" if self._said else "ink-2")
        view.taken.setVisible(bool(self._said or tenders))
        view.say_tenders([f"{tender_words(each)} {yuan(each.amount)}" for each in tenders])
        view.aside.say(translate("Pay", "Due {amount}").format(amount=yuan(self._payment.due)))
        given = self._given()
        if remaining < 0:
            view.outcome_label.say(translate("Pay", "Too much was taken"), "warn")
            view.outcome.say(yuan(-remaining), "warn")
        elif given is None:
            view.outcome_label.say(translate("Pay", "This is not an amount"), "warn")
            view.outcome.say("—", "ink-2")
        elif given < due:
            view.outcome_label.say(translate("Pay", "Still to pay"), "warn")
            view.outcome.say(yuan(remaining - given), "warn")
        else:
            view.outcome_label.say(translate("Pay", "Change") if cash else translate("Pay", "Still to pay"), "ink-2")
            view.outcome.say(yuan(given - due if cash else 0), "ok" if cash and given > due else "ink-2")
        self._changed()

    def _suggested(self, place: int) -> None:
        self.panel.amount.setText(self.panel.buttons[place].text().replace(",", ""))
        self.confirm()
