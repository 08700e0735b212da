"""Stocktakes as head office reads them: named, valued at the price on the tag and, for whoever may see it, at cost."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import Connection, select

from pos.domain.errors import BadValue
from pos.domain.money import Fen
from pos.domain.quantity import extend
from pos.domain.stocktake import Stocktake
from pos.domain.stocktake_report import Difference, Outcome, differences, outcome
from pos.domain.store import Store
from pos.server.catalogue.tables import styles, variants
from pos.server.database import Database
from pos.server.rows import among
from pos.server.staff.tables import staff
from pos.server.stocktakes.review import Reviews
from pos.server.stocktakes.tables import stocktake_postings, stocktakes
from pos.wire.codec import decode
from pos.wire.stocktakes import ReviewAnswer

MOST_POINTS = 24
"""Stocktakes of a chart."""


@dataclass(frozen=True, slots=True)
class ReportLine:
    """A difference, named and valued."""

    difference: Difference
    """What was found."""
    style_code: str
    """货号; empty: not in the catalogue."""
    name: str
    """The style's name."""
    colour: str
    """Empty for none."""
    size: str
    """Empty for none."""
    at_tag: Fen
    """The difference at the price on the tag."""
    at_cost: Fen
    """The difference at cost; head office only."""


@dataclass(frozen=True, slots=True)
class StocktakeReport:
    """One stocktake."""

    store: Store
    """Where."""
    answer: ReviewAnswer
    """What the comparison says now."""
    lines: tuple[ReportLine, ...]
    """Differences, the dearest first."""
    outcome: Outcome
    """What they come to."""
    by: str
    """Who posted it last, else who opened it: their name."""

    @property
    def at_cost(self) -> Fen:
        """All differences at cost; below 0: a loss."""
        return sum(line.at_cost for line in self.lines)


class StocktakeReports:
    """Reads what stocktakes came to."""

    def __init__(self, *, database: Database, reviews: Reviews) -> None:
        self._database = database
        self._reviews = reviews

    def named(self, store_id: str, name: str) -> Stocktake:
        """A store's stocktake by id or name, of two of one name the later; empty: the last. Raises BadValue."""
        every = self._opened(store_id)
        found = [each for each in every if not name or name in (each.stocktake_id, each.name)]
        if not found:
            raise BadValue(f"no stocktake {name!r:.60} in this store")
        return found[-1]

    def report(self, store: Store, stocktake_id: str) -> StocktakeReport:
        """One stocktake. Raises BadValue where the store has none of that id."""
        answer = self._reviews.review(store.store_id, stocktake_id)
        if answer is None:
            raise BadValue(f"no stocktake {stocktake_id!r:.60} in this store")
        found = differences(answer.variances, answer.postings)
        with self._database.reading() as connection:
            goods = _goods(connection, [each.variant_id for each in found])
            who = answer.postings[-1].staff_id if answer.postings else answer.record.stocktake.staff_id
            name = connection.execute(select(staff.c.name).where(staff.c.staff_id == who)).scalar()
        lines = [_line(each, goods.get(each.variant_id, _UNKNOWN)) for each in found]
        lines.sort(key=lambda line: (-abs(line.at_tag), line.style_code, line.difference.variant_id))
        come_to = outcome(
            answer.record.stocktake, ((line.difference, line.at_tag) for line in lines), compared=answer.compared
        )
        return StocktakeReport(store, answer, tuple(lines), come_to, name or who)

    def over_time(self, store: Store, *, limit: int = MOST_POINTS) -> tuple[Outcome, ...]:
        """How right the stock was at each of the last stocktakes that were posted, oldest first."""
        with self._database.reading() as connection:
            mine = (stocktake_postings.c.store_id == store.store_id) & stocktake_postings.c.counted
            posted = set(connection.execute(select(stocktake_postings.c.stocktake_id).where(mine)).scalars())
        last = [each for each in self._opened(store.store_id) if each.stocktake_id in posted][-limit:]
        return tuple(self.report(store, each.stocktake_id).outcome for each in last)

    def _opened(self, store_id: str) -> list[Stocktake]:
        """Oldest first."""
        with self._database.reading() as connection:
            bodies = connection.execute(
                select(stocktakes.c.body)
                .where(stocktakes.c.store_id == store_id)
                .order_by(stocktakes.c.opened_ms, stocktakes.c.stocktake_id)
            ).scalars()
            return [decode(body.encode(), Stocktake) for body in bodies]


@dataclass(frozen=True, slots=True)
class _Goods:
    style_code: str
    name: str
    colour: str
    size: str
    tag: Fen
    cost: Fen


_UNKNOWN = _Goods("", "", "", "", 0, 0)


def _goods(connection: Connection, variant_ids: list[str]) -> dict[str, _Goods]:
    found: dict[str, _Goods] = {}
    for start in range(0, len(variant_ids), 500):
        rows = connection.execute(
            select(variants, styles.c.code, styles.c.name, styles.c.list_price, styles.c.cost)
            .join(styles, styles.c.style_id == variants.c.style_id)
            .where(among(connection, variants.c.variant_id, variant_ids[start : start + 500]))
        )
        for row in rows:
            found[row.variant_id] = _Goods(row.code, row.name, row.colour, row.size, row.list_price, row.cost)
    return found


def _line(difference: Difference, goods: _Goods) -> ReportLine:
    return ReportLine(
        difference=difference,
        style_code=goods.style_code,
        name=goods.name,
        colour=goods.colour,
        size=goods.size,
        at_tag=extend(goods.tag, difference.quantity),
        at_cost=extend(goods.cost, difference.quantity),
    )
