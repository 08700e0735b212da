"""An open SQLite file: one connection that writes, a few that read. Any thread may use it.

Statements are plain SQL on the driver's own cursor. A sale is some fifteen of them; Core's part of them took longer
than the disk.
"""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any, TypeAlias

from sqlalchemy import Engine

from pos.storage.faults import translated
from pos.storage.sqlite import checkpoint

Cursor: TypeAlias = Any
"""A DBAPI cursor of sqlcipher3, which ships no types."""


class Database:
    """A file's connections. Raises StorageError's kinds."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine
        self._lock = threading.Lock()
        with translated():
            self._writer = engine.raw_connection()

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
        with translated():
            connection = self._engine.raw_connection()
            try:
                cursor = connection.cursor()
                cursor.execute("BEGIN")
                yield cursor
                cursor.execute("COMMIT")
                cursor.close()
            finally:
                connection.close()  # back to the pool, which rolls back what an error left open

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
            return checkpoint(self._engine)

    def close(self) -> None:
        """Close every connection. What was committed is safe in any case."""
        with self._lock:
            self._writer.close()
            self._engine.dispose()
