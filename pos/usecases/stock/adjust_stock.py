"""Damage, theft, samples, own use: with a reason, within a limit, else with a manager's yes."""

from __future__ import annotations

from dataclasses import dataclass

from pos.domain.adjustment import Adjustment, AdjustmentLine, AdjustmentReason, adjusting
from pos.domain.duty import Duty
from pos.domain.ids import new_id
from pos.domain.journal import EventKind
from pos.domain.staff import Approval, Leave, leave
from pos.ports.clock import Clock
from pos.ports.ledger import Ledger
from pos.usecases.stock.write_down import stock_number, write_event
from pos.wire.event import StockAdjusted


@dataclass(frozen=True, slots=True)
class Adjusted:
    """What adjusting came to."""

    leave: Leave
    """Whether this person may."""
    adjustment: Adjustment | None = None
    """As written down, where leave was given."""


class AdjustStock:
    """Writes adjustments down."""

    def __init__(self, *, ledger: Ledger, clock: Clock) -> None:
        self._ledger = ledger
        self._clock = clock

    def __call__(
        self,
        duty: Duty,
        reason: AdjustmentReason,
        note: str,
        lines: tuple[AdjustmentLine, ...],
        *,
        adjustment_id: str = "",
        approval: Approval | None = None,
    ) -> Adjusted:
        """Adjust. An approval is for `adjusting(adjustment_id, reason, lines)`. Raises BadValue without a note."""
        adjustment_id = adjustment_id or new_id()
        given = leave(duty.staff, adjusting(adjustment_id, reason, lines), approval)
        if given is not Leave.GIVEN:
            return Adjusted(given)
        now = self._clock.now()
        with self._ledger.transaction() as step:
            adjustment = Adjustment(
                adjustment_id=adjustment_id,
                number=stock_number(step, duty, now),
                store_id=duty.till.store.store_id,
                reason=reason,
                note=note.strip(),
                lines=lines,
                moment=now,
                staff_id=duty.staff.staff_id,
                approval=approval,
            )
            body = StockAdjusted(adjustment, adjustment.movements())
            write_event(step, duty, EventKind.STOCK_ADJUSTED, body, event_id=adjustment_id, now=now)
        return Adjusted(given, adjustment)
