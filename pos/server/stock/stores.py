"""`/v1/stores`: whom a till can ask for goods, or send them to."""

from __future__ import annotations

from fastapi import APIRouter
from sqlalchemy import select
from starlette.requests import Request
from starlette.responses import Response

from pos.server.database import Database
from pos.server.enrolment.gate import Gate
from pos.server.http import answer, reading
from pos.server.organisation.tables import org_units, stores
from pos.wire.stores import OtherStore, StoresAnswer


def store_routes(*, database: Database, gate: Gate) -> APIRouter:
    """The other stores, for tills."""
    router = APIRouter()

    @router.get("/v1/stores")
    async def others(request: Request) -> Response:
        till = await gate.till(request)
        return answer(await reading(lambda: other_stores(database, till.store_id)))

    return router


def other_stores(database: Database, store_id: str) -> StoresAnswer:
    """All but one: those under the same region or agent first, then by code."""
    here = select(org_units.c.parent_id).where(org_units.c.unit_id == store_id).scalar_subquery()
    statement = (
        select(stores.c.store_id, stores.c.code, stores.c.name)
        .join(org_units, org_units.c.unit_id == stores.c.store_id)
        .where(stores.c.store_id != store_id)
        .order_by((org_units.c.parent_id == here).desc(), stores.c.code)
    )
    with database.reading() as connection:
        rows = connection.execute(statement).all()
    return StoresAnswer(tuple(OtherStore(row.store_id, row.code, row.name) for row in rows))
