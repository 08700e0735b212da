"""One request and its answer: bounded in time and size. What is not the server's answer is Unreachable.

A till stands behind hotspots, proxies and half-dead routers. Whatever they say (a log-in page, half a body, a redirect,
nothing at all) is the same to us: the server was not reached.
"""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from http import HTTPStatus
from pathlib import Path
from typing import TYPE_CHECKING, Any, Generic, Self, TypeVar, cast
from urllib.parse import urlsplit

from pos import __version__
from pos.domain.errors import BadValue, Refused, Unreachable, WireError
from pos.wire.codec import MAX_MESSAGE, decode
from pos.wire.enrol import Problem
from pos.wire.version import PROTOCOL

if TYPE_CHECKING:
    import requests

JSON = "application/json"
CONNECT_S = 4.0
"""How long a connection may take to come about."""
ANSWER_S = 15.0
"""How long the server may be silent."""
WHOLE_S = 30.0
"""How long an answer may take from its first byte to its last."""
LONGEST_PAUSE_S = 3600.0
"""No `Retry-After` above this is believed."""
_CHUNK = 64 * 1024

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Answer(Generic[T]):
    """A 2xx answer of the server."""

    value: T
    """The message, or the picture's bytes."""
    took_s: float
    """From sending to the answer's first byte."""


class Talk:
    """HTTP with one server. May be used from any number of threads; each has connections of its own."""

    def __init__(
        self,
        url: str,
        *,
        ca_file: Path | None = None,
        on_contact: Callable[[bool], None] = lambda _reached: None,
        connect_s: float = CONNECT_S,
        answer_s: float = ANSWER_S,
        whole_s: float = WHOLE_S,
    ) -> None:
        """`url`: `https://host[:port][/path]`; empty while none is set up: then nothing is reached.

        `ca_file`: the chain's own certificate authority. `on_contact` is told after each call whether the server itself
        answered. Raises BadValue for another kind of address.
        """
        parts = urlsplit(url)
        if url and (parts.scheme not in {"http", "https"} or not parts.hostname):
            raise BadValue(f"not a server's address: {url!r:.200}")
        self._url = url.rstrip("/")
        self._verify: bool | str = str(ca_file) if ca_file else True
        self._on_contact = on_contact
        self._connect_s = connect_s
        self._answer_s = answer_s
        self._whole_s = whole_s
        self._own = threading.local()

    def call(
        self,
        method: str,
        path: str,
        kind: type[T],
        *,
        body: bytes | None = None,
        headers: Mapping[str, str] | None = None,
        query: Mapping[str, Any] | None = None,
        wait_s: float = 0.0,
    ) -> Answer[T]:
        """Ask for a message of class `kind` (`bytes`: for a picture). `wait_s`: how long the server may think first.

        Raises Unreachable; Refused for a Problem.
        """
        try:
            with self.stream(method, path, body=body, headers=headers, query=query, wait_s=wait_s) as streamed:
                answer = Answer(value=streamed.read(kind), took_s=streamed.took_s)
        except Unreachable:
            self._on_contact(False)
            raise
        except Refused:
            self._on_contact(True)
            raise
        self._on_contact(True)
        return answer

    def stream(
        self,
        method: str,
        path: str,
        *,
        body: bytes | None = None,
        headers: Mapping[str, str] | None = None,
        query: Mapping[str, Any] | None = None,
        wait_s: float = 0.0,
        whole_s: float | None = None,
    ) -> Streamed:
        """Ask, and read no more than the answer's head. `whole_s`: how long its body may take. Raises Unreachable."""
        begun = time.monotonic()
        if not self._url:
            raise Unreachable("no server is set up")
        try:
            response = self._session().request(
                method,
                self._url + path,
                data=body,
                params=query,
                headers={"Guitai-Protocol": str(PROTOCOL), "Content-Type": JSON, **(headers or {})},
                timeout=(self._connect_s, self._answer_s + wait_s),
                allow_redirects=False,
                stream=True,
            )
        except _failures() as error:
            raise Unreachable(f"{method} {path}: {type(error).__name__}: {error}") from error
        now = time.monotonic()
        return Streamed(response, what=f"{method} {path}", took_s=now - begun, until=now + (whole_s or self._whole_s))

    def _session(self) -> requests.Session:
        session: requests.Session | None = getattr(self._own, "session", None)
        if session is None:
            # A tenth of a second that a till which is being started need not wait for.
            import requests
            from requests.utils import get_environ_proxies

            session = requests.Session()
            # The environment's proxies count, its .netrc does not: it would replace our Authorization.
            session.trust_env = False
            session.proxies = get_environ_proxies(self._url)
            session.verify = self._verify
            session.headers["User-Agent"] = f"guitai/{__version__}"
            self._own.session = session
        return session


