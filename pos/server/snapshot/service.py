"""The newest catalogue snapshot: built when it is first wanted, and again when the feed has left it far behind."""

from __future__ import annotations

import logging
import multiprocessing
from ctypes import c_longlong
from multiprocessing.context import SpawnProcess
from multiprocessing.sharedctypes import Synchronized
from pathlib import Path
from threading import Lock

from sqlalchemy import func, select

from pos.domain.errors import BadValue
from pos.server.catalogue.tables import variants
from pos.server.database import Database
from pos.server.feeds.pages import head_of
from pos.server.keys import Keys
from pos.server.organisation.repository import epoch_of
from pos.server.snapshot.building import FACTS, PACKED, Facts, build
from pos.wire.catalogue import SnapshotInfo, snapshot_bytes
from pos.wire.codec import decode
from pos.wire.feed import CHAIN_FEED

FAR_BEHIND = 20_000
"""Rows of the feed; a till fetches fewer quickly enough, so a snapshot that far behind is still good."""
KEPT = 2
"""Snapshots kept: the newest, and the one before it for tills in the middle of fetching it."""
STOP_S = 10
logger = logging.getLogger(__name__)


class Snapshots:
    """Snapshots of the catalogue in a folder."""

    def __init__(self, *, database: Database, keys: Keys, folder: Path, database_folder: Path, url: str | None) -> None:
        """`folder`: where snapshots lie. `database_folder`, `url`: what the building process opens."""
        self._database = database
        self._keys = keys
        self._folder = folder
        self._database_folder = database_folder
        self._url = url
        self._lock = Lock()
        self._process: SpawnProcess | None = None
        self._built: Synchronized[int] | None = None

    def newest(self) -> SnapshotInfo:
        """The newest snapshot, or how far it is; begins to build one when there is none that is good."""
        with self._database.reading() as connection:
            epoch, head = epoch_of(connection), head_of(connection, CHAIN_FEED)
        with self._lock:
            self._reap()
            facts = next((one for one in self._finished() if one.epoch == epoch and one.seq <= head), None)
            if facts is None or head - facts.seq > FAR_BEHIND:
                self._begin()
            if facts is not None:
                return self._info(facts)
            return SnapshotInfo(ready=False, variants=self._expected(), built=self._built.value if self._built else 0)

    def path_of(self, name: str) -> Path | None:
        """Where a snapshot of that name lies."""
        path = self._folder / name
        return path if path.parent == self._folder and name.endswith(PACKED) and path.is_file() else None

    def close(self) -> None:
        """Stop building."""
        with self._lock:
            if self._process is not None:
                self._process.terminate()
                self._process.join(STOP_S)
                self._process.close()
                self._process = None

    def _begin(self) -> None:
        if self._process is not None:
            return
        self._folder.mkdir(exist_ok=True)
        for old in [*self._folder.glob("*.draft"), *self._folder.glob("*.draft-*")]:
            _remove(old)
        context = multiprocessing.get_context("spawn")
        self._built = context.Value(c_longlong, 0)
        arguments = (self._database_folder, self._url, self._folder, self._built)
        self._process = context.Process(target=build, args=arguments, name="snapshot", daemon=True)
        self._process.start()

    def _reap(self) -> None:
        """Take note of a building process that has ended."""
        if self._process is None or self._process.is_alive():
            return
        if self._process.exitcode:
            logger.error("a catalogue snapshot failed: exit status %d", self._process.exitcode)
        self._process.close()
        self._process = None
        for old in self._finished()[KEPT:]:
            _remove(self._folder / f"{old.name}{FACTS}")
            _remove(self._folder / old.name)

    def _finished(self) -> list[Facts]:
        """Facts of finished snapshots, newest first."""
        found = []
        for path in self._folder.glob(f"*{PACKED}{FACTS}"):
            try:
                facts = decode(path.read_bytes(), Facts)
            except (BadValue, OSError):
                continue
            if self.path_of(facts.name) is not None:
                found.append(facts)
        return sorted(found, key=lambda one: (self._folder / one.name).stat().st_mtime_ns, reverse=True)

    def _info(self, facts: Facts) -> SnapshotInfo:
        signature = self._keys.sign(snapshot_bytes(facts.name, facts.size, facts.sha256))
        return SnapshotInfo(
            ready=True,
            name=facts.name,
            size=facts.size,
            sha256=facts.sha256,
            signature=signature.hex(),
            variants=facts.variants,
            built=facts.variants,
        )

    def _expected(self) -> int:
        with self._database.reading() as connection:
            return int(connection.execute(select(func.count()).select_from(variants)).scalar_one())


def _remove(path: Path) -> None:
    """Remove a file; one that somebody still reads stays where the system says so, and goes next time."""
    try:
        path.unlink(missing_ok=True)
    except OSError as error:
        logger.info("%s is still in use: %s", path.name, error)
