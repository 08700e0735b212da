"""The open ledger."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TypeAlias

from pos.domain.errors import StorageError
from pos.storage.connections import Connections
from pos.storage.database import Database
from pos.storage.ledger.bring_up_to_date import bring_up_to_date
from pos.storage.sqlite import open_file

LAST_RESORT_PAGES = 20_000
"""Pages in the write-ahead log (80 MB) after which a commit checkpoints by itself, because nobody ever was idle."""

Failpoint: TypeAlias = Callable[[str], None]
"""Told the name of each place inside a transaction that was reached."""


def nothing_fails(_place: str) -> None:
    """The failpoint of every till that is not under test."""


class LedgerFile(Database):
    """`ledger.db`, up to date and the till's own."""

    def __init__(self, connections: Connections, *, till_id: str, failpoint: Failpoint) -> None:
        super().__init__(connections)
        self.till_id = till_id
        """Whose ledger it is."""
        self.failpoint = failpoint
        """Where tests make the till die."""

    @classmethod
    def open(
        cls, path: Path, *, key: bytes, till_id: str, synchronous: str = "FULL", failpoint: Failpoint = nothing_fails
    ) -> LedgerFile:
        """Open the ledger at `path`, made where there is none. `key`: 32 bytes; `till_id`: whose it has to be.

        `synchronous` is FULL; the tests use another to show that they would notice. The caller holds the folder
        (`DataFolder`). Raises NewerLedger, DamagedFile (also for a wrong key), DiskFull, ReadOnlyFolder, and
        StorageError for another till's ledger.
        """
        connections = open_file(
            path, key=key, synchronous=synchronous, auto_checkpoint_pages=LAST_RESORT_PAGES, cache_kib=4096
        )
        try:
            bring_up_to_date(connections, path)
            file = cls(connections, till_id=till_id, failpoint=failpoint)
            file._own()
        except BaseException:
            connections.dispose()
            raise
        return file

    def _own(self) -> None:
        """Note whose ledger it is, or make sure."""
        with self.writing() as cursor:
            cursor.execute("INSERT INTO meta VALUES ('till_id', ?) ON CONFLICT DO NOTHING", (self.till_id,))
            (owner,) = cursor.execute("SELECT value FROM meta WHERE key = 'till_id'").fetchone()
            if owner != self.till_id:
                raise StorageError(f"the ledger is of till {owner}, not of {self.till_id}")
