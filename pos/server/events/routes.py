"""`POST /v1/events`."""

from __future__ import annotations

from dataclasses import replace

from fastapi import APIRouter
from starlette.requests import Request
from starlette.responses import Response

from pos.domain.errors import BadValue, WireError
from pos.domain.journal import Seal, sealed_bytes
from pos.server.clock import Clock
from pos.server.database import Database
from pos.server.enrolment.gate import Gate
from pos.server.enrolment.sessions import NoSession, TillIdentity
from pos.server.events.intake import Intake
from pos.server.events.reading import ReadEvent, read_batch, read_events
from pos.server.http import HttpProblem, answer, body_of, reading, writing
from pos.server.keys import Keys
from pos.wire.codec import MAX_MESSAGE
from pos.wire.upload import UploadAnswer

BAD_BATCH_SIGNATURE = "bad_batch_signature"
"""Not the till's, or damaged on its way: the till is trusted all the same and may send again."""


def event_routes(*, intake: Intake, gate: Gate, database: Database, keys: Keys, clock: Clock) -> APIRouter:
    """The way up."""
    router = APIRouter()

    @router.post("/v1/events")
    async def events(request: Request) -> Response:
        till = await gate.till(request, events=True)
        body = await body_of(request, MAX_MESSAGE)
        signature = request.headers.get("guitai-signature", "")
        read = await reading(lambda: _read(till, body, signature))
        taken = await writing(database, lambda: intake.take(till, read))
        if taken is None:
            raise HttpProblem(401, NoSession.REVOKED)
        return answer(_sealed(till, taken, keys, clock))

    return router


def _sealed(till: TillIdentity, taken: UploadAnswer, keys: Keys, clock: Clock) -> UploadAnswer:
    """The answer, with the head of the till's journal signed."""
    if taken.last_tseq == 0:
        return taken
    now = clock()
    signature = keys.sign(sealed_bytes(till.till_id, taken.last_tseq, taken.last_hash, now))
    return replace(taken, seal=Seal(till.till_id, taken.last_tseq, taken.last_hash, now, signature.hex()))


def _read(till: TillIdentity, body: bytes, signature: str) -> tuple[ReadEvent, ...]:
    try:
        batch = read_batch(body, signature, public_key=till.public_key)
        if batch.till_id != till.till_id:
            raise HttpProblem(403, "other_till", "a till sends its own events")
        return read_events(batch)
    except WireError as error:
        raise HttpProblem(400, "bad_message", str(error)[:200]) from error
    except BadValue as error:
        raise HttpProblem(403, BAD_BATCH_SIGNATURE, str(error)) from error
