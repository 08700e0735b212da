"""Which store is nearest: those under the same region or agent first, then by code."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from sqlalchemy import Connection, select

from pos.domain.order import Order
from pos.server.organisation.tables import org_units, stores
from pos.server.stock.tables import stock_levels
from pos.wire.orders import Elsewhere


def nearest_with(connection: Connection, store_id: str, variant_ids: Sequence[str], *, limit: int) -> Sequence[Any]:
    """(variant_id, store_id, code, name, free) of other stores with at least something free, nearest first."""
    here = select(org_units.c.parent_id).where(org_units.c.unit_id == store_id).scalar_subquery()
    free = stock_levels.c.quantity - stock_levels.c.reserved
    statement = (
        select(stock_levels.c.variant_id, stock_levels.c.store_id, stores.c.code, stores.c.name, free.label("free"))
        .join(stores, stores.c.store_id == stock_levels.c.store_id)
        .join(org_units, org_units.c.unit_id == stores.c.store_id)
        .where(stock_levels.c.variant_id.in_(variant_ids), stock_levels.c.store_id != store_id, free > 0)
        .order_by((org_units.c.parent_id == here).desc(), stores.c.code, stock_levels.c.variant_id)
        .limit(limit)
    )
    return connection.execute(statement).all()


def elsewhere(connection: Connection, order: Order) -> tuple[Elsewhere, ...]:
    """For each line of an order that is short: the nearest other store that has all of what is missing, else any."""
    short = [line for line in order.lines if line.short]
    if not short:
        return ()
    rows = nearest_with(connection, order.store_id, sorted({line.variant_id for line in short}), limit=500)
    found: list[Elsewhere] = []
    for line in short:
        having = [row for row in rows if row.variant_id == line.variant_id]
        enough = [row for row in having if row.free >= line.short]
        best = next(iter(enough or having), None)
        if best is not None:
            found.append(Elsewhere(line.line, best.code, best.name, best.free))
    return tuple(found)
