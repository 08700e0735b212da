"""A transaction of the server: what it wrote, and what of it the feeds must tell.

The heads of the feeds are moved last and in a fixed order, so that two transactions hold each other up for as short a
time as possible and never wait for one another in a circle.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from typing import Any

from sqlalchemy import Column, Connection, Table, select

from pos.server.feed_tables import feed_heads, feed_rows
from pos.server.rows import Clash, among, insert_rows


class Transaction:
    """An open transaction on the connection it holds. Made by `Database.write` only."""

    def __init__(self, connection: Connection) -> None:
        self.connection = connection
        self.moved: dict[str, int] = {}
        """Feed → its new head, once the heads have been moved."""
        self._changes: dict[str, dict[tuple[str, str], bytes]] = {}

    def add(
        self, table: Table, rows: Sequence[Mapping[str, Any]], returning: Sequence[Column[Any]] = ()
    ) -> Sequence[Any]:
        """Insert rows; those that are there already stay as they are. `returning` of those that were new."""
        return insert_rows(self.connection, table, rows, Clash.KEEP, returning)

    def put(self, table: Table, rows: Sequence[Mapping[str, Any]]) -> None:
        """Insert rows; those that are there already (by primary key) take the new values."""
        insert_rows(self.connection, table, rows, Clash.REPLACE)

    def sum(self, table: Table, rows: Sequence[Mapping[str, Any]], returning: Sequence[Column[Any]]) -> Sequence[Any]:
        """Add rows' values to those that are there already (by primary key); `returning` as they are now."""
        return insert_rows(self.connection, table, rows, Clash.SUM, returning)

    def told(self, feed: str, kind: str, keys: Sequence[str]) -> dict[str, bytes]:
        """Key → what the feed's readers have been told of it last, for those of `keys` that they know."""
        found: dict[str, bytes] = {}
        for start in range(0, len(keys), 500):
            some = among(self.connection, feed_rows.c.key, keys[start : start + 500])
            rows = select(feed_rows.c.key, feed_rows.c.payload).where(
                feed_rows.c.feed == feed, feed_rows.c.kind == kind, some
            )
            found.update((row.key, row.payload) for row in self.connection.execute(rows))
        return found

    def publish(self, feed: str, kind: str, key: str, payload: bytes) -> None:
        """Tell the feed's readers, when this transaction commits, that the thing `key` now is `payload`."""
        changes = self._changes.setdefault(feed, {})
        # The newest change of a key comes last, as its row moves to the front of the feed.
        changes.pop((kind, key), None)
        changes[kind, key] = payload

    def move_heads(self) -> None:
        """Number what was published and write it. Called once, just before COMMIT."""
        for feed in sorted(self._changes):
            changes = self._changes[feed]
            head = self._advance(feed, len(changes))
            first = head - len(changes) + 1
            self.put(
                feed_rows,
                [
                    {"feed": feed, "kind": kind, "key": key, "seq": first + place, "payload": payload}
                    for place, ((kind, key), payload) in enumerate(changes.items())
                ],
            )
            self.moved[feed] = head

    def _advance(self, feed: str, count: int) -> int:
        """Move a head by `count`; whoever comes second waits here until the first has committed."""
        (moved,) = self.sum(feed_heads, [{"feed": feed, "seq": count}], (feed_heads.c.seq,))
        return int(moved.seq)

    @contextmanager
    def savepoint(self) -> Iterator[None]:
        """A part that is undone alone, with what it published, when it raises."""
        before = {feed: dict(changes) for feed, changes in self._changes.items()}
        try:
            with self.connection.begin_nested():
                yield
        except BaseException:
            self._changes = before
            raise
