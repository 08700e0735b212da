"""What events did in a shift."""

from __future__ import annotations

from pos.domain.figures import Acts
from pos.ports.ledger import NewEvent
from pos.wire.event import CashMoved, DocumentDone, DrawerOpened, MoneyTaken, OrderActed


def shift_of(event: NewEvent) -> str:
    match event.body:
        case DocumentDone():
            return event.body.document.shift_id
        case MoneyTaken():
            return event.body.taking.shift_id
        case CashMoved():
            return event.body.move.shift_id
        case DrawerOpened() | OrderActed():
            return event.body.shift_id
    return ""


def gathered(events: list[tuple[int, NewEvent]]) -> Acts:
    bodies = [event.body for _, event in events]
    return Acts(
        tuple(body.document for body in bodies if isinstance(body, DocumentDone)),
        tuple(body.taking for body in bodies if isinstance(body, MoneyTaken)),
        tuple(body.move for body in bodies if isinstance(body, CashMoved)),
        sum(isinstance(body, DrawerOpened) for body in bodies),
        sum(isinstance(body, OrderActed) for body in bodies),
        events[-1][0] if events else 0,
    )
