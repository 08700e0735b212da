"""`/v1/enrol`, `/v1/session`."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable
from time import monotonic

from fastapi import APIRouter
from starlette.requests import Request
from starlette.responses import Response

from pos.server.database import Database
from pos.server.enrolment.service import Enrolment, NoEnrolment
from pos.server.enrolment.sessions import NoSession, Sessions
from pos.server.http import HttpProblem, answer, message_of, reading, writing
from pos.wire.enrol import Challenge, ChallengeRequest, EnrolRequest, SessionRequest

WRONG_CODES = 20
"""So many wrong codes within `WINDOW_S` close the door for that long; 50 random bits do the rest."""
WINDOW_S = 60.0


class WrongCodes:
    """Counts wrong one-time codes."""

    def __init__(self, *, now: Callable[[], float] = monotonic) -> None:
        self._now = now
        self._moments: deque[float] = deque(maxlen=WRONG_CODES)

    def too_many(self) -> bool:
        """Whether the door is closed."""
        return len(self._moments) == WRONG_CODES and self._now() - self._moments[0] < WINDOW_S

    def add(self) -> None:
        """One more."""
        self._moments.append(self._now())


def enrolment_routes(*, enrolment: Enrolment, sessions: Sessions, database: Database) -> APIRouter:
    """Routes that need no token."""
    router = APIRouter()
    wrong = WrongCodes()

    @router.post("/v1/enrol")
    async def enrol(request: Request) -> Response:
        message = await message_of(request, EnrolRequest)
        if wrong.too_many():
            raise HttpProblem(429, "too_many_codes", retry_after_s=int(WINDOW_S))
        enrolled = await writing(database, lambda: enrolment.enrol(message))
        if isinstance(enrolled, NoEnrolment):
            wrong.add()
            raise HttpProblem(403, enrolled)
        return answer(enrolled)

    @router.post("/v1/session/challenge")
    async def challenge(request: Request) -> Response:
        message = await message_of(request, ChallengeRequest)
        return answer(Challenge(nonce=sessions.challenge(message.till_id)))

    @router.post("/v1/session")
    async def session(request: Request) -> Response:
        message = await message_of(request, SessionRequest)
        begun = await reading(lambda: sessions.begin(message))
        if isinstance(begun, NoSession):
            raise HttpProblem(401, begun)
        return answer(begun)

    return router
