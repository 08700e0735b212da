"""Asks a simulator in the same process, on a clock that is moved on by what things take."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from urllib.parse import urlsplit

from pos.server.payments.calling import NoReply, Reply
from pos.server.payments.simulator.face import Incoming
from pos.server.payments.simulator.simulator import Simulator


class InProcessCaller:
    """Implements `Caller`: an answer that takes longer than is waited for is none."""

    def __init__(self, simulator: Simulator, *, pass_time: Callable[[float], None]) -> None:
        """`pass_time` is told the seconds that a call took."""
        self._simulator = simulator
        self._pass_time = pass_time

    def __call__(
        self, method: str, url: str, *, headers: Mapping[str, str], body: bytes, connect_s: float, answer_s: float
    ) -> Reply:
        """The answer. Raises NoReply."""
        parts = urlsplit(url)
        target = parts.path + (f"?{parts.query}" if parts.query else "")
        told = {name.lower(): value for name, value in headers.items()}
        outgoing = self._simulator.answer(Incoming(method, target, told, body))
        self._pass_time(min(outgoing.delay_s, answer_s))
        if outgoing.dropped or outgoing.delay_s > answer_s:
            raise NoReply("simulated")
        return Reply(outgoing.status, {name.lower(): value for name, value in outgoing.headers.items()}, outgoing.body)
