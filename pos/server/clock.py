"""The server's clock: the one that tills are corrected by."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime
from typing import TypeAlias

Clock: TypeAlias = Callable[[], datetime]
"""Says the moment: aware, UTC, whole milliseconds."""


def system_clock() -> datetime:
    """This machine's clock."""
    now = datetime.now(UTC)
    return now.replace(microsecond=now.microsecond // 1000 * 1000)
