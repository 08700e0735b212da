"""What a store's next stocktake may be about: what is due, a category, a brand."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from sqlalchemy import Connection, func, select

from pos.domain.moments import from_ms, to_ms
from pos.domain.quantity import Milli
from pos.domain.stock import MovementKind
from pos.domain.stocktake_choice import FAST_EVERY, Seen, propose
from pos.server.catalogue.tables import styles, variants
from pos.server.clock import Clock
from pos.server.database import Database
from pos.server.stock.tables import movements, stock_levels
from pos.server.stocktakes.tables import stocktake_counts
from pos.wire.stocktakes import ChoicesAnswer, CountGroup, ScopeAnswer

MOST_DUE = 60
"""Proposed at once: about an hour's counting beside the work at the counter."""
_GONE = (MovementKind.SALE.value, MovementKind.HANDOVER.value)


class Choosing:
    """Answers what could be counted."""

    def __init__(self, *, database: Database, clock: Clock) -> None:
        self._database = database
        self._clock = clock

    def choices(self, store_id: str) -> ChoicesAnswer:
        """What is due, and the groups that the store has something of."""
        now = self._clock()
        with self._database.reading() as connection:
            levels = _levels(connection, store_id)
            sold = _sold(connection, store_id, since_ms=to_ms(now - FAST_EVERY))
            counted = _counted(connection, store_id)
            groups = [
                CountGroup(by, name, count)
                for by in _GROUPS
                for name, count in sorted(_paths(_having(connection, store_id, by)).items())
            ]
        known = [
            Seen(
                variant_id,
                levels.get(variant_id, 0),
                max(0, sold.get(variant_id, 0)),
                from_ms(counted[variant_id]) if variant_id in counted else None,
            )
            for variant_id in levels.keys() | sold.keys()
        ]
        return ChoicesAnswer(propose(known, now, limit=MOST_DUE), tuple(groups))

    def scope(self, store_id: str, by: str, name: str) -> ScopeAnswer | None:
        """The variants of a group; None for a group that is neither category nor brand."""
        if by not in _GROUPS:
            return None
        column = _GROUPS[by]
        below = column.startswith(f"{name}/", autoescape=True)
        statement = (
            select(variants.c.variant_id)
            .join(styles, styles.c.style_id == variants.c.style_id)
            .join(stock_levels, stock_levels.c.variant_id == variants.c.variant_id)
            .where(stock_levels.c.store_id == store_id, (column == name) | below)
            .order_by(styles.c.code, variants.c.variant_id)
        )
        with self._database.reading() as connection:
            return ScopeAnswer(tuple(connection.execute(statement).scalars()))


_GROUPS: Mapping[str, Any] = {"category": styles.c.category, "brand": styles.c.brand}


def _having(connection: Connection, store_id: str, by: str) -> dict[str, int]:
    """Group → how many of its variants the store has a balance of."""
    column = _GROUPS[by]
    rows = connection.execute(
        select(column, func.count())
        .join(variants, variants.c.style_id == styles.c.style_id)
        .join(stock_levels, stock_levels.c.variant_id == variants.c.variant_id)
        .where(stock_levels.c.store_id == store_id, column != "")
        .group_by(column)
    )
    return {name: int(count) for name, count in rows}


def _paths(having: Mapping[str, int]) -> dict[str, int]:
    """The same with everything above a path: 女装/外套 is part of 女装."""
    sums: dict[str, int] = {}
    for name, count in having.items():
        parts = name.split("/")
        for depth in range(1, len(parts) + 1):
            above = "/".join(parts[:depth])
            sums[above] = sums.get(above, 0) + count
    return sums


def _levels(connection: Connection, store_id: str) -> dict[str, Milli]:
    rows = connection.execute(
        select(stock_levels.c.variant_id, stock_levels.c.quantity).where(stock_levels.c.store_id == store_id)
    ).all()
    return {variant_id: int(quantity) for variant_id, quantity in rows}


def _sold(connection: Connection, store_id: str, *, since_ms: int) -> dict[str, Milli]:
    rows = connection.execute(
        select(movements.c.variant_id, -func.sum(movements.c.quantity))
        .where(movements.c.store_id == store_id, movements.c.moment_ms >= since_ms, movements.c.kind.in_(_GONE))
        .group_by(movements.c.variant_id)
    ).all()
    return {variant_id: int(quantity) for variant_id, quantity in rows}


def _counted(connection: Connection, store_id: str) -> dict[str, int]:
    rows = connection.execute(
        select(stocktake_counts.c.variant_id, func.max(stocktake_counts.c.moment_ms))
        .where(stocktake_counts.c.store_id == store_id)
        .group_by(stocktake_counts.c.variant_id)
    ).all()
    return {variant_id: int(moment_ms) for variant_id, moment_ms in rows}
