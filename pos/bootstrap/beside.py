"""A till's files for a process beside it, while the till may be running: nothing is written."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from pos.bootstrap.till_files import STORE_KEY, STORE_NAME, till_secrets
from pos.domain.errors import MissingKey, StorageError
from pos.ports.keys import Secrets
from pos.storage.connections import Connections
from pos.storage.database import Database
from pos.storage.mirror.mirror import SqlMirror
from pos.storage.sqlite import open_file


@contextmanager
def reading(path: Path, secrets: Secrets, name: str) -> Iterator[Connections]:
    """One of a till's encrypted files; `name`: its key's. Raises MissingKey where there is none."""
    key = secrets.get(name)
    if key is None or not path.is_file():
        raise MissingKey(f"{path.parent} holds no till's {path.name}, or not its key")
    connections = open_file(path, key=key, read_only=True, kept=0)
    try:
        yield connections
    finally:
        connections.dispose()


@contextmanager
def told(data: Path) -> Iterator[SqlMirror | None]:
    """What head office told the till of a folder; None where nothing was told, or by another version's file."""
    if not (data / STORE_NAME).is_file():
        yield None
        return
    with reading(data / STORE_NAME, till_secrets(data), STORE_KEY) as connections:
        try:
            mirror = SqlMirror(database=Database(connections), pepper=b"")
        except StorageError:
            mirror = None
        yield mirror
