"""`/v1/members…`: a phone number travels in the body, never in an address."""

from __future__ import annotations

from collections.abc import Callable

from fastapi import APIRouter
from starlette.requests import Request
from starlette.responses import Response

from pos.domain.errors import BadValue
from pos.server.database import Database
from pos.server.enrolment.gate import Gate
from pos.server.http import HttpProblem, answer, message_of, reading, writing
from pos.server.members.identities import Identities
from pos.server.members.proofs import Proofs
from pos.server.members.service import Members
from pos.wire.members import AskNewPhone, AskSms, ChangeIdentity, FindMember, FindVoucher, SignUp


def member_routes(
    *, members: Members, proofs: Proofs, identities: Identities, gate: Gate, database: Database
) -> APIRouter:
    """Finding members, signing them up, naming them anew, for tills."""
    router = APIRouter()

    @router.post("/v1/members/find")
    async def find(request: Request) -> Response:
        await gate.till(request)
        message = await message_of(request, FindMember)
        return answer(await reading(lambda: members.answer(message.text, message.member_id)))

    @router.post("/v1/members")
    async def sign_up(request: Request) -> Response:
        till = await gate.till(request)
        message = await message_of(request, SignUp)
        try:
            return answer(await writing(database, lambda: members.sign_up(message, store_id=till.store_id)))
        except BadValue as error:
            raise HttpProblem(422, "bad_member", str(error)) from error

    @router.post("/v1/members/sms")
    async def sms(request: Request) -> Response:
        await gate.till(request)
        message = await message_of(request, AskSms)
        return answer(await writing(database, lambda: proofs.send_sms(message.member_id)))

    @router.post("/v1/members/phone/code")
    async def new_phone(request: Request) -> Response:
        await gate.till(request)
        message = await message_of(request, AskNewPhone)
        return await _checked(lambda: identities.send_code(message), database)

    @router.post("/v1/members/identity")
    async def identity(request: Request) -> Response:
        till = await gate.till(request)
        message = await message_of(request, ChangeIdentity)
        return await _checked(lambda: identities.change(till, message), database)

    @router.post("/v1/vouchers/find")
    async def voucher(request: Request) -> Response:
        await gate.till(request)
        message = await message_of(request, FindVoucher)
        return answer(await reading(lambda: members.voucher(message.code)))

    return router


async def _checked(work: Callable[[], object], database: Database) -> Response:
    try:
        return answer(await writing(database, work))
    except BadValue as error:
        raise HttpProblem(422, "bad_member", str(error)) from error
