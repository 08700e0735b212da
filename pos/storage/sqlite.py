"""The one way to open a SQLite file, on the till and on the server: through the sqlcipher3 wheel, WAL, FULL.

Python's own SQLite can be years old. 3.7.0 to 3.51.2 can silently lose commits when a write and a checkpoint happen at
the same moment (the WAL-reset defect), so anything older than 3.51.3 is refused.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypedDict, Unpack

import sqlcipher3.dbapi2 as sqlite  # type: ignore[import-untyped,unused-ignore]

from pos.domain.errors import OldSqlite, StorageError
from pos.storage.connections import Connections

if TYPE_CHECKING:
    from sqlalchemy import Engine

OLDEST_SAFE = (3, 51, 3)
BUSY_MS = 10_000
"""How long a writer waits for another one."""


def check_version() -> str:
    """The SQLite version in use. Raises OldSqlite below `OLDEST_SAFE`."""
    version: str = sqlite.sqlite_version
    if tuple(int(part) for part in version.split(".")) < OLDEST_SAFE:
        raise OldSqlite(f"SQLite {version} is older than {'.'.join(map(str, OLDEST_SAFE))}")
    return version


class Opening(TypedDict, total=False):
    """How a file is opened."""

    key: bytes | None
    """32 raw bytes encrypt the file (SQLCipher; no key derivation, so opening costs nothing); None, the default, leaves
    it clear. Pages carry no MAC of their own: it took half of a commit, and the journal's hash chain says more."""
    read_only: bool
    """False by default."""
    frozen: bool
    """False by default. True with `read_only` for a file that nobody writes and whose log is empty: nothing is made
    beside it, so that it can be read where nothing can be written."""
    synchronous: str
    """FULL by default. Read back, like the journal, on every connection; must be what was asked for."""
    journal: str
    """WAL by default. A file that is being built and worth nothing until it is whole needs neither."""
    cache_kib: int
    """Pages kept by each connection; 2,048 by default."""
    auto_checkpoint_pages: int
    """1,000 by default; 0 when the owner checkpoints by itself while idle."""


def open_file(path: Path, *, kept: int = 4, **how: Unpack[Opening]) -> Connections:
    """The connections of the file at `path`, `kept` of them at most when idle; none is opened until it is first used.

    Raises OldSqlite; StorageError for a key of another length. A connection's own errors are the driver's.
    """
    return Connections(_connector(path, how), kept=kept)


def open_engine(path: Path, *, pool_size: int = 5, **how: Unpack[Opening]) -> Engine:
    """An engine on `path`, for those who speak SQLAlchemy; nothing is opened until it is first used.

    Transactions begin with BEGIN IMMEDIATE, so that two writers wait for each other and never fail half-way; with the
    execution option `reading=True` a connection's transactions only read and hold nobody up.
    `pool_size` 0: a connection per use. Raises what `open_file` raises. A connection's own errors are SQLAlchemy's.
    """
    # Half a second that a till, which needs none of it, would wait for at every start.
    from sqlalchemy import create_engine, event
    from sqlalchemy.pool import NullPool, QueuePool

    pool: dict[str, Any] = (
        {"poolclass": NullPool}
        if pool_size == 0
        else {"poolclass": QueuePool, "pool_size": pool_size, "max_overflow": 20}
    )
    engine = create_engine("sqlite://", module=sqlite, creator=_connector(path, how), **pool)

    @event.listens_for(engine, "begin")
    def begin(connection: Any) -> None:
        reading = how.get("read_only", False) or connection.get_execution_options().get("reading", False)
        connection.exec_driver_sql("BEGIN" if reading else "BEGIN IMMEDIATE")

    return engine


def checkpoint(connections: Connections, *, mode: str = "PASSIVE") -> int:
    """Move what was committed from the write-ahead log into the file; pages that are still in the log alone.

    PASSIVE holds up nobody. TRUNCATE waits for readers and leaves an empty log. The driver's errors are raised.
    """
    with connections.cursor() as cursor:
        cursor.execute(f"PRAGMA wal_checkpoint({mode})")
        _busy, logged, moved = cursor.fetchone() or (0, 0, 0)
    return max(0, int(logged) - int(moved))


def _connector(path: Path, how: Opening) -> Callable[[], Any]:
    """What opens a connection and prepares it."""
    check_version()
    key = how.get("key")
    if key is not None and len(key) != 32:
        raise StorageError("a database key has 32 bytes")
    read_only, frozen = how.get("read_only", False), how.get("frozen", False)
    synchronous, journal = how.get("synchronous", "FULL"), how.get("journal", "WAL")
    target = f"{path.resolve().as_uri()}{'?mode=ro' if read_only else ''}{'&immutable=1' if frozen else ''}"

    def connect() -> Any:
        connection = sqlite.connect(
            target, uri=True, timeout=BUSY_MS / 1000, isolation_level=None, check_same_thread=False
        )
        try:
            prepare(connection)
        except BaseException:
            connection.close()
            raise
        return connection

    def prepare(connection: Any) -> None:
        if key is not None:
            connection.execute(f"PRAGMA key = \"x'{key.hex()}'\"")
            connection.execute("PRAGMA cipher_use_hmac = OFF")
        if not read_only:
            connection.execute(f"PRAGMA journal_mode = {journal}")
        connection.execute(f"PRAGMA synchronous = {synchronous}")
        connection.execute(f"PRAGMA cache_size = -{how.get('cache_kib', 2048)}")
        connection.execute(f"PRAGMA wal_autocheckpoint = {how.get('auto_checkpoint_pages', 1000)}")
        connection.execute("PRAGMA foreign_keys = ON")
        (level,) = connection.execute("PRAGMA synchronous").fetchone()
        (mode,) = connection.execute("PRAGMA journal_mode").fetchone()
        if level != {"OFF": 0, "NORMAL": 1, "FULL": 2, "EXTRA": 3}[synchronous] or (
            mode.upper() != journal and not frozen
        ):
            raise StorageError(f"{path.name}: synchronous {level}, journal {mode}")

    return connect
