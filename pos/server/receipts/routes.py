"""`/v1/documents` and `/v1/takings`: what tills ask before goods or money come back."""

from __future__ import annotations

from fastapi import APIRouter
from starlette.requests import Request
from starlette.responses import Response

from pos.server.database import Database
from pos.server.enrolment.gate import Gate
from pos.server.http import answer, message_of, reading, writing
from pos.server.receipts.service import Returns
from pos.wire.returns import AskDocument, AskTaking, ClaimReturn


def return_routes(*, returns: Returns, gate: Gate, database: Database) -> APIRouter:
    """Documents of any store, for tills."""
    router = APIRouter()

    @router.post("/v1/documents/find")
    async def find(request: Request) -> Response:
        await gate.till(request)
        asked = await message_of(request, AskDocument)
        return answer(await reading(lambda: returns.find(asked.text)))

    @router.post("/v1/documents/claim")
    async def claim(request: Request) -> Response:
        till = await gate.till(request)
        asked = await message_of(request, ClaimReturn)
        return answer(await writing(database, lambda: returns.claim(till, asked)))

    @router.post("/v1/takings/find")
    async def taking(request: Request) -> Response:
        await gate.till(request)
        asked = await message_of(request, AskTaking)
        return answer(await writing(database, lambda: returns.taking(asked.number)))

    return router
