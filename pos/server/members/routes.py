"""`POST /v1/members/find`: a phone number travels in the body, never in an address."""

from __future__ import annotations

from fastapi import APIRouter
from starlette.requests import Request
from starlette.responses import Response

from pos.server.enrolment.gate import Gate
from pos.server.http import answer, message_of, reading
from pos.server.members.service import Members
from pos.wire.members import FindMember, MemberAnswer


def member_routes(*, members: Members, gate: Gate) -> APIRouter:
    """Finding members, for tills."""
    router = APIRouter()

    @router.post("/v1/members/find")
    async def find(request: Request) -> Response:
        await gate.till(request)
        message = await message_of(request, FindMember)
        return answer(MemberAnswer(member=await reading(lambda: members.find(message.text))))

    return router
