"""The end of a shift: count, compare, explain, and a manager's yes where the difference is large."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from pos.domain.drawer import MOST_PIECES, Pieces, worth
from pos.domain.errors import BadValue
from pos.domain.money import Fen, parse_yuan, yuan
from pos.domain.scan import Scan
from pos.domain.shift import Shift, ShiftClose, ShiftTotals
from pos.domain.staff import Approval
from pos.ports.payments import PaymentState, StartedPayment
from pos.ui.approval.controller import Ask
from pos.ui.desk import Desk
from pos.ui.language import translate
from pos.ui.offload import Failed, Lane
from pos.ui.parts.entry import EntryPanel
from pos.ui.parts.notice import Saying
from pos.ui.shift.count_panel import CountPanel
from pos.ui.sounds import Sound
from pos.ui.step import Primary
from pos.ui.words import with_sign
from pos.usecases.shift.close_shift import Closing, ClosingOutcome


class ClosingStep(QObject):
    """Counted first, compared afterwards; a difference is explained, never hidden."""

    def __init__(
        self,
        *,
        desk: Desk,
        count: CountPanel,
        reason: EntryPanel,
        ask: Ask,
        show: Callable[[], None],
        say: Callable[[Saying | None], None],
        closed: Callable[[ShiftClose], None],
        failed: Failed,
    ) -> None:
        """`show`: show this step's panel again; `closed`: the shift is."""
        super().__init__()
        self._desk = desk
        self._count = count
        self._reason = reason
        self._ask = ask
        self._show = show
        self._say = say
        self._closed = closed
        self._failed = failed
        self._compared: tuple[Fen, Fen] | None = None
        self._explaining = False
        self._busy = False
        self._counted: Fen | tuple[Pieces, ...] = 0
        self._approvals: tuple[Approval, ...] = ()
        reason.entry.setMaxLength(80)
        reason.preset.connect(lambda place: self._close(self._reasons()[place]))
        reason.entry.textChanged.connect(lambda _: show())
        count.entry.textChanged.connect(lambda _: show())
        self.retranslate()

    @property
    def panel(self) -> QWidget:
        """The count, or why it differs."""
        return self._reason if self._explaining else self._count

    def begin(self) -> None:
        """Count."""
        self._explaining, self._busy, self._approvals = False, False, ()
        close_shift = self._desk.counter.close_shift
        self._desk.offload.run(Lane.READER, lambda: close_shift.denominations, self._ask_pieces, self._not_done)
        self._desk.offload.run(Lane.READER, self._desk.counter.paying.payments.waiting, self._say_waiting)
        self._count.clear_all()
        self._show()
        self._count.entry.setFocus()

    def back(self) -> bool:
        """One step back; False: out of the closing."""
        if not self._explaining:
            return False
        self._explaining = False
        self._show()
        self._count.entry.setFocus()
        return True

    def primary(self) -> Primary | None:
        """Compare, or close."""
        if self._explaining:
            can = bool(self._reason.entry.text().strip()) and not self._busy
            return Primary(translate("Shift", "Close the shift"), "Enter", can=can)
        return Primary(
            translate("Shift", "Cash is counted"), "Enter", can=self._amount() is not None and not self._busy
        )

    def confirm(self) -> None:
        """Go on."""
        shift = self._desk.session.shift
        if self._busy or shift is None:
            return
        if self._explaining:
            self._close(self._reason.entry.text().strip())
            return
        amount = self._amount()
        if amount is None:
            self._desk.sounds.play(Sound.ATTENTION)
            return
        pieces = self._pieces()
        self._counted = pieces if pieces and worth(pieces) == amount else amount
        self._read(shift, amount)

    def pressed(self, event: QKeyEvent) -> bool:
        """Up and down go from note to note."""
        by = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}.get(Qt.Key(event.key()))
        return by is not None and not self._explaining and self._count.step(by)

    def scanned(self, scan: Scan) -> bool:
        """A scan is never an amount."""
        self._desk.sounds.play(Sound.ATTENTION)
        return True

    def retranslate(self) -> None:
        """Say everything again."""
        count, reason = self._count, self._reason
        count.heading.say(translate("Shift", "Cash in the drawer"))
        count.back_button.say(translate("Shift", "Back"))
        count.label.say(translate("Shift", "Count all of it, the float too"))
        count.entry.setAccessibleName(translate("Shift", "Cash in the drawer"))
        reason.heading.say(translate("Shift", "Why does it differ?"))
        reason.back_button.say(translate("Shift", "Count again"))
        reason.label.say(translate("Shift", "It is written down with the shift"))
        reason.entry.setAccessibleName(translate("Shift", "Why does it differ?"))
        reason.say_presets(self._reasons())
        self._say_compared()

    def _say_compared(self) -> None:
        if self._compared is not None:
            counted, expected = map(yuan, self._compared)
            words = translate("Shift", "Counted {counted}, expected {expected}")
            self._reason.words.say(words.format(counted=counted, expected=expected))

    def _say_waiting(self, payments: tuple[StartedPayment, ...]) -> None:
        """Payments by code that nobody is certain of yet: they go on without the shift, and it is said."""
        still = [payment for payment in payments if payment.state is not PaymentState.FAILED]
        if still:
            head = translate("Shift", "{n} payments by code are not certain yet: {amount}").format(
                n=len(still), amount=yuan(sum(payment.amount for payment in still))
            )
            rest = translate("Shift", "They are asked after by themselves. The tray on the sell screen lists them")
            self._say(Saying("warn", head, rest))

    def close_uncounted(self) -> None:
        """On a till without a drawer: nothing is counted where no cash was taken."""
        self._explaining, self._busy, self._approvals, self._counted = False, False, (), 0
        shift = self._desk.session.shift
        if shift is not None:
            self._read(shift, 0)

    def _ask_pieces(self, denominations: tuple[Fen, ...]) -> None:
        if self._count.ask_pieces(tuple((fen, f"{yuan(fen)} ×") for fen in denominations)):
            for field in self._count.pieces.values():
                field.textEdited.connect(self._add_up)

    def _reasons(self) -> list[str]:
        return [
            translate("Shift", "Wrong change given"),
            translate("Shift", "Rounding of coins"),
            translate("Shift", "Cash taken to the bank"),
            translate("Shift", "Not known"),
        ]

    def _pieces(self) -> tuple[Pieces, ...]:
        typed = ((fen, int(field.text() or "0")) for fen, field in self._count.pieces.items())
        return tuple(Pieces(fen, min(number, MOST_PIECES)) for fen, number in typed if number)

    def _add_up(self) -> None:
        pieces = self._pieces()
        self._count.entry.setText(yuan(worth(pieces)).replace(",", "") if pieces else "")

    def _amount(self) -> Fen | None:
        try:
            amount = parse_yuan(self._count.entry.text())
        except BadValue:
            return None
        return amount if amount >= 0 else None

    def _read(self, shift: Shift, amount: Fen) -> None:
        totals = self._desk.counter.close_shift.totals
        self._busy = True
        self._desk.offload.run(
            Lane.READER, lambda: totals(shift), lambda came_to: self._compare(came_to, amount), self._not_done
        )

    def _compare(self, totals: ShiftTotals, amount: Fen) -> None:
        self._busy = False
        difference = amount - totals.expected_cash
        if difference == 0:
            self._close("")
            return
        self._compared = (amount, totals.expected_cash)
        self._reason.preview.say(with_sign(difference), "warn")
        self._say_compared()
        self._reason.entry.clear()
        self._explaining = True
        self._show()
        self._reason.entry.setFocus()

    def _close(self, reason: str) -> None:
        duty, close, counted, yes = (
            self._desk.session.duty, self._desk.counter.close_shift, self._counted, self._approvals,
        )  # fmt: skip
        if duty is None or self._busy:
            return
        self._busy = True
        self._show()
        self._desk.offload.run(
            Lane.WRITER,
            lambda: close(duty, counted, reason, approvals=yes),
            lambda closing: self._ended(closing, reason),
            self._not_done,
        )

    def _ended(self, closing: Closing, reason: str) -> None:
        self._busy = False
        match closing.outcome:
            case ClosingOutcome.CLOSED if closing.close is not None:
                self._desk.committed()
                self._desk.sounds.play(Sound.PAID)
                self._closed(closing.close)
            case ClosingOutcome.NEEDS_APPROVAL if closing.deed is not None:
                what = translate("Shift", "Close the shift with a difference of {amount}: {reason}").format(
                    amount=self._reason.preview.text() or "0.00", reason=reason or "—"
                )
                self._ask(what, closing.deed, reason, lambda yes: self._approved(yes, reason))
            case ClosingOutcome.HELD_CARTS:
                head = translate("Shift", "{n} sales are still parked").format(n=closing.held)
                self._refuse(Saying("warn", head, translate("Shift", "Finish or empty them first (F8)")))
            case ClosingOutcome.DENIED:
                self._refuse(Saying("stop", translate("Shift", "Your role closes no shift"), ""))
            case _:
                self._explaining = True
                self._show()

    def _approved(self, yes: Approval, reason: str) -> None:
        self._approvals = (*self._approvals, yes)
        self._close(reason)

    def _refuse(self, saying: Saying) -> None:
        self._desk.sounds.play(Sound.ATTENTION)
        self._say(saying)
        self._show()

    def _not_done(self, fault: Exception) -> None:
        self._busy = False
        self._failed(fault)
