"""A bad network between a till and the real server: a proxy that loses, cuts, repeats and delays, by a seed."""

import contextlib
import random
import socket
import threading
from types import TracebackType
from typing import Self
from urllib.parse import urlsplit

from tests.remote.rubbish import read_request

HARM = ("lost request", "lost answer", "half an answer", "twice", "late again", "500", "log-in page")
"""What may happen to a request; `late again`: an older one arrives once more before it."""


class Flaky:
    """Forwards each request to the server, or harms it. Harmless after `heal`."""

    def __init__(self, target: str, *, seed: int, harm: float) -> None:
        """`harm`: how many of the requests are harmed, 0 to 1."""
        parts = urlsplit(target)
        self._target = (parts.hostname or "", parts.port or 0)
        self._random = random.Random(seed)
        self._harm = harm
        self._listener = socket.create_server(("127.0.0.1", 0))
        self._over = threading.Event()
        self._thread = threading.Thread(target=self._serve, daemon=True)
        self._old: list[bytes] = []
        self.done: list[str] = []
        self.url = f"http://127.0.0.1:{self._listener.getsockname()[1]}"

    def __enter__(self) -> Self:
        self._thread.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, fault: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._over.set()
        with contextlib.suppress(OSError):
            socket.create_connection(self._listener.getsockname()).close()
        self._thread.join(10)
        self._listener.close()

    def heal(self) -> None:
        self._harm = 0.0

    def _serve(self) -> None:
        while not self._over.is_set():
            connection, _ = self._listener.accept()
            with connection, contextlib.suppress(OSError):
                if self._over.is_set():
                    return
                request = alone(read_request(connection))
                harm = self._random.choice(HARM) if self._random.random() < self._harm else ""
                self.done.append(harm)
                connection.sendall(self._answer(request, harm))
                connection.shutdown(socket.SHUT_WR)

    def _answer(self, request: bytes, harm: str) -> bytes:
        if harm == "500":
            return b"HTTP/1.1 500 Oops\r\nContent-Type: text/plain\r\nContent-Length: 0\r\nConnection: close\r\n\r\n"
        if harm == "log-in page":
            return b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: 6\r\nConnection: close\r\n\r\n<html>"
        if harm == "lost request":
            return b""
        if harm == "late again" and self._old:
            self._forward(self._random.choice(self._old))
        answer = self._forward(request)
        if harm == "twice":
            answer = self._forward(request)
        if b"/v1/events" in request[:40]:
            self._old = [*self._old[-5:], request]
        if harm == "lost answer":
            return b""
        return answer[: len(answer) // 2] if harm == "half an answer" else answer

    def _forward(self, request: bytes) -> bytes:
        answer = b""
        with socket.create_connection(self._target) as server:
            server.sendall(request)
            while part := server.recv(65_536):
                answer += part
        return answer


def alone(request: bytes) -> bytes:
    """The request, as the only one of its connection."""
    head, _, body = request.partition(b"\r\n\r\n")
    lines = [line for line in head.split(b"\r\n") if not line.lower().startswith(b"connection:")]
    return b"\r\n".join([*lines, b"Connection: close"]) + b"\r\n\r\n" + body
