"""`GET /v1/stocktakes/…`: what a stocktake has found, and how right the stock was, for the store's tills."""

from __future__ import annotations

from fastapi import APIRouter
from starlette.requests import Request
from starlette.responses import Response

from pos.server.enrolment.gate import Gate
from pos.server.http import HttpProblem, answer, reading, text_of
from pos.server.organisation.repository import store_by_id
from pos.server.stocktakes.choosing import Choosing
from pos.server.stocktakes.costs import Costs
from pos.server.stocktakes.reporting import StocktakeReports
from pos.server.stocktakes.review import Reviews
from pos.wire.stocktakes import AccuracyAnswer


def stocktake_routes(*, reviews: Reviews, costs: Costs, choosing: Choosing, gate: Gate) -> APIRouter:
    """A till asks for its own store's stocktakes."""
    router = APIRouter()

    @router.get("/v1/stocktakes/review")
    async def review(request: Request) -> Response:
        till = await gate.till(request)
        stocktake_id = text_of(request, "id")
        viewer = request.query_params.get("for", "")
        found = await reading(lambda: costs.shown(reviews.review(till.store_id, stocktake_id), till.store_id, viewer))
        if found is None:
            raise HttpProblem(404, "unknown_stocktake")
        return answer(found)

    @router.get("/v1/stocktakes/accuracy")
    async def accuracy(request: Request) -> Response:
        till = await gate.till(request)
        return answer(await reading(lambda: accuracy_of(reviews, till.store_id)))

    @router.get("/v1/stocktakes/choices")
    async def choices(request: Request) -> Response:
        till = await gate.till(request)
        return answer(await reading(lambda: choosing.choices(till.store_id)))

    @router.get("/v1/stocktakes/scope")
    async def scope(request: Request) -> Response:
        till = await gate.till(request)
        by, name = text_of(request, "by"), text_of(request, "name")
        found = await reading(lambda: choosing.scope(till.store_id, by, name))
        if found is None:
            raise HttpProblem(404, "unknown_group")
        return answer(found)

    return router


def accuracy_of(reviews: Reviews, store_id: str) -> AccuracyAnswer:
    """How right a store's stock was over its last stocktakes; nothing of a store that is none."""
    with reviews.database.reading() as connection:
        store = store_by_id(connection, store_id)
    reports = StocktakeReports(database=reviews.database, reviews=reviews)
    return AccuracyAnswer(reports.over_time(store) if store is not None else ())
