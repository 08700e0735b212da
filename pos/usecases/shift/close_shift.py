"""Close a shift: the cash is counted first and compared afterwards. What comes of it is the Z report (交班单)."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import TypeAlias

from pos.domain.drawer import Pieces, worth
from pos.domain.duty import Duty
from pos.domain.errors import BadValue
from pos.domain.figures import Figures, figures
from pos.domain.ids import new_id
from pos.domain.journal import EventKind
from pos.domain.money import MAX_FEN, Fen
from pos.domain.numbering import Number, NumberKind
from pos.domain.shift import Shift, ShiftClose, ShiftRules, ShiftTotals
from pos.domain.staff import Approval, Deed, Leave, Permission, leave
from pos.ports.clock import Clock
from pos.ports.ledger import Ledger, LedgerTransaction, NewEvent
from pos.ports.printing import PrintJob
from pos.ports.shift_book import ShiftBook
from pos.wire.event import ShiftClosed

ClosingTicket: TypeAlias = Callable[[ShiftClose, Duty], PrintJob]
"""Builds the ticket of a shift that was closed."""


class ClosingOutcome(StrEnum):
    """What closing came to."""

    CLOSED = "closed"
    REASON_WANTED = "reason_wanted"
    """The count differs, and nobody said why."""
    NEEDS_APPROVAL = "needs_approval"
    """It differs by more than this role may explain alone, or this role may not close shifts."""
    DENIED = "denied"
    HELD_CARTS = "held_carts"
    """Parked carts have to be finished or emptied first; the store does not carry them over."""


@dataclass(frozen=True, slots=True)
class Closing:
    """What closing came to."""

    outcome: ClosingOutcome
    """What it came to."""
    close: ShiftClose | None = None
    """The shift's end, for `CLOSED`."""
    deed: Deed | None = None
    """What a manager is asked for, for `NEEDS_APPROVAL`."""
    held: int = 0
    """How many carts are parked, for `HELD_CARTS`."""


def differing(shift_id: str, difference: Fen) -> Deed:
    """The deed of closing a shift whose count differs by so much."""
    return Deed(Permission.CLOSE_DIFFERENT, subject=shift_id, detail=f"{difference}", amount=abs(difference))


def closing(shift_id: str) -> Deed:
    """The deed of closing a shift."""
    return Deed(Permission.CLOSE_SHIFT, subject=shift_id)


class CloseShift:
    """Closes a shift, with sales or without. Parked carts are carried over or resolved before, by the store's rules."""

    def __init__(
        self,
        *,
        ledger: Ledger,
        book: ShiftBook,
        clock: Clock,
        ticket: ClosingTicket,
        rules: Callable[[], ShiftRules] = ShiftRules,
        open_payments: Callable[[], int] = lambda: 0,
    ) -> None:
        """`open_payments`: how many payments are under way, to be followed up after the shift."""
        self._ledger = ledger
        self._book = book
        self._clock = clock
        self._ticket = ticket
        self._rules = rules
        self._open_payments = open_payments

    def __call__(
        self,
        duty: Duty,
        counted: Fen | tuple[Pieces, ...],
        reason: str = "",
        *,
        approvals: tuple[Approval, ...] = (),
    ) -> Closing:
        """Close the shift with what was counted: a sum, or notes and coins by denomination.

        Raises BadValue where that shift is not open, and for a count that is not in 0..MAX_FEN.
        """
        pieces, amount = (counted, worth(counted)) if isinstance(counted, tuple) else ((), counted)
        if not 0 <= amount <= MAX_FEN:
            raise BadValue(f"count {amount} is not in 0..{MAX_FEN}")
        shift = duty.shift
        if shift.shift_id not in {each.shift_id for each in self._book.open_shifts()}:
            raise BadValue(f"shift {shift.number} is not open")
        held = len(self._ledger.held_carts())
        if held and not self._rules().carry_held:
            return Closing(ClosingOutcome.HELD_CARTS, held=held)
        with self._ledger.transaction() as step:
            close = self._closed(step, duty, amount, pieces, reason.strip(), held)
            asked = self._asked(duty, close, approvals)
            if isinstance(asked, Closing):
                return asked
            return Closing(ClosingOutcome.CLOSED, self._write(step, duty, close, asked))

    @property
    def denominations(self) -> tuple[Fen, ...]:
        """What is counted; empty: only the sum is asked for."""
        return self._rules().denominations

    @property
    def open_payments(self) -> int:
        """How many payments are under way."""
        return self._open_payments()

    def totals(self, shift: Shift) -> ShiftTotals:
        """What a shift came to so far."""
        return _totals(shift, figures(self._book.acts(shift)))

    def _closed(
        self, step: LedgerTransaction, duty: Duty, counted: Fen, pieces: tuple[Pieces, ...], reason: str, held: int
    ) -> ShiftClose:
        """The shift's end but for its number, which is taken when it is sure."""
        shift, came_to = duty.shift, figures(step.acts(duty.shift.shift_id))
        totals = _totals(shift, came_to)
        return ShiftClose(
            shift_id=shift.shift_id,
            staff_id=duty.staff.staff_id,
            closed=self._clock.now(),
            counted=counted,
            expected=totals.expected_cash,
            totals=totals,
            reason=reason,
            figures=came_to,
            perpetual=step.perpetual() + came_to.total,
            pieces=pieces,
            held=held,
            open_payments=self._open_payments(),
        )

    def _asked(self, duty: Duty, close: ShiftClose, approvals: tuple[Approval, ...]) -> Closing | Approval | None:
        """What stands in the way; nothing: the manager's yes to the difference, where one was needed."""
        deeds = [closing(close.shift_id)]
        if close.difference:
            deeds.append(differing(close.shift_id, close.difference))
        used: Approval | None = None
        for deed in deeds:
            yes = next((each for each in approvals if each.covers(deed)), None)
            given = leave(duty.staff, deed, yes)
            if given is Leave.DENIED:
                return Closing(ClosingOutcome.DENIED)
            if given is Leave.NEEDS_APPROVAL:
                return Closing(ClosingOutcome.NEEDS_APPROVAL, deed=deed)
            used = yes or used
        if close.difference and not close.reason:
            return Closing(ClosingOutcome.REASON_WANTED)
        return used

    def _write(self, step: LedgerTransaction, duty: Duty, close: ShiftClose, approval: Approval | None) -> ShiftClose:
        store = duty.till.store
        day, running = store.day(close.closed), step.next_number(NumberKind.Z_REPORT)
        number = Number(kind=NumberKind.Z_REPORT, store=store.code, till=duty.till.number, day=day, running=running)
        close = replace(close, z_number=str(number), approval=approval)
        step.append(
            NewEvent(
                event_id=new_id(),
                kind=EventKind.SHIFT_CLOSED,
                moment=close.closed,
                staff_id=close.staff_id,
                business_date=day,
                body=ShiftClosed(close=close),
            )
        )
        step.close_shift(close)
        step.queue_print(self._ticket(close, duty))
        return close


def _totals(shift: Shift, came_to: Figures) -> ShiftTotals:
    return ShiftTotals(
        sales=came_to.sales,
        total=came_to.total,
        cash=came_to.cash,
        expected_cash=came_to.expected(shift.float_amount),
        handovers=came_to.handovers,
    )
