"""`upload`: sales a server on SQLite accepts a second."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import sqlcipher3.dbapi2 as sqlite  # type: ignore[import-untyped,unused-ignore]

from pos.commands.bench.figure import Figure
from pos.commands.bench.scale import Scale
from pos.commands.bench.uploading import BareInsert, measure

A_SECOND = 500.0


def run(scale: Scale) -> Figure:
    """One writer queue, the file in a temporary folder."""
    return measure("upload", scale, a_second=A_SECOND, url=None, bare=_bare())


@contextmanager
def _bare() -> Iterator[BareInsert]:
    with tempfile.TemporaryDirectory(prefix="guitai-bench-") as folder:
        connection = sqlite.connect(str(Path(folder) / "bare.db"), isolation_level=None)
        connection.execute("PRAGMA journal_mode = WAL")
        connection.execute("PRAGMA synchronous = FULL")
        connection.execute("CREATE TABLE row (id INTEGER PRIMARY KEY, body BLOB)")

        def insert(payloads: tuple[bytes, ...]) -> None:
            connection.execute("BEGIN IMMEDIATE")
            connection.executemany("INSERT INTO row (body) VALUES (?)", [(payload,) for payload in payloads])
            connection.execute("COMMIT")

        yield insert
        connection.close()
