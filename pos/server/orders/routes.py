"""`/v1/orders`, for tills."""

from __future__ import annotations

from fastapi import APIRouter
from starlette.requests import Request
from starlette.responses import Response

from pos.domain.errors import BadValue
from pos.domain.ids import checked_id
from pos.server.database import Database
from pos.server.enrolment.gate import Gate
from pos.server.http import HttpProblem, answer, message_of, reading, text_of, writing
from pos.server.orders.claims import ClaimDesk
from pos.server.orders.service import Orders
from pos.wire.orders import Claim


def order_routes(*, orders: Orders, desk: ClaimDesk, gate: Gate, database: Database) -> APIRouter:
    """Looking orders up and claiming them."""
    router = APIRouter()

    @router.post("/v1/orders/claim")
    async def claim(request: Request) -> Response:
        till = await gate.till(request)
        message = await message_of(request, Claim)
        known_id(message.claim_id)
        known_id(message.order_id)
        return answer(await writing(database, lambda: desk.claim(till, message)))

    @router.get("/v1/orders")
    async def of_store(request: Request) -> Response:
        till = await gate.till(request)
        last4 = text_of(request, "last4") if "last4" in request.query_params else None
        return answer(await reading(lambda: orders.of_store(till.store_id, last4=last4)))

    @router.get("/v1/orders/{order_id}")
    async def order(request: Request, order_id: str) -> Response:
        await gate.till(request)
        found = await reading(lambda: orders.find(known_id(order_id)))
        if found is None:
            raise HttpProblem(404, "not_found")
        return answer(found)

    return router


def known_id(text: str) -> str:
    """An id in its one form; ends the request when it is none."""
    try:
        return checked_id(text)
    except BadValue as error:
        raise HttpProblem(400, "bad_id") from error
