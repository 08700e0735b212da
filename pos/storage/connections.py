"""The open connections of one SQLite file: made when they are needed, kept for whoever needs one next.

SQLAlchemy's pool would do the same, but importing SQLAlchemy takes longer than everything else a till does until its
first scan.
"""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any, TypeAlias

Cursor: TypeAlias = Any
"""A DBAPI cursor of sqlcipher3, which ships no types."""


class Connections:
    """Any thread may take one. The driver's errors are raised as they are."""

    def __init__(self, connect: Callable[[], Any], *, kept: int) -> None:
        """`connect`: opens one more, ready for use. `kept`: how many lie ready while nobody needs them."""
        self._connect = connect
        self._kept = kept
        self._ready: list[Any] = []
        self._lock = threading.Lock()

    def take(self) -> Any:
        """A connection of one's own, until it is given back."""
        with self._lock:
            if self._ready:
                return self._ready.pop()
        return self._connect()

    def give_back(self, connection: Any) -> None:
        """Done with it; what an error left open is rolled back."""
        connection.rollback()
        with self._lock:
            if len(self._ready) < self._kept:
                self._ready.append(connection)
                return
        connection.close()

    @contextmanager
    def cursor(self) -> Iterator[Cursor]:
        """A cursor on a connection of one's own; no transaction is begun."""
        connection = self.take()
        try:
            cursor = connection.cursor()
            yield cursor
            cursor.close()
        finally:
            self.give_back(connection)

    def dispose(self) -> None:
        """Close those that lie ready."""
        with self._lock:
            ready, self._ready = self._ready, []
        for connection in ready:
            connection.close()
