"""The cash drawer."""

from __future__ import annotations

from enum import StrEnum
from typing import Protocol


class Kick(StrEnum):
    """What became of a drawer pulse."""

    SENT = "sent"
    """Sent. Whether the drawer sprang open nobody can tell from here."""
    NOT_SENT = "not_sent"
    """It stays shut: use the key."""
    UNKNOWN = "unknown"


class Drawer(Protocol):
    """A cash drawer that is opened by a pulse."""

    def kick(self) -> Kick:
        """Open it. Waits for the device: never on the GUI thread."""
