"""Wakes those who wait for a payment to move on.

A payment may be moved on by another server process, of which nobody is told here: whoever waits looks again every
second at the latest.
"""

from __future__ import annotations

import asyncio
from threading import Lock

LOOK_AGAIN_S = 1.0


class Changes:
    """`tell` from any thread, `wait` on the server's loop."""

    def __init__(self) -> None:
        self._lock = Lock()
        self._waiting: dict[str, set[asyncio.Future[None]]] = {}
        self.closed = False
        """Whether nobody should wait any more."""

    def tell(self, attempt_id: str) -> None:
        """That payment has moved on."""
        with self._lock:
            waiting = self._waiting.pop(attempt_id, set())
        _wake(waiting)

    def close(self) -> None:
        """Let everybody go: the server ends."""
        self.closed = True
        with self._lock:
            waiting = set().union(*self._waiting.values()) if self._waiting else set()
            self._waiting.clear()
        _wake(waiting)

    async def wait(self, attempt_id: str, seconds: float) -> None:
        """Until that payment moves on, or it is time to look again."""
        future: asyncio.Future[None] = asyncio.get_running_loop().create_future()
        with self._lock:
            self._waiting.setdefault(attempt_id, set()).add(future)
        try:
            await asyncio.wait({future}, timeout=min(seconds, LOOK_AGAIN_S))
        finally:
            with self._lock:
                waiting = self._waiting.get(attempt_id)
                if waiting is not None:
                    waiting.discard(future)
                    if not waiting:
                        del self._waiting[attempt_id]


def _wake(waiting: set[asyncio.Future[None]]) -> None:
    for future in waiting:
        future.get_loop().call_soon_threadsafe(_done, future)


def _done(future: asyncio.Future[None]) -> None:
    if not future.done():
        future.set_result(None)
