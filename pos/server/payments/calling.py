"""One HTTP request to a provider and its answer: bounded in time and size, to the address that was set up and no other.

Nothing of a request or an answer is ever logged: the payment code is in one, names may be in the other.
"""

from __future__ import annotations

import threading
import time
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Protocol
from urllib.parse import urlsplit

import requests
from requests.utils import get_environ_proxies
from urllib3.exceptions import HTTPError

from pos.domain.errors import BadValue

MAX_REPLY = 256 * 1024
"""Bytes; no answer of a provider comes near."""
_LOOPBACK = frozenset({"localhost", "127.0.0.1", "::1"})


class NoReply(Exception):
    """No answer, or not a whole one: nobody knows what became of the request."""


@dataclass(frozen=True, slots=True)
class Reply:
    """An answer, as it came."""

    status: int
    """HTTP status."""
    headers: Mapping[str, str]
    """Names in lower case."""
    body: bytes
    """Exactly the bytes that were signed."""


class Caller(Protocol):
    """Sends requests."""

    def __call__(
        self, method: str, url: str, *, headers: Mapping[str, str], body: bytes, connect_s: float, answer_s: float
    ) -> Reply:
        """The answer. Raises NoReply."""


def checked_address(url: str) -> str:
    """`url` without a slash at its end. Raises BadValue unless it is https, or http on this machine."""
    parts = urlsplit(url)
    plain = parts.scheme == "http" and parts.hostname in _LOOPBACK
    if not (parts.scheme == "https" or plain) or not parts.hostname or parts.query or parts.fragment or parts.username:
        raise BadValue(f"not an address of a provider: {url!r:.100} (https://host[:port][/path])")
    return url.rstrip("/")


class HttpCaller:
    """Over `requests`. May be used from any number of threads; each has connections of its own."""

    def __init__(self) -> None:
        self._own = threading.local()

    def __call__(
        self, method: str, url: str, *, headers: Mapping[str, str], body: bytes, connect_s: float, answer_s: float
    ) -> Reply:
        """The answer. Raises NoReply."""
        try:
            with self._session(url).request(
                method,
                url,
                data=body or None,
                headers=dict(headers),
                timeout=(connect_s, answer_s),
                allow_redirects=False,
                stream=True,
            ) as response:
                content = _whole(response, until=time.monotonic() + answer_s)
        except (requests.RequestException, HTTPError, OSError, UnicodeError) as error:
            raise NoReply(type(error).__name__) from None
        return Reply(response.status_code, {name.lower(): value for name, value in response.headers.items()}, content)

    def _session(self, url: str) -> requests.Session:
        session: requests.Session | None = getattr(self._own, "session", None)
        if session is None:
            session = requests.Session()
            # The environment's proxies count, its .netrc does not: it would replace our Authorization.
            session.trust_env = False
            session.proxies = get_environ_proxies(url)
            self._own.session = session
        return session


def _whole(response: requests.Response, *, until: float) -> bytes:
    """The body. Raises NoReply for one that is too long or takes too long."""
    parts: list[bytes] = []
    size = 0
    while part := response.raw.read1(64 * 1024, decode_content=True):
        parts.append(part)
        size += len(part)
        if size > MAX_REPLY or time.monotonic() > until:
            raise NoReply("too long an answer")
    return b"".join(parts)
