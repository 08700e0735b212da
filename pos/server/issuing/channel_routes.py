"""`/v1/channel/coupons`: members claim coupons in the phone shop, and see their wallet there."""

from __future__ import annotations

from fastapi import APIRouter
from starlette.requests import Request
from starlette.responses import Response

from pos.server.channels.gate import ChannelGate
from pos.server.database import Database
from pos.server.http import HttpProblem, answer, message_of, reading, writing
from pos.server.issuing.office import CouponOffice, NotClaimed
from pos.server.members.service import Members
from pos.wire.members import ClaimCoupon, Claimed, FindMember, Wallet


def coupon_routes(*, coupons: CouponOffice, members: Members, gate: ChannelGate, database: Database) -> APIRouter:
    """Claiming and looking, with a channel's key. A phone number travels in the body, never in an address."""
    router = APIRouter()

    async def member_of(text: str) -> str:
        member = await reading(lambda: members.find(text))
        if member is None:
            raise HttpProblem(404, "unknown_member")
        return member.member_id

    @router.post("/v1/channel/coupons/claim")
    async def claim(request: Request) -> Response:
        await gate.channel(request)
        message = await message_of(request, ClaimCoupon)
        member_id = await member_of(message.member)
        coupon = await writing(database, lambda: coupons.claim_online(message.issue, member_id))
        if isinstance(coupon, NotClaimed):
            raise HttpProblem(409 if coupon is NotClaimed.NONE_LEFT else 422, coupon)
        return answer(Claimed(coupon, coupons.qr(coupon)))

    @router.post("/v1/channel/coupons/wallet")
    async def wallet(request: Request) -> Response:
        await gate.channel(request)
        message = await message_of(request, FindMember)
        await member_of(message.text)
        found = await reading(lambda: members.answer(message.text))
        return answer(Wallet(tuple(Claimed(each, coupons.qr(each)) for each in found.coupons), found.vouchers))

    return router
