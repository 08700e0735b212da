"""A server's folder with its tables in it: the steps to them take longer than most tests."""

from __future__ import annotations

import tempfile
from functools import cache
from pathlib import Path

from pos.server.database import FILE, open_database
from pos.server.migrate import take_steps


def with_tables(folder: Path) -> Path:
    """The folder, made where there is none, with a database in it that has every table and no row."""
    folder.mkdir(parents=True, exist_ok=True)
    (folder / FILE).write_bytes(_empty())
    return folder


@cache
def _empty() -> bytes:
    """A database file, made once in each process by the steps that a real server takes."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        database = open_database(folder)
        database.write(lambda tx: take_steps(tx.connection))
        database.close()
        return (folder / FILE).read_bytes()
