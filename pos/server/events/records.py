"""Events, quarantine and exceptions in their tables."""

from __future__ import annotations

import uuid
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import select

from pos.domain.ids import new_id
from pos.domain.moments import to_ms
from pos.server.enrolment.sessions import TillIdentity
from pos.server.event_tables import events, exceptions, quarantine
from pos.server.events.reading import ReadEvent
from pos.server.rows import Clash, among, insert_rows
from pos.server.transaction import Transaction
from pos.wire.upload import Outcome


@dataclass(frozen=True, slots=True)
class Kept:
    """An event as it was first answered."""

    hash: str
    """Its hash."""
    outcome: Outcome
    """`ACCEPTED` or `PARKED`."""
    exceptions: tuple[str, ...]
    """Codes of what was odd."""


def kept_events(tx: Transaction, till_id: str, first: int, last: int) -> dict[int, Kept]:
    """tseq → the first answer, of the events there are from `first` to `last`."""
    within = exceptions.c.tseq.between(first, last)
    odd: dict[int, list[str]] = {}
    statement = select(exceptions.c.tseq, exceptions.c.code).where(exceptions.c.till_id == till_id, within)
    for tseq, code in tx.connection.execute(statement.order_by(exceptions.c.exception_id)):
        odd.setdefault(tseq, []).append(code)
    rows = tx.connection.execute(
        select(events.c.tseq, events.c.hash, events.c.outcome).where(
            events.c.till_id == till_id, events.c.tseq.between(first, last)
        )
    )
    return {
        row.tseq: Kept(hash=row.hash, outcome=Outcome(row.outcome), exceptions=tuple(odd.get(row.tseq, ())))
        for row in rows
    }


def add_events(
    tx: Transaction,
    till: TillIdentity,
    read: Sequence[ReadEvent],
    faults: Mapping[int, str],
    *,
    now_ms: int,
    clashing: bool,
) -> None:
    """Store events; those with a fault are parked.

    Raises IntegrityError for an id that another event has. With `clashing`, which is tried after that and costs a
    look, it is replaced by one made of the hash.
    """
    taken = _ids_taken(tx, till, read) if clashing else set()
    rows: list[dict[str, Any]] = []
    for event in read:
        head = event.head
        event_id = head.id if head is not None and head.id not in taken else _substitute(event)
        taken.add(event_id)
        rows.append(
            {
                "store_id": till.store_id,
                "id": event_id,
                "till_id": till.till_id,
                "tseq": event.tseq,
                "kind": head.kind if head else "",
                "v": head.v if head and abs(head.v) < 1 << 31 else 0,
                "moment_ms": to_ms(head.moment) if head else None,
                "staff_id": head.staff if head else "",
                "business_date": head.business_date if head else None,
                "payload": event.payload,
                "hash": event.hash,
                "outcome": (Outcome.PARKED if faults.get(event.tseq) else Outcome.ACCEPTED).value,
                "received_ms": now_ms,
            }
        )
    insert_rows(tx.connection, events, rows, Clash.FAIL)


def _ids_taken(tx: Transaction, till: TillIdentity, read: Sequence[ReadEvent]) -> set[str]:
    wanted = [event.head.id for event in read if event.head is not None]
    found = select(events.c.id).where(events.c.store_id == till.store_id, among(tx.connection, events.c.id, wanted))
    return set(tx.connection.execute(found).scalars())


def add_quarantine(tx: Transaction, till: TillIdentity, read: Sequence[ReadEvent], reason: str, *, now_ms: int) -> None:
    """Keep events raw that must not be counted."""
    tx.add(
        quarantine,
        [
            {
                "store_id": till.store_id,
                "till_id": till.till_id,
                "tseq": event.tseq,
                "hash": event.hash,
                "reason": reason,
                "payload": event.payload,
                "received_ms": now_ms,
            }
            for event in read
        ],
    )


def add_exceptions(
    tx: Transaction, till: TillIdentity, odd: Mapping[int, Sequence[tuple[str, str]]], *, now_ms: int
) -> None:
    """Tell head office what is odd."""
    rows = [
        {
            "store_id": till.store_id,
            "exception_id": new_id(),
            "till_id": till.till_id,
            "tseq": tseq,
            "code": code,
            "subject": subject,
            "moment_ms": now_ms,
            "settled_ms": None,
        }
        for tseq, codes in odd.items()
        for code, subject in codes
    ]
    tx.add(exceptions, rows)


def _substitute(event: ReadEvent) -> str:
    """An id for an event that has none of its own that can be used."""
    return str(uuid.UUID(hex=event.hash[:32]))
