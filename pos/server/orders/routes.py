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
from pos.server.orders.for_tills import TillOrders
from pos.server.orders.placing import NotPlaced
from pos.server.orders.service import Conflict, Orders
from pos.wire.orders import Claim, OrderElsewhere


def order_routes(
    *, orders: Orders, for_tills: TillOrders, desk: ClaimDesk, gate: Gate, database: Database
) -> APIRouter:
    """Looking orders up and claiming them; ordering what another store has."""
    router = APIRouter()

    @router.post("/v1/orders/claim")
    async def claim(request: Request) -> Response:
        till = await gate.till(request)
        message = await message_of(request, Claim)
        known_id(message.claim_id)
        known_id(message.order_id)
        return answer(await writing(database, lambda: desk.claim(till, message)))

    @router.post("/v1/orders")
    async def place(request: Request) -> Response:
        await gate.till(request)
        message = await message_of(request, OrderElsewhere, as_sent=True)
        known_id(message.order_id)
        placed = await writing(database, lambda: for_tills.place(message))
        if isinstance(placed, NotPlaced):
            raise HttpProblem(409 if placed is NotPlaced.NONE_LEFT else 422, placed)
        return answer(placed)

    @router.post("/v1/orders/{order_id}/give-up")
    async def give_up(request: Request, order_id: str) -> Response:
        await gate.till(request)
        wanted = known_id(order_id)
        given_up = await writing(database, lambda: for_tills.give_up(wanted))
        if isinstance(given_up, Conflict):
            raise HttpProblem(404 if given_up is Conflict.NOT_FOUND else 409, given_up)
        return answer(given_up)

    @router.get("/v1/orders/{order_id}/parcel")
    async def parcel(request: Request, order_id: str) -> Response:
        till = await gate.till(request)
        found = await reading(lambda: for_tills.parcel(till.store_id, known_id(order_id)))
        if found is None:
            raise HttpProblem(404, "not_found")
        return answer(found)

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
