"""One catalogue file in use: counted, so that it is closed and deleted when the last reader has left."""

from __future__ import annotations

import logging
import threading
from contextlib import AbstractContextManager
from pathlib import Path
from typing import Any

from pos.domain.errors import DamagedFile, StorageError
from pos.storage.catalogue.schema import FORMAT, INDEXES, TABLES
from pos.storage.database import Cursor, Database
from pos.storage.faults import translated
from pos.storage.sqlite import open_file

_log = logging.getLogger(__name__)

NOTHING_YET = {"format": FORMAT, "epoch": "", "seq": 0, "variants": 0, "complete": 0, "expected": 0}
"""`meta` of a catalogue that has to be filled."""
AS_OF = "as_of_ms"
"""In `meta` once the till has caught up: until when the file says what head office says, epoch ms."""
KEPT_EVERY_MS = 300_000
"""How often that goes to the disk."""


class OpenCatalogue:
    """A catalogue file that answers until it is retired."""

    def __init__(self, path: Path) -> None:
        """Raises DamagedFile where `path` is no catalogue of this program's format."""
        if not path.is_file():
            raise DamagedFile(f"there is no {path.name}")
        self.path = path
        """The file."""
        connections = open_file(path, cache_kib=4096)
        try:
            self._database = Database(connections)
            self.meta = self._read_meta()
            self._as_of_kept: int = self.meta.get(AS_OF, 0)
        except StorageError:
            connections.dispose()
            raise
        self._lock = threading.Lock()
        self._readers = 0
        self._retired = False

    @classmethod
    def create(cls, path: Path) -> OpenCatalogue:
        """An empty catalogue at `path`."""
        with translated(), open_file(path, kept=0).cursor() as cursor:
            cursor.execute("BEGIN IMMEDIATE")
            for statement in (*TABLES, *INDEXES):
                cursor.execute(statement)
            cursor.executemany("INSERT INTO meta VALUES (?, ?)", list(NOTHING_YET.items()))
            cursor.execute("COMMIT")
        return cls(path)

    @property
    def complete(self) -> bool:
        """Whether all of the chain's catalogue is in it."""
        return bool(self.meta["complete"])

    def held(self) -> OpenCatalogue:
        """Itself, with one reader more; the file stays until that one leaves."""
        with self._lock:
            self._readers += 1
        return self

    def leave(self) -> None:
        """A reader is done."""
        with self._lock:
            self._readers -= 1
            last = self._retired and self._readers == 0
        if last:
            self._delete()

    def reading(self) -> AbstractContextManager[Cursor]:
        """One state of the catalogue, whatever is being written meanwhile."""
        return self._database.reading()

    def writing(self) -> AbstractContextManager[Cursor]:
        """One transaction that writes."""
        return self._database.writing()

    def caught_up(self, as_of_ms: int) -> None:
        """There was nothing more to be told at that moment. The caller lets nobody else change `meta` meanwhile."""
        if abs(as_of_ms - self._as_of_kept) >= KEPT_EVERY_MS:  # a clock may have been put back
            with self.writing() as cursor:
                cursor.execute("INSERT OR REPLACE INTO meta VALUES (?, ?)", (AS_OF, as_of_ms))
            self._as_of_kept = as_of_ms
        self.meta = {**self.meta, AS_OF: as_of_ms}

    def retire(self) -> None:
        """Close and delete the file, at once or when the last reader leaves; no new one comes any more."""
        with self._lock:
            self._retired = True
            unused = self._readers == 0
        if unused:
            self._delete()

    def checkpoint_when_idle(self) -> None:
        """Move changes from the write-ahead log into the file."""
        self._database.checkpoint_when_idle()

    def close(self) -> None:
        """Close the file and keep it."""
        self._database.close()

    def _read_meta(self) -> dict[str, Any]:
        meta = dict(self._database.rows("SELECT key, value FROM meta"))
        if meta.keys() < NOTHING_YET.keys() or meta["format"] != FORMAT:
            raise DamagedFile(f"{self.path.name} is no catalogue of format {FORMAT}")
        return meta

    def _delete(self) -> None:
        self._database.close()
        delete_files(self.path)


def delete_files(path: Path) -> None:
    """Delete a catalogue file and what belongs to it. What cannot be deleted now goes at the next start."""
    for name in (path.name, f"{path.name}-wal", f"{path.name}-shm"):
        try:
            path.with_name(name).unlink(missing_ok=True)
        except OSError as error:
            _log.info("%s stays for now: %s", name, error.strerror)
