"""日结: the manager closes the store's day over all its tills.

What still stands open (a shift, events not sent, a till not heard of) is listed in it, and stops nobody: what comes
later is seen to be later.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import TypeAlias

from pos.domain.day import DayClose, StoreDay
from pos.domain.duty import Duty
from pos.domain.ids import new_id
from pos.domain.journal import EventKind
from pos.domain.numbering import Number, NumberKind
from pos.domain.staff import Approval, Deed, Leave, Permission, leave
from pos.ports.clock import Clock
from pos.ports.ledger import Ledger, NewEvent
from pos.ports.printing import PrintJob
from pos.usecases.day.show_day import ShowDay
from pos.wire.event import DayClosed

DayTicket: TypeAlias = Callable[[StoreDay, Duty, DayClose | None], PrintJob]
"""Builds the ticket of a day: of its close, or (without one) of how it stands."""


@dataclass(frozen=True, slots=True)
class DayClosing:
    """What closing came to."""

    leave: Leave
    """Whether this person may."""
    close: DayClose | None = None
    """The day's close, where leave was given."""


def closing_day(day_id: str, business_date: date) -> Deed:
    """The deed of closing a day. `day_id`: the UUIDv7 that the close gets."""
    return Deed(Permission.CLOSE_DAY, subject=day_id, detail=business_date.isoformat())


class CloseDay:
    """Closes days, and prints how they stand."""

    def __init__(self, *, ledger: Ledger, show: ShowDay, clock: Clock, ticket: DayTicket) -> None:
        self._ledger = ledger
        self._show = show
        self._clock = clock
        self._ticket = ticket

    def __call__(
        self, duty: Duty, business_date: date, note: str = "", *, day_id: str = "", approval: Approval | None = None
    ) -> DayClosing:
        """Close a day as it stands now; an approval is for `closing_day(day_id, business_date)`.

        May take as long as the network: the other tills are asked of head office.
        """
        day_id = day_id or new_id()
        given = leave(duty.staff, closing_day(day_id, business_date), approval)
        if given is not Leave.GIVEN:
            return DayClosing(given)
        day, now, till = self._show.day(business_date), self._clock.now(), duty.till
        with self._ledger.transaction() as step:
            running = step.next_number(NumberKind.DAY)
            number = Number(
                kind=NumberKind.DAY, store=till.store.code, till=till.number, day=business_date, running=running
            )
            close = DayClose(
                day_id=day_id,
                number=str(number),
                staff_id=duty.staff.staff_id,
                moment=now,
                day=day,
                note=note.strip(),
                approval=approval,
            )
            step.append(
                NewEvent(
                    event_id=day_id,
                    kind=EventKind.DAY_CLOSED,
                    moment=now,
                    staff_id=duty.staff.staff_id,
                    business_date=till.store.day(now),
                    body=DayClosed(close=close),
                )
            )
            step.queue_print(self._ticket(day, duty, close))
        return DayClosing(given, close)

    def print_report(self, duty: Duty, day: StoreDay) -> None:
        """Queue the ticket of how a day stands, for somebody who sees it."""
        with self._ledger.transaction() as step:
            step.queue_print(self._ticket(day, duty, None))
