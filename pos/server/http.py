"""Requests in, answers out: bytes of `pos.wire` messages, and a `Problem` for everything that is not well."""

from __future__ import annotations

from asyncio import get_running_loop
from collections.abc import Callable
from math import isnan
from typing import Any, TypeVar

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import Response

from pos.domain.errors import WireError
from pos.server.database import Database
from pos.server.plain_text import without_nul
from pos.wire.codec import decode, encode
from pos.wire.enrol import Problem

JSON = "application/json"
SMALL_BODY = 64 * 1024
"""Bytes; enough for every message but a batch of events."""

T = TypeVar("T")


class HttpProblem(Exception):
    """Ends a request with a `Problem`."""

    def __init__(self, status: int, reason: str, message: str = "", *, retry_after_s: int | None = None) -> None:
        super().__init__(f"{status} {reason}")
        self.status = status
        self.reason = reason
        self.message = message
        self.retry_after_s = retry_after_s


def answer(message: Any, status: int = 200) -> Response:
    """A wire message as a response."""
    return Response(encode(message), status_code=status, media_type=JSON)


def problem(status: int, reason: str, message: str = "", *, retry_after_s: int | None = None) -> Response:
    """Anything that is not well, as a response."""
    headers = {} if retry_after_s is None else {"Retry-After": str(retry_after_s)}
    content = encode(Problem(reason=reason, message=message))
    return Response(content, status_code=status, media_type=JSON, headers=headers)


async def body_of(request: Request, limit: int = SMALL_BODY) -> bytes:
    """The body, read no further than `limit` bytes whatever its header says."""
    parts: list[bytes] = []
    size = 0
    async for part in request.stream():
        size += len(part)
        if size > limit:
            raise HttpProblem(413, "too_large", f"more than {limit} bytes")
        parts.append(part)
    return b"".join(parts)


async def message_of(request: Request, kind: type[T], *, as_sent: bool = False) -> T:
    """The wire message of class `kind` in the body; U+0000 is left out of its texts unless `as_sent`."""
    body = await body_of(request)
    try:
        return decode(body if as_sent else without_nul(body), kind)
    except WireError as error:
        raise HttpProblem(400, "bad_message", str(error)[:200]) from error


def text_of(request: Request, name: str) -> str:
    """A text in the address, empty where there is none; without U+0000, which nothing that is stored has."""
    return request.query_params.get(name, "").replace("\0", "")


def number_of(request: Request, name: str, default: float, *, least: float, most: float) -> float:
    """A number in the address, kept between `least` and `most`."""
    try:
        value = float(request.query_params.get(name, default))
    except ValueError as error:
        raise HttpProblem(400, "bad_number", name) from error
    if isnan(value):
        raise HttpProblem(400, "bad_number", name)
    return min(max(value, least), most)


async def reading(work: Callable[[], T]) -> T:
    """Run what only reads on a thread."""
    return await run_in_threadpool(work)


async def writing(database: Database, work: Callable[[], T]) -> T:
    """Run what writes where writers queue."""
    return await get_running_loop().run_in_executor(database.writers, work)
