"""Time that passes only when the test says so."""

from datetime import UTC, datetime, timedelta

START = datetime(2026, 11, 22, 1, 0, tzinfo=UTC)
"""09:00 in a Chinese store."""


class Clock:
    """`ports.clock.Clock`."""

    def __init__(self, start: datetime = START) -> None:
        self._start = start
        self.passed_s = 0.0
        self.unsure: timedelta | None = timedelta(milliseconds=50)
        """How wrong it may be."""
        self.set_by_s = 0.0
        """By how much somebody has set the clock; nothing to do with the time that passed."""

    def now(self) -> datetime:
        return self._start + timedelta(milliseconds=int((self.passed_s + self.set_by_s) * 1000))

    def monotonic(self) -> float:
        return 1_000.0 + self.passed_s

    def uncertainty(self) -> timedelta | None:
        return self.unsure

    def pass_by(self, seconds: float) -> None:
        self.passed_s += seconds
