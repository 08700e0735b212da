"""The till's clock, corrected by what the server said."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable
from datetime import UTC, datetime, timedelta

from pos.domain.moments import from_ms, to_ms

OLD_S = 300.0
"""A measurement older than this gives way to any newer one, however slow the answer was."""
DRIFT = 100e-6
"""Seconds that a computer's clock may lose or gain in a second; quartz is five times better."""


class CorrectedClock:
    """Wall-clock time by the monotonic clock, from the last good answer of the server on.

    Before the first answer (a cold start without a network) it is the computer's own. A computer's clock that somebody
    sets while the till runs changes nothing once the server has spoken.
    """

    def __init__(
        self,
        *,
        wall: Callable[[], float] = time.time,
        monotonic: Callable[[], float] = time.monotonic,
    ) -> None:
        """`wall`: Unix time in seconds; `monotonic`: seconds that only grow."""
        self._wall = wall
        self._monotonic = monotonic
        self._lock = threading.Lock()
        self._start_s: float | None = None
        self._heard_at = 0.0
        self._uncertainty_s = 0.0

    def now(self) -> datetime:
        """This moment: aware, UTC, whole milliseconds."""
        with self._lock:
            seconds = self._wall() if self._start_s is None else self._start_s + self._monotonic()
        return from_ms(int(seconds * 1000))

    def monotonic(self) -> float:
        """Seconds that only ever grow, for waiting."""
        return self._monotonic()

    def uncertainty(self) -> timedelta | None:
        """By how much `now` may be wrong: what the last good answer left open, and what the clock drifted since."""
        with self._lock:
            if self._start_s is None:
                return None
            return timedelta(seconds=self._uncertainty_s + DRIFT * (self._monotonic() - self._heard_at))

    def hear(self, server_time: datetime, took_s: float) -> None:
        """The server's clock as an answer brought it that took `took_s` seconds: true to half of that.

        The surest measurement counts, until it is old or a newer one contradicts it (the computer slept, and its
        monotonic clock with it).
        """
        uncertainty_s = max(took_s, 0.0) / 2
        at = self._monotonic()
        start_s = to_ms(server_time) / 1000 + uncertainty_s - at
        with self._lock:
            if (
                self._start_s is None
                or at - self._heard_at > OLD_S
                or uncertainty_s <= self._uncertainty_s
                or abs(start_s - self._start_s) > uncertainty_s + self._uncertainty_s
            ):
                self._start_s = start_s
                self._uncertainty_s = uncertainty_s
                self._heard_at = at

    def ahead(self) -> timedelta | None:
        """How far the computer's own clock is ahead of the server's; None before the server has spoken."""
        with self._lock:
            if self._start_s is None:
                return None
            return datetime.fromtimestamp(self._wall(), UTC) - datetime.fromtimestamp(
                self._start_s + self._monotonic(), UTC
            )
