"""`/v1/stock/nearby` and `/v1/stock/expiring`."""

from __future__ import annotations

from datetime import timedelta

from fastapi import APIRouter
from sqlalchemy import select
from starlette.requests import Request
from starlette.responses import Response

from pos.server.catalogue.tables import variants
from pos.server.clock import Clock
from pos.server.database import Database
from pos.server.enrolment.gate import Gate
from pos.server.http import answer, number_of, reading, text_of
from pos.server.organisation.repository import store_by_id
from pos.server.stock.lots import expiring, lots_here
from pos.server.stock.nearest import nearest_with
from pos.server.stock.standing import standing
from pos.wire.catalogue import ExpiringAnswer, NearbyAnswer, StoreStock

MAX_LEVELS, MAX_LOTS, MOST_DAYS = 500, 200, 3650


def stock_routes(*, database: Database, gate: Gate, clock: Clock) -> APIRouter:
    """Other stores' stock, for tills."""
    router = APIRouter()

    @router.get("/v1/stock/nearby")
    async def nearby(request: Request) -> Response:
        till = await gate.till(request)
        style_id = text_of(request, "style")
        return answer(await reading(lambda: nearby_stock(database, till.store_id, style_id, clock=clock)))

    @router.get("/v1/stock/expiring")
    async def expires(request: Request) -> Response:
        till = await gate.till(request)
        days = int(number_of(request, "days", 0, least=0, most=MOST_DAYS))
        return answer(await reading(lambda: expiring_stock(database, till.store_id, days, clock=clock)))

    return router


def expiring_stock(database: Database, store_id: str, days: int, *, clock: Clock) -> ExpiringAnswer:
    """What a store has that is past its last day in so many days."""
    with database.reading() as connection:
        store = store_by_id(connection, store_id)
        today = store.day(clock()) if store is not None else clock().date()
        until = today + timedelta(days=days)
        return ExpiringAnswer(expiring(connection, store_id, until)[:MAX_LEVELS], until)


def nearby_stock(database: Database, store_id: str, style_id: str, *, clock: Clock) -> NearbyAnswer:
    """What other stores have of a style: those under the same region or agent first, then by code."""
    with database.reading() as connection:
        ids = connection.execute(select(variants.c.variant_id).where(variants.c.style_id == style_id)).scalars().all()
        rows = nearest_with(connection, store_id, ids, limit=MAX_LEVELS)
        stands = standing(connection, store_id, ids)
        lots = lots_here(connection, store_id, ids)[:MAX_LOTS]
    return NearbyAnswer(
        levels=tuple(
            StoreStock(variant_id=row.variant_id, store_name=row.name, quantity=row.free, store_id=row.store_id)
            for row in rows
        ),
        standing=stands,
        as_of=clock(),
        lots=lots,
    )
