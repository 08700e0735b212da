"""Lets sales channels in, and head office's own systems, which are one of them."""

from __future__ import annotations

from starlette.requests import Request

from pos.server.channels.service import Channels
from pos.server.http import HttpProblem, reading

OFFICE = "office"
"""Code of the channel that head office's own systems are (`pos office channel-key --channel office`)."""
_MOST = 200
"""Characters of a key."""


class ChannelGate:
    """Asked by every route for channels, before it reads what they send."""

    def __init__(self, *, channels: Channels) -> None:
        self._channels = channels

    async def channel(self, request: Request) -> str:
        """Whose key it is; ends the request with 401 for anybody else."""
        code = await self._code(request)
        if code is None:
            raise HttpProblem(401, "unknown_channel")
        return code

    async def office(self, request: Request) -> None:
        """Ends the request with 401 for everybody but head office."""
        if await self._code(request) != OFFICE:
            raise HttpProblem(401, "not_head_office")

    async def _code(self, request: Request) -> str | None:
        key = request.headers.get("guitai-channel-key", "")
        return await reading(lambda: self._channels.code_of(key)) if 0 < len(key) <= _MOST else None
