"""`/v1/payments`, for tills. A body with a payment code in it is never logged, and no answer repeats it."""

from __future__ import annotations

from asyncio import gather, get_running_loop, shield, wait_for, wrap_future
from concurrent.futures import Future

from fastapi import APIRouter
from starlette.requests import Request
from starlette.responses import Response

from pos.domain.platform_voucher import whose
from pos.server.database import Database
from pos.server.enrolment.gate import Gate
from pos.server.http import HttpProblem, answer, message_of, number_of, reading, writing
from pos.server.orders.routes import known_id
from pos.server.payments.desk import BeginOutcome, Begun, PaymentDesk
from pos.server.payments.service import Payments
from pos.wire.payments import CancelPayment, PaymentView, PrepareVoucher, StartPayment

AT_ONCE_S = 3.0
"""So long the answer to a start waits for the provider's; then it says how it stands."""
LONGEST_POLL_S = 25.0


def payment_routes(*, payments: Payments, gate: Gate, database: Database) -> APIRouter:
    """Begin, follow, call off, list."""
    router = APIRouter()
    desk, rounds, changes = payments.desk, payments.rounds, payments.changes

    @router.post("/v1/payments")
    async def start(request: Request) -> Response:
        till = await gate.till(request)
        asked = await message_of(request, StartPayment)
        known_id(asked.attempt_id)
        known_id(asked.sale_id)
        begun = await writing(database, lambda: desk.begin(till, asked))
        if begun.kept is None or begun.outcome is BeginOutcome.OPEN:
            raise HttpProblem(409 if begun.outcome is not BeginOutcome.NO_CODE else 400, begun.outcome)
        if begun.outcome is BeginOutcome.NEW:
            await _at_once(rounds.do(lambda: desk.charge(begun, till, asked.code)))
        return answer(await reading(lambda: desk.view(till, asked.attempt_id) or _shown(desk, begun)))

    @router.get("/v1/payments")
    async def open_ones(request: Request) -> Response:
        till = await gate.till(request)
        return answer(await reading(lambda: desk.open_payments(till)))

    @router.get("/v1/payments/{attempt_id}")
    async def follow(request: Request, attempt_id: str) -> Response:
        till = await gate.till(request)
        known_id(attempt_id)
        version = number_of(request, "version", -1, least=-1, most=1 << 31)
        until = get_running_loop().time() + number_of(request, "wait", 0, least=0, most=LONGEST_POLL_S)
        while True:
            view = await reading(lambda: desk.view(till, attempt_id))
            if view is None:
                raise HttpProblem(404, "unknown_payment")
            left = until - get_running_loop().time()
            if view.version > version or left <= 0 or changes.closed:
                return answer(view)
            await changes.wait(attempt_id, left)

    @router.post("/v1/payments/{attempt_id}/cancel")
    async def cancel(request: Request, attempt_id: str) -> Response:
        till = await gate.till(request)
        asked = await message_of(request, CancelPayment)
        known_id(attempt_id)
        known_id(asked.sale_id)
        if asked.amount <= 0:
            raise HttpProblem(400, "bad_amount")
        view = await writing(database, lambda: desk.cancel(till, attempt_id, asked))
        if view is None:
            raise HttpProblem(409, BeginOutcome.FOREIGN)
        return answer(view)

    return router


def voucher_routes(*, payments: Payments, gate: Gate) -> APIRouter:
    """Show a voucher of another platform. It is used by a payment with its token."""
    router = APIRouter()

    @router.post("/v1/vouchers/prepare")
    async def prepare(request: Request) -> Response:
        till = await gate.till(request)
        asked = await message_of(request, PrepareVoucher)
        questions = payments.vouchers.questions(till, asked)
        answers = await gather(*(wrap_future(payments.rounds.ask(each)) for each in questions))
        return answer(whose(tuple(answers)))

    return router


async def _at_once(charging: Future[None]) -> None:
    """Wait a moment for the provider; it goes on however long it takes, also when the till has gone."""
    try:
        await wait_for(shield(wrap_future(charging)), AT_ONCE_S)
    except TimeoutError:
        return


def _shown(desk: PaymentDesk, begun: Begun) -> PaymentView:
    if begun.kept is None:
        raise HttpProblem(404, "unknown_payment")
    return desk.shown(begun.kept)
