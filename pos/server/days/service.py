"""A store's day as its tills' events tell it: counted from the same bytes and by the same functions as on a till."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from typing import Any

from sqlalchemy import Connection, select

from pos.domain.day import ShiftOfDay, StoreDay, TillDay, day_figures
from pos.domain.drawer import Banking
from pos.domain.figures import Acts
from pos.domain.moments import from_ms
from pos.domain.shift import Shift, ShiftClose
from pos.server.database import Database
from pos.server.documents.tables import documents, shifts
from pos.server.enrolment.tables import tills
from pos.server.event_tables import day_events, events
from pos.wire.codec import decode
from pos.wire.event import (
    CashBanked,
    CashMoved,
    DayClosed,
    DocumentDone,
    DrawerOpened,
    MoneyTaken,
    OrderActed,
    decode_body,
    decode_head,
)


class Days:
    """Days of stores."""

    def __init__(self, *, database: Database) -> None:
        self._database = database

    def day(self, store_id: str, business_date: date) -> StoreDay:
        """A store's day over all its tills, as far as their events have come."""
        with self._database.reading() as connection:
            return read_day(connection, store_id, business_date)


def read_day(connection: Connection, store_id: str, business_date: date) -> StoreDay:
    """A store's day over all its tills."""
    acts: dict[str, Acts] = defaultdict(Acts)
    bankings: list[Banking] = []
    closed = ""
    for till_id, tseq, body in _bodies(connection, store_id, business_date):
        before = acts[till_id]
        match body:
            case DocumentDone():
                acts[till_id] = replace(before, documents=(*before.documents, body.document), upto=tseq)
            case MoneyTaken():
                acts[till_id] = replace(before, takings=(*before.takings, body.taking), upto=tseq)
            case CashMoved():
                acts[till_id] = replace(before, moves=(*before.moves, body.move), upto=tseq)
            case DrawerOpened():
                acts[till_id] = replace(before, openings=before.openings + 1, upto=tseq)
            case OrderActed():
                acts[till_id] = replace(before, handovers=before.handovers + 1, upto=tseq)
            case CashBanked():
                bankings.append(body.banking)
            case DayClosed():
                closed = body.close.number
    worked = _shifts(connection, store_id, business_date)
    known = connection.execute(select(tills).where(tills.c.store_id == store_id).order_by(tills.c.number)).all()
    return StoreDay(
        business_date=business_date,
        tills=tuple(
            TillDay(
                till_id=till.till_id,
                number=till.number,
                figures=day_figures(acts[till.till_id]),
                shifts=tuple(worked[till.till_id]),
                heard=_heard(connection, till),
            )
            for till in known
            if till.revoked_ms is None or till.till_id in worked or till.till_id in acts
        ),
        bankings=tuple(sorted(bankings, key=lambda each: (each.moment, each.banking_id))),
        closed=closed,
    )


def _bodies(connection: Connection, store_id: str, business_date: date) -> Iterator[tuple[str, int, Any]]:
    """The bodies of a day's events, by till and number."""
    for table in (documents, day_events):
        found = connection.execute(
            select(events.c.till_id, events.c.tseq, events.c.payload)
            .join(
                table,
                (table.c.store_id == events.c.store_id)
                & (table.c.till_id == events.c.till_id)
                & (table.c.tseq == events.c.tseq),
            )
            .where(table.c.store_id == store_id, table.c.business_date == business_date)
            .order_by(events.c.till_id, events.c.tseq)
        )
        for row in found:
            yield row.till_id, row.tseq, decode_body(decode_head(row.payload))


def _shifts(connection: Connection, store_id: str, business_date: date) -> dict[str, list[ShiftOfDay]]:
    """The shifts of a day by till: opened on it, or with a document of it."""
    worked = select(documents.c.shift_id).where(
        documents.c.store_id == store_id, documents.c.business_date == business_date
    )
    of_day = (shifts.c.business_date == business_date) | shifts.c.shift_id.in_(worked)
    found: dict[str, list[ShiftOfDay]] = defaultdict(list)
    for row in connection.execute(
        select(shifts).where(shifts.c.store_id == store_id, of_day).order_by(shifts.c.opened_ms, shifts.c.shift_id)
    ):
        shift = Shift(
            shift_id=row.shift_id,
            number=row.number,
            store_id=store_id,
            till_id=row.till_id,
            staff_id=row.staff_id,
            opened=from_ms(row.opened_ms),
            business_date=row.business_date,
            float_amount=row.float_amount,
        )
        close = decode(row.close.encode(), ShiftClose) if row.close else None
        found[row.till_id].append(ShiftOfDay(shift, close))
    return found


def _heard(connection: Connection, till: Any) -> Any:
    """When the last event of a till came; None: none has."""
    received = connection.execute(
        select(events.c.received_ms).where(
            events.c.till_id == till.till_id, events.c.tseq == till.last_tseq, events.c.store_id == till.store_id
        )
    ).scalar_one_or_none()
    return None if received is None else from_ms(received)
