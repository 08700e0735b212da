"""Who a till is to the server: a challenge signed with its key, then a bearer token, renewed by itself."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable
from datetime import datetime
from http import HTTPStatus
from typing import TypeVar

from pos.domain.errors import NotEnrolled, Refused, Unreachable
from pos.ports.keys import Signer
from pos.remote.talk import Talk
from pos.wire.codec import encode
from pos.wire.enrol import Challenge, ChallengeRequest, Session, SessionRequest, session_bytes

EARLY_S = 30.0
"""A token is renewed so long before it ends."""

_NOT_TRUSTED = frozenset({"bad_signature", "revoked", "unknown_till"})

T = TypeVar("T")


class Sessions:
    """The token of one till. May be used from any number of threads."""

    def __init__(
        self,
        talk: Talk,
        *,
        till_id: str,
        signer: Signer,
        on_time: Callable[[datetime, float], None] = lambda _time, _took_s: None,
        handing_in: bool = False,
    ) -> None:
        """`on_time` is told the server's clock, and how many seconds that answer took.

        `handing_in`: sessions that are good for handing in events alone, which a revoked till may.
        """
        self._talk = talk
        self._till_id = till_id
        self._signer = signer
        self._on_time = on_time
        self._handing_in = handing_in
        self._lock = threading.Lock()
        self._token = ""
        self._good_until = 0.0

    def begin(self) -> Session:
        """A new session. Raises Unreachable, NotEnrolled."""
        if not self._till_id:
            raise NotEnrolled("no code was exchanged for an identity yet")
        try:
            asked = encode(ChallengeRequest(till_id=self._till_id))
            nonce = self._talk.call("POST", "/v1/session/challenge", Challenge, body=asked).value.nonce
            signature = self._signer.sign(session_bytes(self._till_id, nonce)).hex()
            proof = encode(SessionRequest(self._till_id, nonce, signature, handing_in=self._handing_in))
            answer = self._talk.call("POST", "/v1/session", Session, body=proof)
        except Refused as refused:
            if refused.reason in _NOT_TRUSTED:
                raise NotEnrolled(f"{refused.reason}: {refused}") from refused
            # A nonce that grew too old on a slow line, or a proxy that says it in our words: try again.
            raise Unreachable(f"no session: {refused.reason}") from refused
        session = answer.value
        if session.server_time.tzinfo is None:
            raise Unreachable("not the server's answer: a moment without a zone")
        self._on_time(session.server_time, answer.took_s)
        with self._lock:
            self._token = session.token
            self._good_until = time.monotonic() + session.expires_in_s - EARLY_S
        return session

    def with_token(self, ask: Callable[[dict[str, str]], T]) -> T:
        """`ask` with the headers that say who we are; once more with a new token when the server wants one.

        Raises what `ask` raises; NotEnrolled when the server does not trust the new one either.
        """
        try:
            return ask(self._headers())
        except Refused as refused:
            if refused.status != HTTPStatus.UNAUTHORIZED:
                raise _trusted(refused) from refused
        self.begin()
        try:
            return ask(self._headers())
        except Refused as refused:
            raise _trusted(refused) from refused

    def _headers(self) -> dict[str, str]:
        with self._lock:
            token = self._token if time.monotonic() < self._good_until else ""
        if not token:
            token = self.begin().token
        return {"Authorization": f"Bearer {token}"}


def _trusted(refused: Refused) -> Refused | NotEnrolled:
    """NotEnrolled where a refusal means that the server no longer trusts this till."""
    if refused.status == HTTPStatus.UNAUTHORIZED or refused.reason in _NOT_TRUSTED:
        return NotEnrolled(f"{refused.reason}: {refused}")
    return refused
