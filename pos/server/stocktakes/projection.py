"""What tills counted and posted, folded in. Nothing is refused: what is odd is reported, what is late is kept."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from sqlalchemy import select

from pos.domain.moments import to_ms
from pos.domain.stock import Movement
from pos.domain.stocktake import Recount, Stocktake
from pos.server.enrolment.sessions import TillIdentity
from pos.server.stocktakes.tables import stocktake_counts, stocktake_postings, stocktake_recounts, stocktakes
from pos.server.transaction import Transaction
from pos.wire.codec import decode, encode
from pos.wire.event import RecountAsked, StockCounted, StocktakeOpened, StocktakePosted
from pos.wire.feed import ChangeKind
from pos.wire.stocktakes import StocktakeRecord

POSTED_TWICE = "stocktake_posted_twice"
"""Two tills posted the same part of a stocktake: the first holds, the second moves nothing."""
UNKNOWN_STOCKTAKE = "unknown_stocktake"
"""Counted or posted for a stocktake that has not arrived (yet). Kept."""


def add_stocktakes(
    tx: Transaction, till: TillIdentity, events: Sequence[tuple[int, object]]
) -> tuple[list[tuple[int, Movement]], list[tuple[int, str, str]]]:
    """Store what the events (tseq, body) say of stocktakes.

    The movements of postings that hold, by event, and what is odd: (tseq, code, what it is about).
    """
    touched: dict[str, int] = {}
    moved: list[tuple[int, Movement]] = []
    odd: list[tuple[int, str, str]] = []
    _opened(tx, till, events, touched)
    _counted(tx, till, events, touched)
    for tseq, body in events:
        if isinstance(body, RecountAsked):
            recount = body.recount
            row = {
                "store_id": till.store_id,
                "recount_id": recount.recount_id,
                "stocktake_id": recount.stocktake_id,
                "body": encode(recount).decode(),
            }
            tx.add(stocktake_recounts, [row])
            touched.setdefault(recount.stocktake_id, tseq)
        elif isinstance(body, StocktakePosted):
            touched.setdefault(body.posting.stocktake_id, tseq)
            if _posted(tx, till, body):
                moved += [(tseq, movement) for movement in body.movements]
            else:
                odd.append((tseq, POSTED_TWICE, body.posting.number))
    told = [each for _, body in events for each in _tells(body)]
    for stocktake_id, tseq in touched.items():
        record = record_of(tx, till.store_id, stocktake_id)
        if record is None:
            odd.append((tseq, UNKNOWN_STOCKTAKE, stocktake_id))
        elif stocktake_id in told:
            tx.publish(till.store_id, ChangeKind.STOCKTAKE, stocktake_id, encode(record))
    return moved, odd


def record_of(tx: Transaction, store_id: str, stocktake_id: str) -> StocktakeRecord | None:
    """A stocktake as tills are told of it; None where it is not known."""
    wanted = (stocktakes.c.store_id == store_id) & (stocktakes.c.stocktake_id == stocktake_id)
    body = tx.connection.execute(select(stocktakes.c.body).where(wanted)).scalar()
    if body is None:
        return None
    recounts = tx.connection.execute(
        select(stocktake_recounts.c.body).where(
            stocktake_recounts.c.store_id == store_id, stocktake_recounts.c.stocktake_id == stocktake_id
        )
    )
    parts = tx.connection.execute(
        select(stocktake_postings.c.part).where(
            stocktake_postings.c.store_id == store_id,
            stocktake_postings.c.stocktake_id == stocktake_id,
            stocktake_postings.c.counted,
        )
    ).scalars()
    return StocktakeRecord(
        stocktake=decode(body.encode(), Stocktake),
        recounts=tuple(
            sorted((decode(each.encode(), Recount) for each in recounts.scalars()), key=lambda each: each.recount_id)
        ),
        parts=max(parts, default=0),
    )


def _opened(tx: Transaction, till: TillIdentity, events: Sequence[tuple[int, object]], touched: dict[str, int]) -> None:
    rows = []
    for tseq, body in events:
        if isinstance(body, StocktakeOpened):
            stocktake = body.stocktake
            touched.setdefault(stocktake.stocktake_id, tseq)
            rows.append(
                {
                    "store_id": till.store_id,
                    "stocktake_id": stocktake.stocktake_id,
                    "opened_ms": to_ms(stocktake.opened),
                    "body": encode(stocktake).decode(),
                }
            )
    tx.add(stocktakes, rows)


def _counted(
    tx: Transaction, till: TillIdentity, events: Sequence[tuple[int, object]], touched: dict[str, int]
) -> None:
    rows = []
    for tseq, body in events:
        for count in body.counts if isinstance(body, StockCounted) else ():
            touched.setdefault(count.stocktake_id, tseq)
            rows.append(
                {
                    "store_id": till.store_id,
                    "count_id": count.count_id,
                    "stocktake_id": count.stocktake_id,
                    "till_id": till.till_id,
                    "tseq": tseq,
                    "area_id": count.area_id,
                    "variant_id": count.variant_id,
                    "quantity": count.quantity,
                    "counter": count.counter,
                    "moment_ms": to_ms(count.moment),
                    "uncertainty_ms": -1 if count.uncertainty_ms is None else count.uncertainty_ms,
                    "recount_id": count.recount_id,
                }
            )
    tx.add(stocktake_counts, rows)


def _posted(tx: Transaction, till: TillIdentity, body: StocktakePosted) -> bool:
    """Store a posting; whether it holds. Two tills of a store are taken in one after the other for one stocktake."""
    posting = body.posting
    mine = (stocktakes.c.store_id == till.store_id) & (stocktakes.c.stocktake_id == posting.stocktake_id)
    tx.connection.execute(select(stocktakes.c.stocktake_id).where(mine).with_for_update()).all()
    before = tx.connection.execute(
        select(stocktake_postings.c.posting_id).where(
            stocktake_postings.c.store_id == till.store_id,
            stocktake_postings.c.stocktake_id == posting.stocktake_id,
            stocktake_postings.c.part == posting.part,
            stocktake_postings.c.counted,
        )
    ).scalar()
    row = {
        "store_id": till.store_id,
        "stocktake_id": posting.stocktake_id,
        "part": posting.part,
        "posting_id": posting.posting_id,
        "counted": before is None,
        "body": encode(posting).decode(),
    }
    tx.add(stocktake_postings, [row])
    return before is None


def _tells(body: object) -> Iterator[str]:
    """The stocktake of which tills are told something new; not of every count."""
    match body:
        case StocktakeOpened():
            yield body.stocktake.stocktake_id
        case RecountAsked():
            yield body.recount.stocktake_id
        case StocktakePosted():
            yield body.posting.stocktake_id
