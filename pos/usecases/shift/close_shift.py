"""Close a shift: the cash is counted first and compared afterwards."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeAlias

from pos.domain.duty import Duty
from pos.domain.errors import BadValue
from pos.domain.ids import new_id
from pos.domain.journal import EventKind
from pos.domain.money import MAX_FEN, Fen
from pos.domain.shift import ShiftClose, ShiftTotals
from pos.ports.clock import Clock
from pos.ports.ledger import Ledger, NewEvent
from pos.ports.printing import PrintJob
from pos.wire.event import ShiftClosed

ClosingTicket: TypeAlias = Callable[[ShiftClose, Duty], PrintJob]
"""Builds the ticket of a shift that was closed."""


class CloseShift:
    """Closes the open shift, with sales or without. Parked carts stay parked."""

    def __init__(self, *, ledger: Ledger, clock: Clock, ticket: ClosingTicket) -> None:
        self._ledger = ledger
        self._clock = clock
        self._ticket = ticket

    def __call__(self, duty: Duty, counted: Fen, reason: str = "") -> ShiftClose:
        """The shift's end. Raises BadValue where that shift is not open, and for a count that is not in 0..MAX_FEN."""
        if not 0 <= counted <= MAX_FEN:
            raise BadValue(f"count {counted} is not in 0..{MAX_FEN}")
        shift = self._ledger.current_shift()
        if shift is None or shift.shift_id != duty.shift.shift_id:
            raise BadValue(f"shift {duty.shift.number} is not open")
        now = self._clock.now()
        totals = self.totals(shift.shift_id)
        close = ShiftClose(
            shift_id=shift.shift_id,
            staff_id=duty.staff.staff_id,
            closed=now,
            counted=counted,
            expected=totals.expected_cash,
            totals=totals,
            reason=reason,
        )
        with self._ledger.transaction() as step:
            step.append(
                NewEvent(
                    event_id=new_id(),
                    kind=EventKind.SHIFT_CLOSED,
                    moment=now,
                    staff_id=duty.staff.staff_id,
                    business_date=duty.till.store.day(now),
                    body=ShiftClosed(close=close),
                )
            )
            step.close_shift(close)
            step.queue_print(self._ticket(close, duty))
        return close

    def totals(self, shift_id: str) -> ShiftTotals:
        """What a shift came to so far."""
        return self._ledger.shift_totals(shift_id)
