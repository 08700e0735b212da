"""Which keyboard typed a key, where the system tells."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol


@dataclass(frozen=True, slots=True)
class KeyStroke:
    """A key that was pressed."""

    keyboard: str
    """A name of the device that lasts as long as it is plugged in."""
    scan_code: int
    """As the system numbers the key, with 0x100 for those of the second block."""


class Keyboards(Protocol):
    """The system's own news of keys."""

    def watch(self, window: int) -> bool:
        """Ask for news at a window's handle; whether the system gives them."""

    def heard(self, news: int) -> KeyStroke | None:
        """What a piece of news (its handle) says; None for a key that was let go, or no key."""
