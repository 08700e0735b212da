"""The open ledger: one connection that writes, a few that read.

Statements here are plain SQL on the driver's own cursor. A sale is some fifteen of them; Core's part of them took longer
than the disk.
"""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, TypeAlias

from pos.domain.errors import StorageError
from pos.storage.faults import translated
from pos.storage.ledger.bring_up_to_date import bring_up_to_date
from pos.storage.sqlite import checkpoint, open_engine

LAST_RESORT_PAGES = 20_000
"""Pages in the write-ahead log (80 MB) after which a commit checkpoints by itself, because nobody ever was idle."""

Cursor: TypeAlias = Any
"""A DBAPI cursor of sqlcipher3, which ships no types."""

Failpoint: TypeAlias = Callable[[str], None]
"""Told the name of each place inside a transaction that was reached."""


def nothing_fails(_place: str) -> None:
    """The failpoint of every till that is not under test."""


class LedgerFile:
    """Everything that reads or writes `ledger.db` goes through one of these. Any thread may use it."""

    def __init__(self, *, path: Path, key: bytes, till_id: str, synchronous: str, failpoint: Failpoint) -> None:
        self.till_id = till_id
        """Whose ledger it is."""
        self.failpoint = failpoint
        """Where tests make the till die."""
        self._lock = threading.Lock()
        self._engine = open_engine(
            path, key=key, synchronous=synchronous, auto_checkpoint_pages=LAST_RESORT_PAGES, pool_size=4, cache_kib=4096
        )
        try:
            bring_up_to_date(self._engine, path)
            with translated():
                self._writer = self._engine.raw_connection()
            self._own()
        except BaseException:
            self._engine.dispose()
            raise

    @classmethod
    def open(
        cls, path: Path, *, key: bytes, till_id: str, synchronous: str = "FULL", failpoint: Failpoint = nothing_fails
    ) -> LedgerFile:
        """Open the ledger at `path`, made where there is none. `key`: 32 bytes; `till_id`: whose it has to be.

        `synchronous` is FULL; the tests use another to show that they would notice. The caller holds the folder
        (`DataFolder`). Raises NewerLedger, DamagedFile (also for a wrong key), DiskFull, ReadOnlyFolder, and
        StorageError for another till's ledger.
        """
        return cls(path=path, key=key, till_id=till_id, synchronous=synchronous, failpoint=failpoint)

    @contextmanager
    def writing(self) -> Iterator[Cursor]:
        """One durable transaction; it is rolled back when the block raises. Writers wait for each other."""
        with self._lock, translated():
            cursor = self._writer.cursor()
            try:
                cursor.execute("BEGIN IMMEDIATE")
                yield cursor
                self.failpoint("before commit")
                cursor.execute("COMMIT")
            except BaseException:
                self._writer.rollback()
                raise
            finally:
                cursor.close()
            self.failpoint("after commit")

    @contextmanager
    def reading(self) -> Iterator[Cursor]:
        """One state of the ledger, whatever is being written meanwhile."""
        with translated():
            connection = self._engine.raw_connection()
            try:
                cursor = connection.cursor()
                cursor.execute("BEGIN")
                yield cursor
                cursor.execute("COMMIT")
                cursor.close()
            finally:
                connection.close()

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

    def _own(self) -> None:
        """Note whose ledger it is, or make sure."""
        with self.writing() as cursor:
            cursor.execute("INSERT INTO meta VALUES ('till_id', ?) ON CONFLICT DO NOTHING", (self.till_id,))
            (owner,) = cursor.execute("SELECT value FROM meta WHERE key = 'till_id'").fetchone()
            if owner != self.till_id:
                raise StorageError(f"the ledger is of till {owner}, not of {self.till_id}")
