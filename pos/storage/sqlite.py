"""The one way to open a SQLite file, on the till and on the server: through the sqlcipher3 wheel, WAL, FULL.

Python's own SQLite can be years old. 3.7.0 to 3.51.2 can silently lose commits when a write and a checkpoint happen at
the same moment (the WAL-reset defect), so anything older than 3.51.3 is refused.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

import sqlcipher3.dbapi2 as sqlite  # type: ignore[import-untyped,unused-ignore]
from sqlalchemy import Engine, create_engine, event
from sqlalchemy.pool import NullPool, QueuePool

from pos.domain.errors import OldSqlite, StorageError

OLDEST_SAFE = (3, 51, 3)
BUSY_MS = 10_000
"""How long a writer waits for another one."""


def check_version() -> str:
    """The SQLite version in use. Raises OldSqlite below `OLDEST_SAFE`."""
    version: str = sqlite.sqlite_version
    if tuple(int(part) for part in version.split(".")) < OLDEST_SAFE:
        raise OldSqlite(f"SQLite {version} is older than {'.'.join(map(str, OLDEST_SAFE))}")
    return version


def open_engine(
    path: Path,
    *,
    key: bytes | None = None,
    read_only: bool = False,
    synchronous: str = "FULL",
    journal: str = "WAL",
    cache_kib: int = 2048,
    auto_checkpoint_pages: int = 1000,
    pool_size: int = 5,
) -> Engine:
    """An engine on `path`; nothing is opened until it is first used.

    `key`: 32 raw bytes encrypt the file (SQLCipher; no key derivation, so opening costs nothing), None leaves it clear.
    Pages carry no MAC of their own: it took half of a commit, and the journal's hash chain says more.
    `synchronous` and `journal` are read back on every connection and must be what was asked for (a file that is being
    built and worth nothing until it is whole needs neither). Transactions begin with BEGIN IMMEDIATE, so that two
    writers wait for each other and never fail half-way; with the execution option `reading=True` a connection's
    transactions only read and hold nobody up.
    `auto_checkpoint_pages`: 0 when the owner checkpoints by itself while idle. `pool_size` 0: a connection per use.
    Raises OldSqlite; StorageError for a key of another length. The connection's own errors are SQLAlchemy's.
    """
    check_version()
    if key is not None and len(key) != 32:
        raise StorageError("a database key has 32 bytes")
    target = f"{path.resolve().as_uri()}{'?mode=ro' if read_only else ''}"

    def connect() -> Any:
        return sqlite.connect(target, uri=True, timeout=BUSY_MS / 1000, isolation_level=None, check_same_thread=False)

    pool: dict[str, Any] = (
        {"poolclass": NullPool}
        if pool_size == 0
        else {
            "poolclass": QueuePool,
            "pool_size": pool_size,
            "max_overflow": 20,
        }
    )
    engine = create_engine("sqlite://", module=sqlite, creator=connect, **pool)

    @event.listens_for(engine, "connect")
    def prepare(connection: Any, _record: object) -> None:
        if key is not None:
            connection.execute(f"PRAGMA key = \"x'{key.hex()}'\"")
            connection.execute("PRAGMA cipher_use_hmac = OFF")
        if not read_only:
            connection.execute(f"PRAGMA journal_mode = {journal}")
        connection.execute(f"PRAGMA synchronous = {synchronous}")
        connection.execute(f"PRAGMA cache_size = -{cache_kib}")
        connection.execute(f"PRAGMA wal_autocheckpoint = {auto_checkpoint_pages}")
        connection.execute("PRAGMA foreign_keys = ON")
        (level,) = connection.execute("PRAGMA synchronous").fetchone()
        (mode,) = connection.execute("PRAGMA journal_mode").fetchone()
        if level != {"OFF": 0, "NORMAL": 1, "FULL": 2, "EXTRA": 3}[synchronous] or mode.upper() != journal:
            raise StorageError(f"{path.name}: synchronous {level}, journal {mode}")

    @event.listens_for(engine, "begin")
    def begin(connection: Any) -> None:
        reading = read_only or connection.get_execution_options().get("reading", False)
        connection.exec_driver_sql("BEGIN" if reading else "BEGIN IMMEDIATE")

    return engine


def checkpoint(engine: Engine, *, mode: str = "PASSIVE") -> int:
    """Move what was committed from the write-ahead log into the file; pages that are still in the log alone.

    PASSIVE holds up nobody. TRUNCATE waits for readers and leaves an empty log. The driver's errors are raised.
    """
    connection = engine.raw_connection()
    try:
        cursor = connection.cursor()
        cursor.execute(f"PRAGMA wal_checkpoint({mode})")
        _busy, logged, moved = cursor.fetchone() or (0, 0, 0)
        cursor.close()
    finally:
        connection.close()
    return max(0, logged - moved)
