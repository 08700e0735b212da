"""Wakes those who wait for a feed: at once for what this process wrote, within a second for what another one did."""

from __future__ import annotations

import asyncio
from collections.abc import Mapping
from contextlib import suppress

from sqlalchemy import select

from pos.server.database import Database
from pos.server.feed_tables import feed_heads
from pos.server.http import reading

POLL_S = 1.0


class Watch:
    """The heads as this process last saw them, and who waits for which."""

    def __init__(self, *, database: Database) -> None:
        self._database = database
        self._loop: asyncio.AbstractEventLoop | None = None
        self._heads: dict[str, int] = {}
        self._waiting: dict[str, dict[asyncio.Event, int]] = {}
        self._closing = False

    async def run(self) -> None:
        """Read the heads once a second while anybody waits; until cancelled."""
        self._loop = asyncio.get_running_loop()
        self._database.on_moved.append(self.moved)
        try:
            while not self._closing:
                if self._waiting:
                    self._note(await reading(self._read))
                await asyncio.sleep(POLL_S)
        finally:
            self._database.on_moved.remove(self.moved)

    def moved(self, heads: Mapping[str, int]) -> None:
        """Take note of heads this process has moved; from any thread."""
        if heads and self._loop is not None:
            # The loop may have ended while a last write was being committed.
            with suppress(RuntimeError):
                self._loop.call_soon_threadsafe(self._note, dict(heads))

    def close(self) -> None:
        """Let everybody go, so that the server can stop; from any thread."""
        self._closing = True
        if self._loop is not None:
            with suppress(RuntimeError):
                self._loop.call_soon_threadsafe(self._wake_all)

    async def wait(self, feed: str, *, after: int, seconds: float) -> None:
        """Return when the feed's head is beyond `after`, or after so many seconds."""
        if self._closing or self._heads.get(feed, 0) > after:
            return
        woken = asyncio.Event()
        self._waiting.setdefault(feed, {})[woken] = after
        try:
            with suppress(TimeoutError):
                await asyncio.wait_for(woken.wait(), seconds)
        finally:
            others = self._waiting[feed]
            del others[woken]
            if not others:
                del self._waiting[feed]

    def _read(self) -> dict[str, int]:
        with self._database.reading() as connection:
            return {row.feed: row.seq for row in connection.execute(select(feed_heads))}

    def _note(self, heads: Mapping[str, int]) -> None:
        for feed, seq in heads.items():
            if seq > self._heads.get(feed, 0):
                self._heads[feed] = seq
                for woken, after in self._waiting.get(feed, {}).items():
                    # The first look after a start finds heads that those who wait know already.
                    if seq > after:
                        woken.set()

    def _wake_all(self) -> None:
        for waiting in self._waiting.values():
            for woken in waiting:
                woken.set()
