"""`/v1/catalogue/items` and `/v1/pictures`."""

from __future__ import annotations

import re

from fastapi import APIRouter
from starlette.requests import Request
from starlette.responses import Response

from pos.server.catalogue.lookup import CatalogueLookup
from pos.server.catalogue.pictures import PictureStore
from pos.server.enrolment.gate import Gate
from pos.server.http import HttpProblem, answer, reading, text_of
from pos.wire.catalogue import ItemsAnswer

MAX_CODE = 512
_NAME = re.compile(r"^[0-9a-f]{64}$", re.ASCII)


def catalogue_routes(*, lookup: CatalogueLookup, pictures: PictureStore, gate: Gate) -> APIRouter:
    """Look-ups, for tills."""
    router = APIRouter()

    @router.get("/v1/catalogue/items")
    async def items(request: Request) -> Response:
        await gate.till(request)
        code, text = text_of(request, "code"), text_of(request, "text")
        if len(code) > MAX_CODE or len(text) > MAX_CODE or bool(code) == bool(text):
            raise HttpProblem(400, "bad_question", "either code or text")
        records = await reading(lambda: lookup.by_code(code) if code else lookup.by_text(text))
        return answer(ItemsAnswer(items=records))

    @router.get("/v1/pictures/{name}")
    async def picture(request: Request, name: str) -> Response:
        await gate.till(request)
        found = await reading(lambda: pictures.get(name)) if _NAME.match(name) else None
        if found is None:
            raise HttpProblem(404, "not_found")
        headers = {"Cache-Control": "private, max-age=31536000, immutable", "X-Content-Type-Options": "nosniff"}
        return Response(found.content, media_type=found.media_type, headers=headers)

    return router
