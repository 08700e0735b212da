"""The shift: what it came to, cash in and out, reports, its tickets, and its end."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QKeyEvent

from pos.domain.figures import Figures
from pos.domain.money import yuan
from pos.domain.quantity import pieces
from pos.domain.scan import ScanKind, read_scan
from pos.domain.shift import ShiftClose
from pos.domain.staff import Approval, Deed, Leave, Permission, Verdict
from pos.ports.ledger import Parked
from pos.ui.approval.controller import ApprovalStep
from pos.ui.day.controller import DayStep
from pos.ui.desk import Desk
from pos.ui.language import translate
from pos.ui.offload import Lane
from pos.ui.outcomes import of_fault
from pos.ui.parts.facts import Fact
from pos.ui.parts.notice import Saying
from pos.ui.shift.closing import ClosingStep
from pos.ui.shift.moving import MovingStep
from pos.ui.shift.parked import parked_rows
from pos.ui.shift.tickets import ShiftTickets
from pos.ui.shift.view import ShiftView
from pos.ui.sounds import Sound
from pos.ui.step import Step
from pos.ui.words import clock_time, signed_yuan, with_sign
from pos.usecases.shift.report_shift import Reported, reporting


class ShiftController(QObject):
    """One of the till's screens; what is done on it are steps."""

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
        self._leave_shift = closed
        self._step: Step | None = None
        self._before: Step | None = None
        self._came_to: Figures | None = None
        self._close: ShiftClose | None = None
        self._parked: tuple[Parked, ...] = ()
        self._busy = False
        changed, failed = self._show_primary, self._failed
        self.tickets = ShiftTickets(
            desk=desk, view=view.tickets, changed=changed, say=view.notice.say, failed=failed, ask=self._ask
        )
        self._approval = ApprovalStep(desk=desk, view=view.approval, leave=self._back, changed=changed)
        self._closing = ClosingStep(
            desk=desk, count=view.count, reason=view.reason, ask=self._ask, show=self._show_closing,
            say=view.notice.say, closed=self._ended, failed=failed,
        )  # fmt: skip
        self._moving = MovingStep(
            desk=desk, view=view.moving, ask=self._ask, show=changed, done=self._done, failed=failed
        )
        self._day = DayStep(desk=desk, view=view.day, ask=self._ask, changed=changed, done=self._done, failed=failed)
        for panel in (view.count, view.reason, view.moving, view.day):
            panel.back.connect(self._back)
        view.tickets.back_button.clicked.connect(self._back)
        view.show_tickets.clicked.connect(self._open_tickets)
        view.show_day.clicked.connect(self._open_day)
        view.report.clicked.connect(self._report)
        view.cash.clicked.connect(self._move_cash)
        view.lock.clicked.connect(lock)
        view.primary.clicked.connect(self.confirm)
        self.retranslate()

    def enter(self) -> None:
        """Read what the shift came to so far."""
        self._close = None
        self._leave_step()
        self.view.notice.say(None)
        self.tickets.refresh()
        self._read()
        if self._may_see_parked:
            self._desk.offload.run(Lane.READER, self._read_parked, self._parked_arrived, self._failed)
        else:
            self._parked_arrived(())

    def leave(self) -> None:
        """Another screen is shown."""
        self._leave_step()

    def scanned(self, text: str) -> bool:
        """A scan is for the step; else only what is nothing stays here."""
        scan = read_scan(text)
        if self._step is not None and self._step.scanned(scan):
            return True
        return scan.kind is ScanKind.NOTHING

    def pressed(self, event: QKeyEvent) -> bool:
        """Enter goes on, Esc goes back."""
        key, control = Qt.Key(event.key()), bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
        opens = {Qt.Key.Key_T: self._open_tickets, Qt.Key.Key_R: self._open_day, Qt.Key.Key_X: self._report,
                 Qt.Key.Key_B: self._move_cash}  # fmt: skip
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.confirm()
        elif self._step is not None and self._step.pressed(event):
            return True
        elif key == Qt.Key.Key_Escape and self._step is not None:
            self._back()
        elif control and key in opens:
            opens[key]()
        elif key in (Qt.Key.Key_Up, Qt.Key.Key_Down) and self._step is None:
            self.view.parked.step(1 if key == Qt.Key.Key_Down else -1)
        else:
            return False
        return True

    def confirm(self) -> None:
        """The one next thing."""
        if self._busy:
            return
        if self._step is not None:
            self._step.confirm()
        elif self._close is not None:
            self._leave_shift()
        else:
            self._begin_closing()

    def retranslate(self) -> None:
        """Say everything again."""
        view = self.view
        view.lock.say(translate("Shift", "Change the clerk"))
        view.cash.say(translate("Shift", "Cash in and out"))
        view.report.say(translate("Shift", "X report"))
        view.show_day.say(translate("Shift", "The day"))
        view.parked_title.say(translate("Shift", "For the manager"))
        view.notice.say(self._closed_words() if self._close is not None else None)
        for step in (self.tickets, self._approval, self._closing, self._moving, self._day):
            step.retranslate()
        self._show()

    # What is begun.

    def _begin_closing(self) -> None:
        shift = self._desk.session.shift
        if not self._desk.sale.empty:
            head = translate("Shift", "A sale is still being rung up")
            self.view.notice.say(Saying("warn", head, translate("Shift", "Finish it (F1) or hold it (F7) first")))
            self._desk.sounds.play(Sound.ATTENTION)
        elif shift is not None and shift.drawer:
            self._open(self._closing)
            self._closing.begin()
        elif shift is not None:
            self._closing.close_uncounted()

    def _open_tickets(self) -> None:
        if self._close is None and not self._busy:
            self._open(self.tickets)
            self.tickets.refresh()

    def _open_day(self) -> None:
        if not self._busy:
            self._open(self._day)
            self._day.begin()

    def _move_cash(self) -> None:
        shift = self._desk.session.shift
        if self._close is None and shift is not None and shift.drawer and not self._busy:
            self._open(self._moving)
            self._moving.begin()

    def _report(self) -> None:
        self._make_report(None)

    def _make_report(self, approval: Approval | None) -> None:
        duty, report = self._desk.session.duty, self._desk.counter.shifts.report
        if duty is None or self._busy or self._close is not None:
            return
        self._busy = True
        self._show_primary()
        self._desk.offload.run(
            Lane.WRITER,
            lambda: (report(duty, approval), report.next_running(duty.shift)),
            lambda answer: self._reported(*answer),
            self._failed,
        )

    def _reported(self, reported: Reported, next_running: int) -> None:
        self._busy = False
        shift = self._desk.session.shift
        if reported.leave is Leave.NEEDS_APPROVAL and shift is not None:
            what = translate("Shift", "See what the drawer should hold (X report)")
            self._ask(what, reporting(shift.shift_id, next_running), what, self._make_report)
        elif reported.interim is None:
            self._done(Saying("stop", translate("Shift", "Your role sees no X report")))
        else:
            self._desk.committed()
            self._came_to = reported.interim.figures
            words = translate("Shift", "The drawer should hold {amount}").format(amount=yuan(reported.interim.expected))
            self._done(Saying("ok", translate("Shift", "The X report is printed"), words))

    # What comes back.

    def _ask(self, what: str, deed: Permission | Deed, reason: str, then: Callable[[Approval], None]) -> None:
        before = self._step

        def approved(yes: Approval) -> None:
            if before is not None:
                self._open(before)
            else:
                self._leave_step()
            then(yes)

        self._before = before
        self._open(self._approval)
        self._approval.ask(what, deed, reason, approved)

    def _done(self, saying: Saying) -> None:
        self._leave_step()
        self.view.notice.say(saying)
        self._read()

    def _ended(self, close: ShiftClose) -> None:
        self._close = close
        self._came_to = close.figures
        self._leave_step()
        self.view.notice.say(self._closed_words())

    @staticmethod
    def _closed_words() -> Saying:
        return Saying("ok", translate("Shift", "The shift is closed"))

    def _failed(self, fault: Exception) -> None:
        self._busy = False
        self.view.notice.say(of_fault(fault))
        self._show_primary()

    def _read(self) -> None:
        shift, report = self._desk.session.shift, self._desk.counter.shifts.report
        if shift is not None and self._close is None:
            self._desk.offload.run(Lane.READER, lambda: report.so_far(shift), self._arrived, self._failed)

    def _arrived(self, came_to: Figures) -> None:
        self._came_to = came_to
        self._show()

    def _parked_arrived(self, parked: tuple[Parked, ...]) -> None:
        self._parked = parked
        self._show()

    # What is shown.

    def _open(self, step: Step) -> None:
        self.view.notice.say(None)
        self._step = step
        self.view.show_panel(step.panel)
        self._show_primary()

    def _show_closing(self) -> None:
        if self._step is self._closing:
            self.view.show_panel(self._closing.panel)
        self._show_primary()

    def _back(self) -> None:
        if self._step is self._approval and self._before is not None:
            self._open(self._before)
        elif self._step is not self._closing or not self._closing.back():
            self._leave_step()

    def _leave_step(self) -> None:
        self._step = None
        self.view.show_panel(None)
        self.view.setFocus()
        self._show()

    @property
    def _may_see_parked(self) -> bool:
        return self._may(Permission.SEE_PARKED)

    def _may(self, permission: Permission) -> bool:
        staff = self._desk.session.staff
        return staff is not None and staff.may(permission) is Verdict.ALLOWED

    def _show(self) -> None:
        view, shift, offset = self.view, self._desk.session.shift, self._desk.session.offset_minutes
        if shift is not None:
            view.title.say(translate("Shift", "Shift {number}").format(number=shift.number))
            view.since.say(
                translate("Shift", "open since {time}, float {amount}").format(
                    time=clock_time(shift.opened, offset), amount=yuan(shift.float_amount)
                )
            )
        view.facts.say(tuple(self._facts()))
        waits = self._may_see_parked and self._close is None and bool(self._parked)
        for part in (view.parked_title, view.parked_words, view.parked):
            part.setVisible(waits)
        view.parked_words.say(
            translate(
                "Shift", "Head office could not take these as they are. They are kept there and here, nothing is lost."
            )
        )
        rows = parked_rows(self._parked, self._desk.clock.now(), offset)
        view.parked.show_rows(rows, empty="", keep=view.parked.marked_key)
        self._show_primary()

    def _facts(self) -> list[Fact]:
        """Blind until it is counted: what the drawer should hold is for those who may see it."""
        came_to, close, shift = self._came_to, self._close, self._desk.session.shift
        if came_to is None or shift is None:
            return []
        rows = [
            Fact(translate("Shift", "Sales"), f"{came_to.sales:,}"),
            Fact(translate("Shift", "Taken in all"), signed_yuan(came_to.total)),
            Fact(translate("Shift", "Pieces"), pieces(came_to.pieces)),
            Fact(translate("Shift", "Online orders handed over"), f"{came_to.handovers:,}"),
        ]
        if close is not None:
            tone = "ok" if close.difference == 0 else "warn"
            rows += [
                Fact(translate("Shift", "Z report"), close.z_number),
                Fact(translate("Shift", "Expected in the drawer"), signed_yuan(close.expected)),
                Fact(translate("Shift", "Counted"), yuan(close.counted)),
                Fact(translate("Shift", "Difference"), with_sign(close.difference), tone),
            ]
        elif self._may(Permission.X_REPORT):
            rows.append(
                Fact(translate("Shift", "Should be in the drawer"), signed_yuan(came_to.expected(shift.float_amount)))
            )
        return rows

    def _show_primary(self) -> None:
        view, shift, doubtful, home = self.view, self._desk.session.shift, self.tickets.doubtful, self._step is None
        some = translate("Shift", "Tickets: {n} not certain").format(n=doubtful)
        view.show_tickets.say(some if doubtful else translate("Shift", "Tickets"))
        view.show_tickets.setEnabled(self._close is None and self._step is not self.tickets)
        view.show_day.setEnabled(self._step is not self._day)
        can = home and self._close is None and not self._busy and shift is not None
        view.report.setEnabled(can)
        view.cash.setEnabled(can and shift is not None and shift.drawer)
        primary = self._step.primary() if self._step is not None else None
        if primary is not None:
            view.primary.say(primary.words)
            view.primary.setEnabled(primary.can and not self._busy)
            view.words.say(self._hint())
            return
        view.primary.setEnabled(not self._busy)
        view.words.say(self._hint())
        closed = self._close is not None
        view.primary.say(translate("Shift", "Done") if closed else translate("Shift", "Close the shift"))

    def _hint(self) -> str:
        if self._step is self.tickets:
            return translate("Shift", "Choose a ticket. What may be on paper already is marked as a copy.")
        if self._step is self._moving:
            return translate("Shift", "It is written down and printed; the drawer opens.")
        if self._step is self._day:
            return translate("Shift", "The day so far, over all tills of the store.")
        if self._step is self._approval:
            return translate("Shift", "A manager chooses her name and types her PIN.")
        if self._close is not None:
            return translate("Shift", "The closing ticket is printed. The next shift begins with its float.")
        return translate("Shift", "To close: count the cash first. What it should be is shown afterwards.")
