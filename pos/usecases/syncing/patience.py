"""When to try again: 1 to 60 s with full jitter, longer where the server asked for it."""

from __future__ import annotations

from collections.abc import Callable

from pos.ports.clock import Clock

SHORTEST_S = 1.0
LONGEST_S = 60.0


class Patience:
    """How long one loop has to wait after failing. Without failures there is nothing to wait for."""

    def __init__(self, *, clock: Clock, random: Callable[[], float]) -> None:
        """`random`: from 0 up to, not including, 1."""
        self._clock = clock
        self._random = random
        self._failures = 0
        self._retry_at = 0.0
        self._asked_until = 0.0

    def remaining_s(self) -> float:
        """Seconds until the next try; 0 or less: now."""
        return max(self._retry_at, self._asked_until) - self._clock.monotonic()

    def failed(self, *, retry_after_s: float | None = None) -> float:
        """Count a failure; the seconds to wait. `retry_after_s`: what the server asked for."""
        self._failures += 1
        now = self._clock.monotonic()
        ceiling = min(LONGEST_S, SHORTEST_S * 2.0 ** min(self._failures, 10))
        self._retry_at = now + SHORTEST_S + self._random() * (ceiling - SHORTEST_S)
        if retry_after_s is not None:
            self.quiet(retry_after_s)
        return self.remaining_s()

    def succeeded(self) -> None:
        """Forget the failures."""
        self._failures = 0
        self._retry_at = self._asked_until = 0.0

    def quiet(self, seconds: float) -> float:
        """The server asked for a pause; the seconds to wait."""
        self._asked_until = self._clock.monotonic() + seconds
        return seconds

    def hurry(self) -> None:
        """Something is new: the next try may come at once, unless the server asked for quiet."""
        self._retry_at = 0.0