class Streamed:
    """An answer whose body is still to be read."""

    def __init__(self, response: requests.Response, *, what: str, took_s: float, until: float) -> None:
        self._response = response
        self._what = what
        self.took_s = took_s
        self._until = until

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._response.close()

    @property
    def status(self) -> int:
        """The HTTP status."""
        return self._response.status_code

    def header(self, name: str) -> str:
        """A header of the answer; empty where there is none."""
        return str(self._response.headers.get(name, ""))

    def read(self, kind: type[T]) -> T:
        """The message in a 2xx answer. Raises Unreachable; Refused for a Problem."""
        if not 200 <= self.status < 300:
            raise self.problem()
        if kind is bytes:
            self._check_type("image/")
            return cast("T", self._body())
        return self._message(kind)

    def problem(self) -> Unreachable | Refused:
        """The fault that an answer other than 2xx stands for."""
        if 400 <= self.status < 500 and self.status != HTTPStatus.TOO_MANY_REQUESTS:
            try:
                problem = self._message(Problem)
                return Refused(problem.reason, problem.message, status=self.status)
            except Unreachable:
                pass  # a proxy's 404 is no word of the server's
        return Unreachable(f"{self._what}: {self.status}", retry_after_s=_pause(self.header("Retry-After")))

    def next_chunk(self) -> bytes:
        """What has come of the body, at least one byte; nothing at its end. Raises Unreachable."""
        if time.monotonic() > self._until:
            raise Unreachable(f"{self._what}: the answer takes too long")
        try:
            return bytes(self._response.raw.read1(_CHUNK, decode_content=True) or b"")
        except _failures() as error:
            raise Unreachable(f"{self._what}: {type(error).__name__}: {error}") from error

    def _message(self, kind: type[T]) -> T:
        self._check_type(JSON)
        try:
            return decode(self._body(), kind)
        except WireError as error:
            raise Unreachable(f"{self._what}: {error}") from error

    def _check_type(self, wanted: str) -> None:
        told = self.header("Content-Type").partition(";")[0].strip().lower()
        if not told.startswith(wanted):
            raise Unreachable(f"{self._what}: {self.status} with {told or 'no content type'} instead of {wanted}")

    def _body(self) -> bytes:
        parts = []
        size = 0
        while chunk := self.next_chunk():
            parts.append(chunk)
            size += len(chunk)
            if size > MAX_MESSAGE:
                raise Unreachable(f"{self._what}: an answer of more than {MAX_MESSAGE} bytes")
        return b"".join(parts)


def _failures() -> tuple[type[Exception], ...]:
    """What a connection that does not work is known by."""
    from requests import RequestException
    from urllib3.exceptions import HTTPError

    return (RequestException, HTTPError, OSError, UnicodeError)


def _pause(text: str) -> float | None:
    """The seconds of a `Retry-After`: a number of them, or a date (by this computer's clock, so only if it is sane)."""
    if not text:
        return None
    from email.utils import parsedate_to_datetime

    try:
        seconds = float(text) if text.strip().isdigit() else parsedate_to_datetime(text).timestamp() - time.time()
    except (ValueError, TypeError, OverflowError):
        return None
    return min(max(seconds, 0.0), LONGEST_PAUSE_S)
