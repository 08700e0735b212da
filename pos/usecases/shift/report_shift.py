"""What a shift came to so far: the X report (中途报表). Who sees it is written down, for it spoils a blind count."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TypeAlias

from pos.domain.duty import Duty
from pos.domain.figures import Figures, figures
from pos.domain.ids import new_id
from pos.domain.journal import EventKind
from pos.domain.shift import Interim, Shift
from pos.domain.staff import Approval, Deed, Leave, Permission, leave
from pos.ports.clock import Clock
from pos.ports.ledger import Ledger, NewEvent
from pos.ports.printing import PrintJob
from pos.ports.shift_book import ShiftBook
from pos.wire.event import ShiftReported

InterimTicket: TypeAlias = Callable[[Interim, Duty], PrintJob]
"""Builds the ticket of an X report."""


@dataclass(frozen=True, slots=True)
class Reported:
    """What asking for it came to."""

    leave: Leave
    """Whether this person may see it."""
    interim: Interim | None = None
    """The report, where leave was given."""


def reporting(shift_id: str, running: int) -> Deed:
    """The deed of seeing a shift's X report of that number."""
    return Deed(Permission.X_REPORT, subject=shift_id, detail=f"X {running}")


class ReportShift:
    """Makes X reports."""

    def __init__(self, *, ledger: Ledger, book: ShiftBook, clock: Clock, ticket: InterimTicket) -> None:
        self._ledger = ledger
        self._book = book
        self._clock = clock
        self._ticket = ticket

    def next_running(self, shift: Shift) -> int:
        """The number of the shift's next X report."""
        return len(self._book.interims(shift)) + 1

    def __call__(self, duty: Duty, approval: Approval | None = None) -> Reported:
        """The report, journalled and printed. An approval is for `reporting(shift_id, next_running(shift))`."""
        shift = duty.shift
        before = self._book.interims(shift)
        running = len(before) + 1
        given = leave(duty.staff, reporting(shift.shift_id, running), approval)
        if given is not Leave.GIVEN:
            return Reported(given)
        now = self._clock.now()
        with self._ledger.transaction() as step:
            whole = figures(step.acts(shift.shift_id))
            interim = Interim(
                shift_id=shift.shift_id,
                running=running,
                staff_id=duty.staff.staff_id,
                moment=now,
                figures=whole,
                since=figures(step.acts(shift.shift_id, after=before[-1][0] if before else 0)),
                expected=whole.expected(shift.float_amount),
                approval=approval,
            )
            step.append(
                NewEvent(
                    event_id=new_id(),
                    kind=EventKind.SHIFT_REPORTED,
                    moment=now,
                    staff_id=duty.staff.staff_id,
                    business_date=duty.till.store.day(now),
                    body=ShiftReported(interim=interim),
                )
            )
            step.queue_print(self._ticket(interim, duty))
        return Reported(given, interim)

    def so_far(self, shift: Shift) -> Figures:
        """What the shift came to, for a screen that shows of it what the person may see; nothing is written."""
        return figures(self._book.acts(shift))
