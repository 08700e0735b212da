"""`GET /v1/stocktakes/review`: what a stocktake has found, for the store's tills."""

from __future__ import annotations

from fastapi import APIRouter
from starlette.requests import Request
from starlette.responses import Response

from pos.server.enrolment.gate import Gate
from pos.server.http import HttpProblem, answer, reading, text_of
from pos.server.stocktakes.review import Reviews


def stocktake_routes(*, reviews: Reviews, gate: Gate) -> APIRouter:
    """A till asks for its own store's stocktakes."""
    router = APIRouter()

    @router.get("/v1/stocktakes/review")
    async def review(request: Request) -> Response:
        till = await gate.till(request)
        stocktake_id = text_of(request, "id")
        found = await reading(lambda: reviews.review(till.store_id, stocktake_id))
        if found is None:
            raise HttpProblem(404, "unknown_stocktake")
        return answer(found)

    return router
