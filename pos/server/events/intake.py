"""Takes batches of events in: each event once, in order, in one transaction with everything that follows from it."""

from __future__ import annotations

import logging
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import partial
from typing import Any

from sqlalchemy import Row, select, update
from sqlalchemy.exc import DataError, IntegrityError, StatementError

from pos.domain.errors import BadValue
from pos.domain.moments import to_ms
from pos.server.booking.books import MemberBooks
from pos.server.clock import Clock
from pos.server.database import Database
from pos.server.enrolment.sessions import TillIdentity
from pos.server.enrolment.tables import tills
from pos.server.events.projecting import Found, project
from pos.server.events.reading import ReadEvent, continues
from pos.server.events.records import add_events, add_exceptions, add_quarantine, kept_events
from pos.server.transaction import Transaction
from pos.wire.upload import EventResult, Outcome, UploadAnswer

FORKED_TILL = "forked_till"
"""Two machines use one till's identity, or somebody altered its journal."""
NOT_COUNTABLE = "not_countable"
"""Understood, but with values that cannot be stored."""
REVOKED = "revoked"
_UNSTORABLE = (DataError, IntegrityError, StatementError, BadValue, ArithmeticError)
logger = logging.getLogger(__name__)


@dataclass(slots=True)
class _Sorted:
    """A batch sorted by what becomes of its events."""

    results: dict[int, EventResult] = field(default_factory=dict)
    """What is decided already, by tseq."""
    taken: list[ReadEvent] = field(default_factory=list)
    """To be stored and counted."""
    forked: list[ReadEvent] = field(default_factory=list)
    """To be quarantined."""


class Intake:
    """Where tills' events arrive."""

    def __init__(self, *, database: Database, clock: Clock, books: MemberBooks) -> None:
        self._database = database
        self._clock = clock
        self._books = books
        self._known_items: set[str] = set()

    def take(self, till: TillIdentity, events: Sequence[ReadEvent]) -> UploadAnswer | None:
        """Take a batch in and say what became of each event; None for a revoked till that goes on as if it were not.

        What a revoked till sends is kept in quarantine. One that has been enrolled anew and hands in what is left is
        told so: its events are parked.

        Nothing that happened is refused: what cannot be understood or counted is parked, what must not be counted is
        quarantined. Only when the batch as a whole cannot be stored, it is tried event by event.
        """
        try:
            return self._database.write(partial(self._take, till=till, events=events, one_by_one=False))
        except _UNSTORABLE as error:
            logger.info("till %s: a batch is taken event by event: %s", till.till_id, type(error).__name__)
            return self._database.write(partial(self._take, till=till, events=events, one_by_one=True))

    def _take(
        self, tx: Transaction, *, till: TillIdentity, events: Sequence[ReadEvent], one_by_one: bool
    ) -> UploadAnswer | None:
        now_ms = to_ms(self._clock())
        mine = (tills.c.store_id == till.store_id) & (tills.c.till_id == till.till_id)
        row = tx.connection.execute(select(tills).where(mine).with_for_update()).one()
        if row.revoked_ms is not None:
            add_quarantine(tx, till, events, REVOKED, now_ms=now_ms)
            return _parked(row, events) if till.handing_in else None
        batch = _sort(tx, row, events)
        faults, odd = self._count(tx, till, batch.taken, one_by_one=one_by_one)
        add_events(tx, till, batch.taken, faults, now_ms=now_ms, clashing=one_by_one)
        if batch.forked:
            add_quarantine(tx, till, batch.forked, FORKED_TILL, now_ms=now_ms)
            if row.forked_ms is None:
                logger.warning("till %s forked at event %d", till.till_id, batch.forked[0].tseq)
                odd.add(batch.forked[0].tseq, [(FORKED_TILL, till.till_id)])
        add_exceptions(tx, till, odd.odd, now_ms=now_ms)
        for event in batch.taken:
            batch.results[event.tseq] = EventResult(
                tseq=event.tseq,
                outcome=Outcome.PARKED if faults.get(event.tseq) else Outcome.ACCEPTED,
                exceptions=tuple(code for code, _ in odd.odd.get(event.tseq, ())),
            )
        last = batch.taken[-1] if batch.taken else None
        new = {
            "last_tseq": last.tseq if last else row.last_tseq,
            "last_hash": last.hash if last else row.last_hash,
            "forked_ms": row.forked_ms if row.forked_ms is not None or not batch.forked else now_ms,
        }
        tx.connection.execute(update(tills).where(mine).values(**new))
        return UploadAnswer(
            last_tseq=int(new["last_tseq"]),
            last_hash=str(new["last_hash"]),
            results=tuple(batch.results[event.tseq] for event in events),
        )

    def _count(
        self, tx: Transaction, till: TillIdentity, taken: Sequence[ReadEvent], *, one_by_one: bool
    ) -> tuple[dict[int, str], Found]:
        """Project events; (tseq → why it is parked, what is odd)."""
        faults = {event.tseq: event.fault for event in taken if event.fault}
        understood = [event for event in taken if not event.fault]
        fold_in = partial(project, tx, till, clock=self._clock, books=self._books, known_items=self._known_items)
        if not one_by_one:
            odd = fold_in(understood) if understood else Found()
        else:
            odd = Found()
            for event in understood:
                try:
                    with tx.savepoint():
                        odd.odd.update(fold_in([event]).odd)
                except _UNSTORABLE:
                    faults[event.tseq] = NOT_COUNTABLE
        for tseq, fault in faults.items():
            odd.add(tseq, [(fault, str(tseq))])
        return faults, odd


def _parked(till: Row[Any], events: Sequence[ReadEvent]) -> UploadAnswer:
    """The answer to a batch that went to quarantine as a whole."""
    parked = (EventResult(tseq=event.tseq, outcome=Outcome.PARKED, exceptions=(REVOKED,)) for event in events)
    return UploadAnswer(last_tseq=till.last_tseq, last_hash=till.last_hash, results=tuple(parked))


def _sort(tx: Transaction, till: Row[Any], events: Sequence[ReadEvent]) -> _Sorted:
    """What becomes of each event, by its number and the chain of hashes."""
    batch = _Sorted()
    tseq, last_hash, forked = till.last_tseq, till.last_hash, till.forked_ms is not None
    first, previous_hash = events[0].tseq, ""
    kept = kept_events(tx, till.till_id, first, events[-1].tseq) if first <= tseq else {}
    for event in events:
        before = kept.get(event.tseq)
        if before is not None and before.hash == event.hash:
            repeated = Outcome.PARKED if before.outcome is Outcome.PARKED else Outcome.REPEATED
            batch.results[event.tseq] = EventResult(tseq=event.tseq, outcome=repeated, exceptions=before.exceptions)
        elif event.tseq > tseq + 1 and not forked:
            batch.results[event.tseq] = EventResult(tseq=event.tseq, outcome=Outcome.GAP)
        elif forked or event.tseq <= tseq or not _continues(event, last_hash, previous_hash):
            forked = True
            batch.forked.append(event)
            batch.results[event.tseq] = EventResult(tseq=event.tseq, outcome=Outcome.FORKED, exceptions=(FORKED_TILL,))
        else:
            batch.taken.append(event)
            tseq, last_hash = event.tseq, event.hash
        previous_hash = event.hash
    return batch


def _continues(event: ReadEvent, last_hash: str, previous_hash: str) -> bool:
    """Whether an event follows the last one counted; after the one before it in the batch that is known already."""
    return event.follows and (last_hash == previous_hash or continues(last_hash, event.payload, event.hash))
