"""Where the events of a store's day lie."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from pos.server.enrolment.sessions import TillIdentity
from pos.server.event_tables import day_events
from pos.server.events.reading import ReadEvent
from pos.server.transaction import Transaction
from pos.wire.event import CashBanked, CashMoved, DayClosed, DrawerOpened, MoneyTaken, OrderActed, ShiftReported


def add_day_events(tx: Transaction, till: TillIdentity, events: Iterable[ReadEvent]) -> None:
    """Note which events are part of which day."""
    rows = [
        {
            "store_id": till.store_id,
            "till_id": till.till_id,
            "tseq": event.tseq,
            "kind": event.head.kind,
            "business_date": _day(event.body, event.head.business_date),
        }
        for event in events
        if event.head is not None and _is_part(event.body)
    ]
    if rows:
        tx.add(day_events, rows)


def _is_part(body: object) -> bool:
    if isinstance(body, OrderActed):
        return bool(body.number)
    return isinstance(body, CashMoved | DrawerOpened | MoneyTaken | CashBanked | DayClosed | ShiftReported)


def _day(body: object, entered: date) -> date:
    """The day that it is about."""
    match body:
        case CashBanked():
            return body.banking.business_date
        case DayClosed():
            return body.close.day.business_date
        case _:
            return entered
