"""`PUT /v1/stock/photos/{sha256}`: what a till photographed of goods that came damaged.

It is kept beside the product pictures and read like them, by its hash, from whichever document names it.
"""

from __future__ import annotations

import hashlib

from fastapi import APIRouter
from starlette.requests import Request
from starlette.responses import Response

from pos.domain.errors import BadValue
from pos.server.catalogue.pictures import PictureStore
from pos.server.database import Database
from pos.server.enrolment.gate import Gate
from pos.server.http import HttpProblem, answer, body_of, writing
from pos.wire.photos import PhotoKept

MAX_PHOTO = 256 * 1024
"""Bytes; a till sends far less."""
_JPEG = b"\xff\xd8\xff"


def photo_routes(*, pictures: PictureStore, gate: Gate, database: Database) -> APIRouter:
    """Photographs, from tills. Sending one again is the same as sending it once."""
    router = APIRouter()

    @router.put("/v1/stock/photos/{name}")
    async def photo(request: Request, name: str) -> Response:
        await gate.till(request)
        content = await body_of(request, MAX_PHOTO)
        if hashlib.sha256(content).hexdigest() != name:
            raise HttpProblem(400, "broken", "not what its name says: send it again")
        if not content.startswith(_JPEG):
            raise HttpProblem(422, "no_photo", "not a JPEG")
        try:
            await writing(database, lambda: pictures.put(content))
        except BadValue as fault:
            raise HttpProblem(422, "no_photo", str(fault)) from fault
        return answer(PhotoKept(name))

    return router
