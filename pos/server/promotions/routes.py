"""`/v1/office/promotions`: head office reads and sets the chain's promotions with the key of its channel."""

from __future__ import annotations

import json

from fastapi import APIRouter
from starlette.requests import Request
from starlette.responses import Response

from pos.domain.errors import BadValue
from pos.server.channels.gate import ChannelGate
from pos.server.database import Database
from pos.server.http import JSON, HttpProblem, answer, body_of, reading, writing
from pos.server.promotions.office import PromotionsOffice

MAX_DOCUMENT = 4 * 1024 * 1024
"""Bytes: some thousand rules."""


def promotion_routes(*, promotions: PromotionsOffice, gate: ChannelGate, database: Database) -> APIRouter:
    """Reading and setting."""
    router = APIRouter()

    @router.get("/v1/office/promotions")
    async def read(request: Request) -> Response:
        await gate.office(request)
        return Response(await reading(promotions.get) or '{"rules":[]}', media_type=JSON)

    @router.put("/v1/office/promotions")
    async def put(request: Request) -> Response:
        await gate.office(request)
        body = await body_of(request, MAX_DOCUMENT)
        try:
            document = json.loads(body, parse_float=str)
            loaded = await writing(database, lambda: promotions.put(document))
        except RecursionError:
            raise HttpProblem(400, "bad_message", "nested too deeply") from None
        except BadValue as error:
            raise HttpProblem(422, "bad_rule", str(error)[:500]) from error
        except ValueError as error:
            raise HttpProblem(400, "bad_message", str(error)[:200]) from error
        return answer(loaded)

    return router
