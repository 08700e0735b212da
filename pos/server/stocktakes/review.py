"""What a stocktake has found: its counts against the store's ledger, over all tills that have sent."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import datetime, timedelta

from sqlalchemy import ColumnElement, Connection, func, select

from pos.domain.moments import from_ms, to_ms
from pos.domain.quantity import Milli
from pos.domain.stock import Movement, MovementKind, Place
from pos.domain.stocktake import Count
from pos.domain.stocktake_posting import CountedUpTo, Posting, open_lines
from pos.domain.stocktake_tally import begin, in_effect
from pos.domain.stocktake_variance import Variance, compare, explain
from pos.domain.transfer import Transfer, TransferState
from pos.server.catalogue.tables import variants
from pos.server.clock import Clock
from pos.server.database import Database
from pos.server.receiving.tables import transfers
from pos.server.stock.tables import movements
from pos.server.stocktakes.projection import record_of
from pos.server.stocktakes.tables import stocktake_counts, stocktake_postings
from pos.server.transaction import Transaction
from pos.wire.codec import decode
from pos.wire.stocktakes import AreaProgress, ReviewAnswer

MOVEMENTS_UNCERTAIN = timedelta(seconds=2)
"""By how much the moment of a movement may be wrong: a till's clock is the server's, give or take half a round trip."""


class Reviews:
    """Answers what a stocktake came to so far."""

    def __init__(self, *, database: Database, clock: Clock) -> None:
        self._database = database
        self._clock = clock

    @property
    def database(self) -> Database:
        """Where it reads."""
        return self._database

    def review(self, store_id: str, stocktake_id: str) -> ReviewAnswer | None:
        """The stocktake of that id; None where the store has none."""
        with self._database.reading() as connection:
            record = record_of(Transaction(connection), store_id, stocktake_id)
            if record is None:
                return None
            counts, known = _counts(connection, store_id, stocktake_id)
            postings = _postings(connection, store_id, stocktake_id)
            compared: tuple[Variance, ...] = ()
            # What this stocktake posted is taken off what it found, so that it may not be in the ledger as well.
            own = [posting.posting_id for posting in postings]
            ledger = (movements.c.store_id == store_id) & movements.c.document_id.not_in(own)
            start = begin(counts, movements_uncertain=MOVEMENTS_UNCERTAIN)
            if start is not None:
                compared = compare(
                    record.stocktake,
                    counts,
                    record.recounts,
                    _opening(connection, ledger, start),
                    _moved(connection, store_id, ledger, start),
                    movements_uncertain=MOVEMENTS_UNCERTAIN,
                )
            rest = {(each.variant_id, each.place) for each, _ in open_lines(compared, postings)}
            shown = [each for each in compared if each.unsettled or (each.variant_id, each.place) in rest]
            styles = _styles(connection) if shown else {}
            on_the_way = _in_transit(connection, store_id)
        areas: dict[str, tuple[Milli, set[str]]] = {}
        for (area_id, _), counted in in_effect(counts, record.recounts).items():
            quantity, people = areas.get(area_id, (0, set()))
            areas[area_id] = (quantity + counted.quantity, people | counted.counters)
        seen = {each.till_id: each.tseq for posting in postings for each in posting.known}
        return ReviewAnswer(
            record=record,
            as_of=self._clock(),
            variances=explain(shown, style_of=lambda each: styles.get(each, each), in_transit=on_the_way),
            compared=len(compared),
            areas=tuple(
                AreaProgress(area_id, quantity, tuple(sorted(people)))
                for area_id, (quantity, people) in sorted(areas.items())
            ),
            known=tuple(CountedUpTo(till_id, tseq) for till_id, tseq in sorted(_last(known).items())),
            postings=postings,
            late=sum(tseq > seen.get(till_id, 0) for till_id, tseq in known) if postings else 0,
        )


def _counts(connection: Connection, store_id: str, stocktake_id: str) -> tuple[list[Count], list[tuple[str, int]]]:
    """All counts, and of each the till and the event's number."""
    rows = connection.execute(
        select(stocktake_counts).where(
            stocktake_counts.c.store_id == store_id, stocktake_counts.c.stocktake_id == stocktake_id
        )
    ).all()
    counts = [
        Count(
            count_id=row.count_id,
            stocktake_id=row.stocktake_id,
            area_id=row.area_id,
            variant_id=row.variant_id,
            quantity=row.quantity,
            counter=row.counter,
            till_id=row.till_id,
            moment=from_ms(row.moment_ms),
            uncertainty_ms=None if row.uncertainty_ms < 0 else row.uncertainty_ms,
            recount_id=row.recount_id,
        )
        for row in rows
    ]
    return counts, [(row.till_id, row.tseq) for row in rows]


def _last(known: list[tuple[str, int]]) -> dict[str, int]:
    last: dict[str, int] = {}
    for till_id, tseq in known:
        last[till_id] = max(tseq, last.get(till_id, 0))
    return last


def _postings(connection: Connection, store_id: str, stocktake_id: str) -> tuple[Posting, ...]:
    bodies = connection.execute(
        select(stocktake_postings.c.body)
        .where(
            stocktake_postings.c.store_id == store_id,
            stocktake_postings.c.stocktake_id == stocktake_id,
            stocktake_postings.c.counted,
        )
        .order_by(stocktake_postings.c.part)
    )
    return tuple(decode(body.encode(), Posting) for body in bodies.scalars())


def _opening(
    connection: Connection, ledger: ColumnElement[bool], start: datetime
) -> dict[tuple[str, Place, str], Milli]:
    """The sums of what moved before."""
    columns = (movements.c.variant_id, movements.c.place, movements.c.owner)
    rows = connection.execute(
        select(*columns, func.sum(movements.c.quantity))
        .where(ledger, movements.c.moment_ms < to_ms(start))
        .group_by(*columns)
    )
    return {(variant_id, Place(place), owner): int(total) for variant_id, place, owner, total in rows}


def _moved(connection: Connection, store_id: str, ledger: ColumnElement[bool], start: datetime) -> Iterator[Movement]:
    """What moved since."""
    rows = connection.execute(select(movements).where(ledger, movements.c.moment_ms >= to_ms(start)))
    for row in rows:
        yield Movement(
            movement_id=row.movement_id,
            variant_id=row.variant_id,
            store_id=store_id,
            quantity=row.quantity,
            kind=MovementKind(row.kind),
            document_id=row.document_id,
            moment=from_ms(row.moment_ms),
            place=Place(row.place),
            owner=row.owner,
        )


def _styles(connection: Connection) -> Mapping[str, str]:
    rows = connection.execute(select(variants.c.variant_id, variants.c.style_id))
    return {row.variant_id: row.style_id for row in rows}


def _in_transit(connection: Connection, store_id: str) -> Mapping[str, Milli]:
    """Thousandths by variant that are on their way from or to the store."""
    found: dict[str, Milli] = {}
    bodies = connection.execute(
        select(transfers.c.body).where(
            (transfers.c.sender == store_id) | (transfers.c.receiver == store_id),
            transfers.c.state == TransferState.SENT.value,
        )
    )
    for body in bodies.scalars():
        for variant_id, quantity in decode(body.encode(), Transfer).in_transit().items():
            found[variant_id] = found.get(variant_id, 0) + quantity
    return found
