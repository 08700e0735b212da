"""`/v1/stock/nearby`."""

from __future__ import annotations

from fastapi import APIRouter
from sqlalchemy import select
from starlette.requests import Request
from starlette.responses import Response

from pos.server.catalogue.tables import variants
from pos.server.database import Database
from pos.server.enrolment.gate import Gate
from pos.server.http import answer, reading, text_of
from pos.server.organisation.tables import org_units, stores
from pos.server.stock.tables import stock_levels
from pos.wire.catalogue import NearbyAnswer, StoreStock

MAX_LEVELS = 500


def stock_routes(*, database: Database, gate: Gate) -> APIRouter:
    """Other stores' stock, for tills."""
    router = APIRouter()

    @router.get("/v1/stock/nearby")
    async def nearby(request: Request) -> Response:
        till = await gate.till(request)
        style_id = text_of(request, "style")
        return answer(await reading(lambda: nearby_stock(database, till.store_id, style_id)))

    return router


def nearby_stock(database: Database, store_id: str, style_id: str) -> NearbyAnswer:
    """What other stores have of a style: those under the same region or agent first, then by code."""
    here = select(org_units.c.parent_id).where(org_units.c.unit_id == store_id).scalar_subquery()
    free = stock_levels.c.quantity - stock_levels.c.reserved
    statement = (
        select(stock_levels.c.variant_id, stock_levels.c.store_id, stores.c.name, free.label("free"))
        .join(variants, variants.c.variant_id == stock_levels.c.variant_id)
        .join(stores, stores.c.store_id == stock_levels.c.store_id)
        .join(org_units, org_units.c.unit_id == stores.c.store_id)
        .where(variants.c.style_id == style_id, stock_levels.c.store_id != store_id, free > 0)
        .order_by((org_units.c.parent_id == here).desc(), stores.c.code, stock_levels.c.variant_id)
        .limit(MAX_LEVELS)
    )
    with database.reading() as connection:
        rows = connection.execute(statement).all()
    return NearbyAnswer(
        levels=tuple(
            StoreStock(variant_id=row.variant_id, store_name=row.name, quantity=row.free, store_id=row.store_id)
            for row in rows
        )
    )
