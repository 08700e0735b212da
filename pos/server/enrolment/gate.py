"""Lets enrolled tills in."""

from __future__ import annotations

from starlette.requests import Request

from pos.server.enrolment.sessions import NoSession, Sessions, TillIdentity
from pos.server.http import HttpProblem, reading


class Gate:
    """Asked by every route that is for tills only."""

    def __init__(self, *, sessions: Sessions) -> None:
        self._sessions = sessions

    async def till(self, request: Request, *, events: bool = False) -> TillIdentity:
        """Who asks; ends the request with 401 for anybody else.

        `events`: it sends what happened, which is kept whoever it is: from a revoked till too, and from one whose
        session is for nothing else.
        """
        scheme, _, token = request.headers.get("authorization", "").partition(" ")
        if scheme.lower() != "bearer" or not token:
            raise HttpProblem(401, NoSession.BAD_TOKEN)
        identity = await reading(lambda: self._sessions.identify(token))
        if isinstance(identity, NoSession):
            raise HttpProblem(401, identity)
        if identity.revoked and not events:
            raise HttpProblem(401, NoSession.REVOKED)
        if identity.handing_in and not events:
            raise HttpProblem(401, NoSession.BAD_TOKEN)
        return identity
