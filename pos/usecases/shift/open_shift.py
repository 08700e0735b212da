"""Open a shift with the counted float."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeAlias

from pos.domain.duty import Duty
from pos.domain.errors import BadValue
from pos.domain.ids import new_id
from pos.domain.journal import EventKind
from pos.domain.money import MAX_FEN, Fen
from pos.domain.numbering import Number, NumberKind
from pos.domain.shift import Shift
from pos.domain.staff import Staff
from pos.domain.store import Till
from pos.ports.clock import Clock
from pos.ports.ledger import Ledger, NewEvent
from pos.ports.printing import PrintJob
from pos.wire.event import ShiftOpened

OpeningTicket: TypeAlias = Callable[[Duty], PrintJob]
"""Builds the ticket of a shift that was opened."""


class OpenShift:
    """Opens the drawer's period. A till has one open shift at most."""

    def __init__(self, *, ledger: Ledger, clock: Clock, ticket: OpeningTicket) -> None:
        self._ledger = ledger
        self._clock = clock
        self._ticket = ticket

    def __call__(self, till: Till, staff: Staff, float_amount: Fen) -> Shift:
        """The opened shift. Raises BadValue where one is open, and for a float that is not in 0..MAX_FEN."""
        if not 0 <= float_amount <= MAX_FEN:
            raise BadValue(f"float {float_amount} is not in 0..{MAX_FEN}")
        if self._ledger.current_shift() is not None:
            raise BadValue("a shift is open")
        now = self._clock.now()
        day = till.store.day(now)
        with self._ledger.transaction() as step:
            running = step.next_number(NumberKind.SHIFT)
            number = Number(kind=NumberKind.SHIFT, store=till.store.code, till=till.number, day=day, running=running)
            shift = Shift(
                shift_id=new_id(),
                number=str(number),
                store_id=till.store.store_id,
                till_id=till.till_id,
                staff_id=staff.staff_id,
                opened=now,
                business_date=day,
                float_amount=float_amount,
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
            step.open_shift(shift)
            step.queue_print(self._ticket(Duty(till=till, staff=staff, shift=shift)))
        return shift

    def current(self) -> Shift | None:
        """The open shift."""
        return self._ledger.current_shift()
