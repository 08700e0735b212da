"""`POST /v1/members/history`."""

from __future__ import annotations

from fastapi import APIRouter
from starlette.requests import Request
from starlette.responses import Response

from pos.server.enrolment.gate import Gate
from pos.server.histories.service import Histories
from pos.server.http import answer, message_of, reading
from pos.wire.members import AskHistory


def history_routes(*, histories: Histories, gate: Gate) -> APIRouter:
    """A member's history, for tills."""
    router = APIRouter()

    @router.post("/v1/members/history")
    async def history(request: Request) -> Response:
        await gate.till(request)
        message = await message_of(request, AskHistory)
        return answer(await reading(lambda: histories.of(message.member_id)))

    return router
