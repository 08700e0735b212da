"""`/v1/channel/orders`, for the shop and the marketplaces. Each has a key; what they send twice happens once."""

from __future__ import annotations

from fastapi import APIRouter
from starlette.requests import Request
from starlette.responses import Response

from pos.domain.order import Order
from pos.server.channels.gate import ChannelGate
from pos.server.database import Database
from pos.server.http import HttpProblem, answer, message_of, reading, writing
from pos.server.orders.placing import NotPlaced
from pos.server.orders.routes import known_id
from pos.server.orders.service import Conflict, Orders
from pos.wire.orders import OrderAnswer, PlaceOrder

MAX_KEY = 200
"""Characters of an idempotency key."""


def channel_routes(*, orders: Orders, gate: ChannelGate, database: Database) -> APIRouter:
    """Placing, reading and calling off orders."""
    router = APIRouter()

    @router.post("/v1/channel/orders")
    async def place(request: Request) -> Response:
        channel = await gate.channel(request)
        key = request.headers.get("idempotency-key", "")
        if not 0 < len(key) <= MAX_KEY:
            raise HttpProblem(400, "no_idempotency_key", "send an Idempotency-Key of your own with each order")
        message = await message_of(request, PlaceOrder, as_sent=True)
        placed = await writing(database, lambda: orders.place(channel, key, message))
        if isinstance(placed, NotPlaced):
            raise HttpProblem(422, placed)
        if isinstance(placed, Conflict):
            raise HttpProblem(409, placed)
        return answer(placed)

    @router.get("/v1/channel/orders/{order_id}")
    async def order(request: Request, order_id: str) -> Response:
        channel = await gate.channel(request)
        return answer(_own(channel, await reading(lambda: orders.find(known_id(order_id)))))

    @router.post("/v1/channel/orders/{order_id}/cancel")
    async def cancel(request: Request, order_id: str) -> Response:
        channel = await gate.channel(request)
        wanted = known_id(order_id)
        cancelled = await writing(database, lambda: orders.cancel(wanted, channel=channel))
        if isinstance(cancelled, Order):
            return answer(_own(channel, await reading(lambda: orders.find(wanted))))
        raise HttpProblem(404 if cancelled is Conflict.NOT_FOUND else 409, cancelled)

    return router


def _own(channel: str, found: OrderAnswer | None) -> OrderAnswer:
    """An order, for the channel it was placed in only."""
    if found is None or found.order.channel != channel:
        raise HttpProblem(404, "not_found")
    return found
