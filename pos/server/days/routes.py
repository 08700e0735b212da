"""`GET /v1/day`: the store's day, for its tills."""

from __future__ import annotations

from datetime import date

from fastapi import APIRouter
from starlette.requests import Request
from starlette.responses import Response

from pos.server.days.service import Days
from pos.server.enrolment.gate import Gate
from pos.server.http import HttpProblem, answer, reading, text_of
from pos.wire.day import DayAnswer


def day_routes(*, days: Days, gate: Gate) -> APIRouter:
    """A till asks for its own store's day."""
    router = APIRouter()

    @router.get("/v1/day")
    async def day(request: Request) -> Response:
        till = await gate.till(request)
        try:
            asked = date.fromisoformat(text_of(request, "date"))
        except ValueError as error:
            raise HttpProblem(400, "bad_date") from error
        return answer(DayAnswer(day=await reading(lambda: days.day(till.store_id, asked))))

    return router
