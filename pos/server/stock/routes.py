"""`/v1/stock/nearby`."""

from __future__ import annotations

from fastapi import APIRouter
from sqlalchemy import select
from starlette.requests import Request
from starlette.responses import Response

from pos.server.catalogue.tables import variants
from pos.server.clock import Clock
from pos.server.database import Database
from pos.server.enrolment.gate import Gate
from pos.server.http import answer, reading, text_of
from pos.server.stock.nearest import nearest_with
from pos.server.stock.standing import standing
from pos.wire.catalogue import NearbyAnswer, StoreStock

MAX_LEVELS = 500


def stock_routes(*, database: Database, gate: Gate, clock: Clock) -> APIRouter:
    """Other stores' stock, for tills."""
    router = APIRouter()

    @router.get("/v1/stock/nearby")
    async def nearby(request: Request) -> Response:
        till = await gate.till(request)
        style_id = text_of(request, "style")
        return answer(await reading(lambda: nearby_stock(database, till.store_id, style_id, clock=clock)))

    return router


def nearby_stock(database: Database, store_id: str, style_id: str, *, clock: Clock) -> NearbyAnswer:
    """What other stores have of a style: those under the same region or agent first, then by code."""
    with database.reading() as connection:
        ids = connection.execute(select(variants.c.variant_id).where(variants.c.style_id == style_id)).scalars().all()
        rows = nearest_with(connection, store_id, ids, limit=MAX_LEVELS)
        stands = standing(connection, store_id, ids)
    return NearbyAnswer(
        levels=tuple(
            StoreStock(variant_id=row.variant_id, store_name=row.name, quantity=row.free, store_id=row.store_id)
            for row in rows
        ),
        standing=stands,
        as_of=clock(),
    )
