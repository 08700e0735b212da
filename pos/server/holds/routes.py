"""`/v1/holds…`: tills ask for something to be kept for a cart."""

from __future__ import annotations

from fastapi import APIRouter
from starlette.requests import Request
from starlette.responses import Response

from pos.domain.errors import BadValue
from pos.server.database import Database
from pos.server.enrolment.gate import Gate
from pos.server.holds.service import HoldDesk
from pos.server.http import HttpProblem, answer, message_of, writing
from pos.wire.holds import AskHold, Released, ReleaseHold


def hold_routes(*, desk: HoldDesk, gate: Gate, database: Database) -> APIRouter:
    """Holding and letting go, for tills."""
    router = APIRouter()

    @router.post("/v1/holds")
    async def hold(request: Request) -> Response:
        till = await gate.till(request)
        message = await message_of(request, AskHold)
        try:
            return answer(await writing(database, lambda: desk.hold(till, message)))
        except BadValue as error:
            raise HttpProblem(422, "bad_hold", str(error)) from error

    @router.post("/v1/holds/release")
    async def release(request: Request) -> Response:
        till = await gate.till(request)
        message = await message_of(request, ReleaseHold)
        released = await writing(database, lambda: desk.release(till, message.hold_id))
        return answer(Released(released=released))

    return router
