"""How a stock document is written: its number, its event, its movements, in one transaction."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from pos.domain.duty import Duty
from pos.domain.journal import EventKind
from pos.domain.numbering import Number, NumberKind
from pos.ports.ledger import LedgerTransaction, NewEvent


def stock_number(step: LedgerTransaction, duty: Duty, now: datetime) -> str:
    """The next number of a document that moves stock without a sale."""
    till = duty.till
    running = step.next_number(NumberKind.STOCK)
    day = till.store.day(now)
    return str(Number(kind=NumberKind.STOCK, store=till.store.code, till=till.number, day=day, running=running))


def write_event(
    step: LedgerTransaction,
    duty: Duty,
    kind: EventKind,
    body: Any,
    *,
    event_id: str,
    now: datetime,
) -> int:
    """Append an event of somebody on duty; its number."""
    return step.append(
        NewEvent(
            event_id=event_id,
            kind=kind,
            moment=now,
            staff_id=duty.staff.staff_id,
            business_date=duty.till.store.day(now),
            body=body,
        )
    )
