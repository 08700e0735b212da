"""Tickets once more: what was printed last, what is not certain, and a person's word on it."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QKeyEvent

from pos.domain.duty import Duty
from pos.domain.scan import Scan
from pos.domain.staff import Approval, Permission, Verdict
from pos.ports.printing import JobKind, JobState, PrintJob
from pos.ui.approval.controller import Ask
from pos.ui.desk import Desk
from pos.ui.language import translate
from pos.ui.offload import Lane
from pos.ui.parts.choices import Choice
from pos.ui.parts.notice import Saying
from pos.ui.shift.tickets_view import TicketsView
from pos.ui.step import Primary
from pos.ui.words import day_and_time, dotted
from pos.usecases.printing.list_tickets import ListedTicket
from pos.usecases.printing.print_again import reprinting


class ShiftTickets(QObject):
    """Shows the list while the shift screen does, and does what is asked for with the marked ticket."""

    def __init__(
        self,
        *,
        desk: Desk,
        view: TicketsView,
        changed: Callable[[], None],
        say: Callable[[Saying | None], None],
        failed: Callable[[Exception], None],
        ask: Ask,
    ) -> None:
        """`changed`: the list, or what can be done, is another; `say`: what was done."""
        super().__init__()
        self._desk = desk
        self._view = view
        self._changed = changed
        self._say = say
        self._failed = failed
        self._ask = ask
        self._tickets: tuple[ListedTicket, ...] = ()
        self._busy = False
        view.there.clicked.connect(self.settle)
        view.rows.marked.connect(lambda _: self._show_marked())

    @property
    def doubtful(self) -> int:
        """How many ask for a person."""
        return sum(ticket.doubtful for ticket in self._tickets)

    @property
    def can_print(self) -> bool:
        """Whether the marked ticket can be printed once more now."""
        marked = self._marked
        return self._may and not self._busy and marked is not None and marked.state not in _UNDER_WAY

    @property
    def panel(self) -> TicketsView:
        """The list."""
        return self._view

    def primary(self) -> Primary | None:
        """Print the marked one once more."""
        return Primary(translate("Shift", "Print once more"), "Enter", can=self.can_print)

    def confirm(self) -> None:
        """Print the marked one once more."""
        self.print_again()

    def pressed(self, event: QKeyEvent) -> bool:
        """Arrows mark another one; Del: it is there."""
        if event.key() == Qt.Key.Key_Delete:
            self.settle()
            return True
        return self._view.rows.arrow(event)

    def scanned(self, scan: Scan) -> bool:
        """A scan goes where it belongs."""
        return False

    def refresh(self) -> None:
        """Read the list again."""
        self._desk.offload.run(Lane.READER, self._desk.counter.list_tickets, self._arrived, self._failed)

    def print_again(self) -> None:
        """Print the marked ticket once more; marked as a copy where it may be on paper."""
        job, duty = self._marked, self._desk.session.duty
        if job is None or duty is None or not self.can_print:
            return
        if duty.staff.may(Permission.REPRINT) is Verdict.ALLOWED:
            self._print(job.job_id, duty, None)
            return
        what = translate("Shift", "Print a ticket once more")
        self._ask(what, reprinting(job.job_id), what, lambda yes: self._print(job.job_id, duty, yes))

    def _print(self, job_id: str, duty: Duty, approval: Approval | None) -> None:
        again = self._desk.counter.print_again
        self._busy = True
        self._desk.offload.run(Lane.WRITER, lambda: again(job_id, duty, approval), self._queued, self._not_done)

    def settle(self) -> None:
        """Somebody looked: it is on paper."""
        job, again = self._marked, self._desk.counter.print_again
        if job is None or job.state is not JobState.UNKNOWN or self._busy or not self._may:
            return
        self._busy = True
        self._desk.offload.run(Lane.WRITER, lambda: again.settle(job.job_id), self._settled, self._not_done)

    def retranslate(self) -> None:
        """Say everything again."""
        view = self._view
        view.heading.say(translate("Shift", "Tickets"))
        view.back_button.say(translate("Shift", "Back"))
        view.there.say(translate("Shift", "It is there"))
        view.rows.setAccessibleName(translate("Shift", "Tickets"))
        self._show()

    @property
    def _may(self) -> bool:
        staff = self._desk.session.staff
        return staff is not None and staff.may(Permission.REPRINT) is not Verdict.DENIED

    @property
    def _marked(self) -> PrintJob | None:
        key = self._view.rows.marked_key
        return next((ticket.job for ticket in self._tickets if ticket.job.job_id == key), None)

    def _arrived(self, tickets: tuple[ListedTicket, ...]) -> None:
        self._tickets = tickets
        self._show()

    def _queued(self, job: PrintJob | None) -> None:
        self._desk.committed()
        if job is None:
            self._done(Saying("warn", translate("Shift", "This ticket cannot be read any more"), ""))
        elif job.copy:
            self._done(Saying("ok", translate("Shift", "It is printed once more, marked as a copy"), ""))
        else:
            self._done(Saying("ok", translate("Shift", "It is printed once more"), ""))

    def _settled(self, _: None) -> None:
        self._done(Saying("ok", translate("Shift", "Noted: the ticket is there"), ""))

    def _done(self, saying: Saying) -> None:
        self._busy = False
        self._say(saying)
        self.refresh()

    def _not_done(self, fault: Exception) -> None:
        self._busy = False
        self._failed(fault)

    def _show(self) -> None:
        view, now, offset = self._view, self._desk.clock.now(), self._desk.session.offset_minutes
        words = {
            True: translate("Shift", "Look at the printer for those at the top: are they there?"),
            False: translate("Shift", "All is well. A ticket that is wanted again is marked as a copy."),
        }
        view.words.say(words[self.doubtful > 0] if self._tickets else "")
        states = _states()
        rows = [
            Choice(
                key=ticket.job.job_id,
                title=_kinds()[ticket.job.kind],
                detail=dotted(ticket.number, translate("Shift", "copy") if ticket.job.copy else ""),
                right=day_and_time(ticket.job.created, now, offset),
                right_note=states[ticket.job.state],
                note_tone=_TONES.get(ticket.job.state, "ink-2"),
            )
            for ticket in self._tickets
        ]
        view.rows.show_rows(
            rows, empty=translate("Shift", "Nothing was printed yet. Tickets appear here."), keep=view.rows.marked_key
        )
        self._show_marked()

    def _show_marked(self) -> None:
        job = self._marked
        self._view.there.setEnabled(job is not None and job.state is JobState.UNKNOWN and self._may and not self._busy)
        self._changed()


_UNDER_WAY = (JobState.QUEUED, JobState.PRINTING)
_TONES = {JobState.UNKNOWN: "warn", JobState.NOT_PRINTED: "stop", JobState.PRINTED: "ok"}


def _kinds() -> dict[JobKind, str]:
    return {
        JobKind.RECEIPT: translate("Shift", "Receipt"),
        JobKind.GIFT_RECEIPT: translate("Shift", "Gift receipt"),
        JobKind.RETURN: translate("Shift", "Return"),
        JobKind.EXCHANGE: translate("Shift", "Exchange"),
        JobKind.VOID: translate("Shift", "Void"),
        JobKind.PRICE_PROTECTION: translate("Shift", "Price protection"),
        JobKind.RECHARGE: translate("Shift", "Recharge receipt"),
        JobKind.COUPON: translate("Shift", "Coupon ticket"),
        JobKind.HOLD: translate("Shift", "Slip of a sale on hold"),
        JobKind.PICKUP: translate("Shift", "Pickup ticket"),
        JobKind.COLLECT: translate("Shift", "Slip to collect at another store"),
        JobKind.PICK_LIST: translate("Shift", "Picking list"),
        JobKind.SHIFT_OPENING: translate("Shift", "Shift opening"),
        JobKind.X_REPORT: translate("Shift", "Interim report"),
        JobKind.SHIFT_CLOSING: translate("Shift", "Shift closing"),
        JobKind.DAY_REPORT: translate("Shift", "Day report"),
        JobKind.DRAWER_ENTRY: translate("Shift", "Drawer entry"),
        JobKind.STOCKTAKE: translate("Shift", "Stocktake sheet"),
        JobKind.RECEIVING: translate("Shift", "Receiving sheet"),
        JobKind.TRANSFER: translate("Shift", "Transfer slip"),
        JobKind.TRIAL: translate("Shift", "Test ticket"),
    }


def _states() -> dict[JobState, str]:
    return {
        JobState.QUEUED: translate("Shift", "Waits for the printer"),
        JobState.PRINTING: translate("Shift", "Is being printed"),
        JobState.PRINTED: translate("Shift", "Printed"),
        JobState.NOT_PRINTED: translate("Shift", "Not printed"),
        JobState.UNKNOWN: translate("Shift", "Perhaps printed"),
        JobState.SETTLED: translate("Shift", "Seen to"),
    }
