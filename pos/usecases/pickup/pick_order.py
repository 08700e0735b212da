"""Pick an order off the rails, say what is missing, and say that it is ready."""

from __future__ import annotations

from pos.domain.duty import Duty
from pos.domain.ids import new_id
from pos.domain.journal import EventKind
from pos.domain.order import Action, ActionKind, LineQuantity, Order, OrderState, apply
from pos.domain.quantity import Milli
from pos.ports.clock import Clock
from pos.ports.ledger import Ledger, NewEvent
from pos.wire.event import OrderActed

_OVER = (OrderState.COLLECTED, OrderState.EXPIRED, OrderState.CANCELLED)


class PickOrder:
    """Records what was done to an order. What cannot be done to it changes nothing and is not recorded."""

    def __init__(self, *, ledger: Ledger, clock: Clock) -> None:
        self._ledger = ledger
        self._clock = clock

    def __call__(self, duty: Duty, order: Order, line: int, quantity: Milli) -> Order:
        """The order with `quantity` (thousandths) of a line picked, as far as that much was ordered."""
        return self._line(duty, order, LineQuantity(line, quantity), ActionKind.PICK, EventKind.ORDER_LINE_PICKED)

    def mark_short(self, duty: Duty, order: Order, line: int, quantity: Milli) -> Order:
        """The order with `quantity` of a line not to be found; the customer is told by the server."""
        return self._line(duty, order, LineQuantity(line, quantity), ActionKind.SHORT, EventKind.ORDER_LINE_SHORT)

    def mark_ready(self, duty: Duty, order: Order, shelf: str) -> Order:
        """The order ready on a shelf: every line picked or short, something to collect. The customer is told."""
        picked_out = all(line.to_pick == 0 for line in order.lines) and any(line.to_collect for line in order.lines)
        if order.state in _OVER or not picked_out:
            return order
        action = Action(kind=ActionKind.READY, order_id=order.order_id, shelf=shelf.strip())
        return self._record(duty, order, action, EventKind.ORDER_READY)

    def _line(self, duty: Duty, order: Order, wanted: LineQuantity, kind: ActionKind, event: EventKind) -> Order:
        if order.state in _OVER or wanted.quantity <= 0:
            return order
        action = Action(kind=kind, order_id=order.order_id, lines=(wanted,))
        _, excess = apply(order, action)
        possible = wanted.quantity - sum(over.quantity for over in excess)
        if possible <= 0:
            return order
        whole = Action(kind=kind, order_id=order.order_id, lines=(LineQuantity(wanted.line, possible),))
        return self._record(duty, order, whole, event)

    def _record(self, duty: Duty, order: Order, action: Action, kind: EventKind) -> Order:
        now = self._clock.now()
        with self._ledger.transaction() as step:
            tseq = step.append(
                NewEvent(
                    event_id=new_id(),
                    kind=kind,
                    moment=now,
                    staff_id=duty.staff.staff_id,
                    business_date=duty.till.store.day(now),
                    body=OrderActed(action=action),
                )
            )
            step.add_order_action(action, tseq=tseq)
        after, _ = apply(order, action)
        return after
