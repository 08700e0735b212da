"""Who goes first: the clerk's scan, before what is applied in the background."""

from __future__ import annotations

import threading

MOST_S = 0.1
"""So long background work stands back at a time; a scan takes less, and a scan that hangs must not hold up the feed."""


class RightOfWay:
    """Taken while a scan is on its way to the screen: threads of one interpreter take turns, and this is the clerk's.

    Work in the background calls `let_pass` between two small pieces of work, wherever it may stand still for a moment.
    """

    def __init__(self) -> None:
        self._free = threading.Event()
        self._free.set()

    def take(self) -> None:
        """From now on the others stand back."""
        self._free.clear()

    def give_back(self) -> None:
        """The others go on."""
        self._free.set()

    def let_pass(self) -> None:
        """Wait while it is taken, `MOST_S` at most."""
        if not self._free.is_set():
            self._free.wait(MOST_S)
