"""Open a shift with the counted float."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TypeAlias

from pos.domain.duty import Duty
from pos.domain.errors import BadValue
from pos.domain.ids import new_id
from pos.domain.journal import EventKind
from pos.domain.money import MAX_FEN, Fen
from pos.domain.numbering import Number, NumberKind
from pos.domain.shift import Shift, ShiftRules
from pos.domain.staff import Approval, Deed, Leave, Permission, Staff, leave
from pos.domain.store import Till
from pos.ports.clock import Clock
from pos.ports.ledger import Ledger, NewEvent
from pos.ports.printing import PrintJob
from pos.ports.shift_book import ShiftBook
from pos.wire.event import ShiftOpened

OpeningTicket: TypeAlias = Callable[[Duty], PrintJob]
"""Builds the ticket of a shift that was opened."""


@dataclass(frozen=True, slots=True)
class Opened:
    """What opening came to."""

    leave: Leave
    """Whether this person may."""
    shift: Shift | None = None
    """The opened shift, where leave was given."""


def opening(shift_id: str) -> Deed:
    """The deed of opening a shift. `shift_id`: the UUIDv7 it gets."""
    return Deed(Permission.OPEN_SHIFT, subject=shift_id)


class OpenShift:
    """Opens the drawer's period: one for all who work at the till, or one for each of them, by the store's rules."""

    def __init__(
        self,
        *,
        ledger: Ledger,
        book: ShiftBook,
        clock: Clock,
        ticket: OpeningTicket,
        rules: Callable[[], ShiftRules] = ShiftRules,
    ) -> None:
        self._ledger = ledger
        self._book = book
        self._clock = clock
        self._ticket = ticket
        self._rules = rules

    def __call__(
        self, till: Till, staff: Staff, float_amount: Fen, *, shift_id: str = "", approval: Approval | None = None
    ) -> Opened:
        """Open one. An approval is for `opening(shift_id)`.

        Raises BadValue where one is open, and for a float that is not in 0..MAX_FEN, or not 0 without a drawer.
        """
        rules = self._rules()
        drawer = rules.has_drawer(till.number)
        if not 0 <= float_amount <= (MAX_FEN if drawer else 0):
            raise BadValue(f"float {float_amount} is not in 0..{MAX_FEN if drawer else 0}")
        shift_id = shift_id or new_id()
        given = leave(staff, opening(shift_id), approval)
        if given is not Leave.GIVEN:
            return Opened(given)
        now = self._clock.now()
        day = till.store.day(now)
        with self._ledger.transaction() as step:
            running = step.next_number(NumberKind.SHIFT)
            number = Number(kind=NumberKind.SHIFT, store=till.store.code, till=till.number, day=day, running=running)
            shift = Shift(
                shift_id=shift_id,
                number=str(number),
                store_id=till.store.store_id,
                till_id=till.till_id,
                staff_id=staff.staff_id,
                opened=now,
                business_date=day,
                float_amount=float_amount,
                drawer=drawer,
            )
            step.append(
                NewEvent(
                    event_id=new_id(),
                    kind=EventKind.SHIFT_OPENED,
                    moment=now,
                    staff_id=staff.staff_id,
                    business_date=day,
                    body=ShiftOpened(shift=shift),
                )
            )
            step.open_shift(shift, alone=not rules.drawer_each)
            step.queue_print(self._ticket(Duty(till=till, staff=staff, shift=shift)))
        return Opened(given, shift)

    def current(self, staff: Staff | None = None) -> Shift | None:
        """The open shift that `staff` works in; of nobody in particular: the first that is open."""
        shifts = self._book.open_shifts()
        if staff is None or not self._rules().drawer_each:
            return shifts[0] if shifts else None
        return next((shift for shift in shifts if shift.staff_id == staff.staff_id), None)

    @property
    def idle_lock_s(self) -> int:
        """After so many seconds without a hand the screen locks; 0: never."""
        return self._rules().idle_lock_s

    def has_drawer(self, till: Till) -> bool:
        """Whether there is a float to count."""
        return self._rules().has_drawer(till.number)
