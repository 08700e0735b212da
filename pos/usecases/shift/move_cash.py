"""Cash into the drawer or out of it without a sale: change brought, a small expense, a drop into the safe."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TypeAlias

from pos.domain.drawer import NEEDS, CashMove, CashMoveKind
from pos.domain.duty import Duty
from pos.domain.errors import BadValue
from pos.domain.ids import new_id
from pos.domain.journal import EventKind
from pos.domain.money import Fen
from pos.domain.numbering import Number, NumberKind
from pos.domain.staff import Approval, Deed, Leave, leave
from pos.ports.clock import Clock
from pos.ports.drawer import Drawer, Kick
from pos.ports.ledger import Ledger, NewEvent
from pos.ports.printing import PrintJob
from pos.wire.event import CashMoved

CashSlip: TypeAlias = Callable[[CashMove, Duty], PrintJob]
"""Builds the slip that goes into the drawer, or with the money."""


@dataclass(frozen=True, slots=True)
class Moved:
    """What moving cash came to."""

    leave: Leave
    """Whether this person may."""
    move: CashMove | None = None
    """As written down, where leave was given."""
    kick: Kick | None = None
    """What became of the drawer's pulse then."""


def moving(move_id: str, kind: CashMoveKind, amount: Fen, reason: str) -> Deed:
    """The deed of moving this cash. `move_id`: the UUIDv7 it gets, so that a yes moves it once."""
    return Deed(NEEDS[kind], subject=move_id, detail=f"{kind} {amount} {reason.strip()}", amount=amount)


class MoveCash:
    """Writes cash moves down and opens the drawer for them."""

    def __init__(self, *, ledger: Ledger, clock: Clock, drawer: Drawer, slip: CashSlip) -> None:
        self._ledger = ledger
        self._clock = clock
        self._drawer = drawer
        self._slip = slip

    def __call__(
        self,
        duty: Duty,
        kind: CashMoveKind,
        amount: Fen,
        reason: str,
        *,
        move_id: str = "",
        approval: Approval | None = None,
    ) -> Moved:
        """Move `amount` (above 0). An approval is for `moving(move_id, kind, amount, reason)`.

        Raises BadValue without a reason, for an amount that is none, and on a till without a drawer.
        """
        if not reason.strip():
            raise BadValue("cash is moved for a reason")
        if not duty.shift.drawer:
            raise BadValue("this till has no drawer")
        move_id = move_id or new_id()
        given = leave(duty.staff, moving(move_id, kind, amount, reason), approval)
        if given is not Leave.GIVEN:
            return Moved(given)
        now = self._clock.now()
        day, till = duty.till.store.day(now), duty.till
        with self._ledger.transaction() as step:
            running = step.next_number(NumberKind.CASH)
            number = Number(kind=NumberKind.CASH, store=till.store.code, till=till.number, day=day, running=running)
            move = CashMove(
                move_id=move_id,
                number=str(number),
                kind=kind,
                shift_id=duty.shift.shift_id,
                staff_id=duty.staff.staff_id,
                moment=now,
                amount=amount,
                reason=reason.strip(),
                approval=approval,
            )
            step.append(
                NewEvent(
                    event_id=move_id,
                    kind=EventKind.CASH_MOVED,
                    moment=now,
                    staff_id=duty.staff.staff_id,
                    business_date=day,
                    body=CashMoved(move=move),
                )
            )
            step.queue_print(self._slip(move, duty))
        return Moved(given, move, self._drawer.kick())
