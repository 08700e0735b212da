"""An open SQLite file: one connection that writes, a few that read. Any thread may use it.

Statements are plain SQL on the driver's own cursor. A sale is some fifteen of them; Core's part of them took longer
than the disk.
"""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from pos.storage.connections import Connections, Cursor
from pos.storage.faults import translated
from pos.storage.sqlite import checkpoint

__all__ = ["Cursor", "Database"]


class Database:
    """A file's connections. Raises StorageError's kinds."""

    def __init__(self, connections: Connections) -> None:
        self._connections = connections
        self._lock = threading.Lock()
        with translated():
            self._writer = connections.take()

    @contextmanager
    def writing(self) -> Iterator[Cursor]:
        """One durable transaction; it is rolled back when the block raises. Writers wait for each other."""
        with self._lock, translated():
            cursor = self._writer.cursor()
            try:
                cursor.execute("BEGIN IMMEDIATE")
                yield cursor
                cursor.execute("COMMIT")
            except BaseException:
                self._writer.rollback()
                raise
            finally:
                cursor.close()

    @contextmanager
    def reading(self) -> Iterator[Cursor]:
        """One state of the file, whatever is being written meanwhile."""
        with translated(), self._connections.cursor() as cursor:
            cursor.execute("BEGIN")
            yield cursor
            cursor.execute("COMMIT")

    def rows(self, query: str, *values: object) -> list[tuple[Any, ...]]:
        """All rows of a query."""
        with self.reading() as cursor:
            found: list[tuple[Any, ...]] = cursor.execute(query, values).fetchall()
        return found

    def checkpoint_when_idle(self) -> int:
        """Move what was committed from the write-ahead log into the file; pages still in the log.

        The owner calls it when the till has had nothing to do for a moment. It holds up nobody who reads; a sale that
        comes at that moment commits a little later.
        """
        with translated():
            return checkpoint(self._connections)

    def close(self) -> None:
        """Close every connection. What was committed is safe in any case."""
        with self._lock:
            self._writer.close()
            self._connections.dispose()
