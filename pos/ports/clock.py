"""Time."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Protocol


class Clock(Protocol):
    """The till's clock, corrected by what the server last said."""

    def now(self) -> datetime:
        """This moment: aware, UTC, whole milliseconds."""

    def monotonic(self) -> float:
        """Seconds that only ever grow, for waiting."""

    def uncertainty(self) -> timedelta | None:
        """By how much `now` may be wrong, either way; None before the server has spoken."""
