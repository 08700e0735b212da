"""Ends the shift: the cash is counted first and compared afterwards; a difference is explained, never hidden."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QKeyEvent

from pos.domain.duty import Duty
from pos.domain.errors import BadValue
from pos.domain.journal import EventKind
from pos.domain.money import Fen, parse_yuan, yuan
from pos.domain.scan import ScanKind, read_scan
from pos.domain.shift import ShiftClose, ShiftTotals
from pos.domain.staff import Permission, Verdict
from pos.ports.ledger import Parked
from pos.ui.desk import Desk
from pos.ui.language import translate
from pos.ui.offload import Lane
from pos.ui.outcomes import of_fault
from pos.ui.parts.choices import Choice
from pos.ui.parts.entry import EntryPanel
from pos.ui.parts.facts import Fact
from pos.ui.parts.notice import Saying
from pos.ui.shift.tickets import ShiftTickets
from pos.ui.shift.view import ShiftView
from pos.ui.sounds import Sound
from pos.ui.words import clock_time, day_and_time
from pos.usecases.shift.close_shift import Closing


class ShiftController(QObject):
    """One of the till's screens."""

    def __init__(
        self,
        *,
        desk: Desk,
        view: ShiftView,
        parked: Callable[[], tuple[Parked, ...]],
        closed: Callable[[], None],
        lock: Callable[[], None],
    ) -> None:
        super().__init__()
        self.view = view
        self._desk = desk
        self._read_parked = parked
        self._closed = closed
        self._panel: EntryPanel | None = None
        self._totals: ShiftTotals | None = None
        self._close: ShiftClose | None = None
        self._parked: tuple[Parked, ...] = ()
        self._counted: Fen = 0
        self._busy = False
        self._at_tickets = False
        self.tickets = ShiftTickets(
            desk=desk, view=view.tickets, changed=self._show_primary, say=view.notice.say, failed=self._failed
        )
        view.show_tickets.clicked.connect(self._open_tickets)
        view.tickets.back_button.clicked.connect(self._back)
        view.lock.clicked.connect(lock)
        view.primary.clicked.connect(self.confirm)
        for panel in (view.count, view.reason):
            panel.entry.textChanged.connect(lambda _: self._show_primary())
            panel.back.connect(self._back)
        view.reason.entry.setMaxLength(80)
        view.reason.preset.connect(lambda place: self._close_now(self._reasons()[place]))
        self.retranslate()

    def enter(self) -> None:
        """Read what the shift came to so far."""
        self._close = None
        self._open_panel(None)
        self.view.notice.say(None)
        self.tickets.refresh()
        shift, close_shift = self._desk.session.shift, self._desk.counter.close_shift
        if shift is not None:
            self._desk.offload.run(Lane.READER, lambda: close_shift.totals(shift), self._arrived, self._failed)
        if self._may_see_parked:
            self._desk.offload.run(Lane.READER, self._read_parked, self._parked_arrived, self._failed)
        else:
            self._parked_arrived(())

    def leave(self) -> None:
        """Another screen is shown."""

    def scanned(self, text: str) -> bool:
        """A badge is nothing here; everything else belongs to another screen."""
        return read_scan(text).kind is ScanKind.NOTHING

    def pressed(self, event: QKeyEvent) -> bool:
        """Enter goes on, Esc goes back."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.confirm()
        elif event.key() == Qt.Key.Key_Escape and (self._panel is not None or self._at_tickets):
            self._back()
        elif event.key() == Qt.Key.Key_T and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self._open_tickets()
        elif event.key() == Qt.Key.Key_Delete and self._at_tickets:
            self.tickets.settle()
        elif event.key() in (Qt.Key.Key_Up, Qt.Key.Key_Down) and self._panel is None:
            steps = 1 if event.key() == Qt.Key.Key_Down else -1
            (self.tickets if self._at_tickets else self.view.parked).step(steps)
        else:
            return False
        return True

    def confirm(self) -> None:
        """The one next thing: count, explain, close; at the tickets: print once more."""
        if self._busy:
            return
        if self._at_tickets:
            self.tickets.print_again()
            return
        if self._close is not None:
            self._closed()
        elif self._panel is None:
            if self._duty is not None and not self._desk.sale.empty:
                head = translate("Shift", "A sale is still being rung up")
                self.view.notice.say(Saying("warn", head, translate("Shift", "Finish it (F1) or hold it (F7) first")))
                self._desk.sounds.play(Sound.ATTENTION)
                return
            self._open_panel(self.view.count)
        elif self._panel is self.view.count:
            self._count()
        else:
            self._close_now(self.view.reason.entry.text().strip())

    def retranslate(self) -> None:
        """Say everything again."""
        view = self.view
        view.lock.say(translate("Shift", "Change the clerk"))
        view.count.heading.say(translate("Shift", "Cash in the drawer"))
        view.count.back_button.say(translate("Shift", "Back"))
        view.count.label.say(translate("Shift", "Count all of it, the float too"))
        view.count.entry.setAccessibleName(translate("Shift", "Cash in the drawer"))
        view.reason.heading.say(translate("Shift", "Why does it differ?"))
        view.reason.back_button.say(translate("Shift", "Count again"))
        view.reason.label.say(translate("Shift", "It is written down with the shift"))
        view.reason.entry.setAccessibleName(translate("Shift", "Why does it differ?"))
        view.reason.say_presets(self._reasons())
        view.parked_title.say(translate("Shift", "For the manager"))
        view.notice.say(self._closed_words() if self._close is not None else None)
        self.tickets.retranslate()
        self._show()

    @property
    def _duty(self) -> Duty | None:
        return self._desk.session.duty

    @property
    def _may_see_parked(self) -> bool:
        staff = self._desk.session.staff
        return staff is not None and staff.may(Permission.SEE_PARKED) is Verdict.ALLOWED

    def _reasons(self) -> list[str]:
        return [
            translate("Shift", "Wrong change given"),
            translate("Shift", "Rounding of coins"),
            translate("Shift", "Cash taken to the bank"),
            translate("Shift", "Not known"),
        ]

    def _count(self) -> None:
        try:
            self._counted = parse_yuan(self.view.count.entry.text())
        except BadValue:
            self._desk.sounds.play(Sound.ATTENTION)
            return
        shift, close_shift = self._desk.session.shift, self._desk.counter.close_shift
        if shift is not None and self._counted >= 0:
            self._desk.offload.run(Lane.READER, lambda: close_shift.totals(shift), self._compare, self._failed)

    def _compare(self, totals: ShiftTotals) -> None:
        self._totals = totals
        difference = self._counted - totals.expected_cash
        if difference == 0:
            self._close_now("")
            return
        words = translate("Shift", "Counted {counted}, expected {expected}").format(
            counted=yuan(self._counted), expected=yuan(totals.expected_cash)
        )
        self.view.reason.preview.say(f"{_signed(difference)}", "warn")
        self.view.reason.words.say(words)
        self._open_panel(self.view.reason)

    def _close_now(self, reason: str) -> None:
        duty, counted, close_shift = self._duty, self._counted, self._desk.counter.close_shift
        if duty is None or self._busy:
            return
        self._busy = True
        self._show_primary()
        self._desk.offload.run(Lane.WRITER, lambda: close_shift(duty, counted, reason), self._ended, self._failed)

    def _ended(self, closing: Closing) -> None:
        self._busy = False
        close = closing.close
        if close is None:
            self._show_primary()
            return
        self._desk.committed()
        self._close = close
        self._totals = close.totals
        self._desk.sounds.play(Sound.PAID)
        self.view.notice.say(self._closed_words())
        self._open_panel(None)

    @staticmethod
    def _closed_words() -> Saying:
        return Saying("ok", translate("Shift", "The shift is closed"))

    def _arrived(self, totals: ShiftTotals) -> None:
        self._totals = totals
        self._show()

    def _parked_arrived(self, parked: tuple[Parked, ...]) -> None:
        self._parked = parked
        self._show()

    def _failed(self, fault: Exception) -> None:
        self._busy = False
        self.view.notice.say(of_fault(fault))
        self._show_primary()

    def _back(self) -> None:
        self._open_panel(self.view.count if self._panel is self.view.reason else None)

    def _open_tickets(self) -> None:
        if self._close is None and not self._busy:
            self._open_panel(None)
            self._at_tickets = True
            self.view.show_panel(self.view.tickets)
            self.tickets.refresh()

    def _open_panel(self, panel: EntryPanel | None) -> None:
        self._panel = panel
        self._at_tickets = False
        self.view.show_panel(panel)
        if panel is not None:
            panel.entry.clear()
            panel.entry.setFocus()
        else:
            self.view.setFocus()
        self._show()

    def _show(self) -> None:
        view, shift, totals, close = self.view, self._desk.session.shift, self._totals, self._close
        offset = self._desk.session.offset_minutes
        if shift is not None:
            view.title.say(translate("Shift", "Shift {number}").format(number=shift.number))
            view.since.say(
                translate("Shift", "open since {time}, float {amount}").format(
                    time=clock_time(shift.opened, offset), amount=yuan(shift.float_amount)
                )
            )
        rows: list[Fact] = []
        if totals is not None:
            rows += [
                Fact(translate("Shift", "Sales"), f"{totals.sales:,}"),
                Fact(translate("Shift", "Taken in all"), yuan(totals.total)),
                Fact(translate("Shift", "Online orders handed over"), f"{totals.handovers:,}"),
            ]
        if close is not None:
            difference = close.counted - close.expected
            rows += [
                Fact(translate("Shift", "Expected in the drawer"), yuan(close.expected)),
                Fact(translate("Shift", "Counted"), yuan(close.counted)),
                Fact(
                    translate("Shift", "Difference"),
                    _signed(difference),
                    "ok" if difference == 0 else "warn",
                ),
            ]
        view.facts.say(tuple(rows))
        self._show_parked()
        self._show_primary()

    def _show_parked(self) -> None:
        view, now, offset = self.view, self._desk.clock.now(), self._desk.session.offset_minutes
        for part in (view.parked_title, view.parked_words, view.parked):
            part.setVisible(self._may_see_parked and self._close is None)
        view.parked_words.say(
            translate(
                "Shift", "Head office could not take these as they are. They are kept there and here, nothing is lost."
            )
            if self._parked
            else ""
        )
        rows = [
            Choice(
                key=str(each.tseq),
                title=_kind_words(each.kind).format(n=each.tseq),
                detail=translate("Shift", "Reason: {reason}").format(reason=each.reason),
                right_note=day_and_time(each.moment, now, offset),
            )
            for each in self._parked
        ]
        view.parked.show_rows(rows, empty=translate("Shift", "Nothing waits for you."), keep=view.parked.marked_key)

    def _show_primary(self) -> None:
        view = self.view
        doubtful = self.tickets.doubtful
        some = translate("Shift", "Tickets: {n} not certain").format(n=doubtful)
        view.show_tickets.say(some if doubtful else translate("Shift", "Tickets"))
        view.show_tickets.setEnabled(self._close is None and not self._at_tickets)
        if self._at_tickets:
            view.primary.say(translate("Shift", "Print once more"))
            view.words.say(translate("Shift", "Choose a ticket. What may be on paper already is marked as a copy."))
            view.primary.setEnabled(self.tickets.can_print)
            return
        if self._close is not None:
            view.primary.say(translate("Shift", "Done"))
            view.words.say(translate("Shift", "The closing ticket is printed. The next shift begins with its float."))
        else:
            counting = self._panel is view.count
            view.primary.say(
                translate("Shift", "Cash is counted") if counting else translate("Shift", "Close the shift")
            )
            view.words.say(translate("Shift", "To close: count the cash first. What it should be is shown afterwards."))
        can = not self._busy and (self._panel is None or bool(self._panel.entry.text().strip()))
        view.primary.setEnabled(can)


def _signed(amount: Fen) -> str:
    return f"+{yuan(amount)}" if amount > 0 else yuan(amount).replace("-", "\N{MINUS SIGN}")


def _kind_words(kind: str) -> str:
    if kind == EventKind.DOCUMENT:
        return translate("Shift", "Sale {n}")
    if kind == EventKind.SHIFT_OPENED:
        return translate("Shift", "Shift opened {n}")
    if kind == EventKind.SHIFT_CLOSED:
        return translate("Shift", "Shift closed {n}")
    if kind.startswith("order_"):
        return translate("Shift", "Online order {n}")
    if kind in (EventKind.SIGNED_IN, EventKind.DRAWER_OPENED, EventKind.APPROVED):
        return translate("Shift", "Sign-in, drawer or approval {n}")
    return translate("Shift", "Entry {n}")
