"""The server's database: a SQLite file by default, PostgreSQL by URL; everything above this file is one code path."""

from __future__ import annotations

import logging
import random
from collections.abc import Callable, Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from pathlib import Path
from threading import Event
from typing import TypeVar

from sqlalchemy import Connection, Engine, create_engine
from sqlalchemy.exc import ArgumentError, OperationalError

from pos.domain.errors import StorageError
from pos.server.transaction import Transaction
from pos.storage.sqlite import open_engine

FILE = "central.db"
POSTGRES_WRITERS = 8
"""Writing transactions at a time; more would only wait for each other's store."""
ATTEMPTS = 5
"""How often a transaction is begun again after PostgreSQL broke a circle of waiting."""
_BROKEN_CIRCLE = frozenset({"40001", "40P01"})
"""serialization_failure and deadlock_detected (PostgreSQL, appendix A)."""

T = TypeVar("T")
logger = logging.getLogger(__name__)


class Database:
    """Reading and writing transactions."""

    def __init__(self, *, engine: Engine) -> None:
        self.engine = engine
        # An error in the log shows the statement, never names or phone numbers.
        engine.hide_parameters = True
        self.is_sqlite = engine.dialect.name == "sqlite"
        self.on_moved: list[Callable[[Mapping[str, int]], None]] = []
        """Called after each COMMIT with the heads it moved, on the writing thread."""
        self.writers = ThreadPoolExecutor(
            max_workers=1 if self.is_sqlite else POSTGRES_WRITERS, thread_name_prefix="writer"
        )
        """Where requests write. SQLite lets one write at a time, so they queue here, first come first served,
        instead of polling for the file's lock."""
        self._reader = engine.execution_options(
            **({"reading": True} if self.is_sqlite else {"isolation_level": "REPEATABLE READ"})
        )
        self._closing = Event()

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        """A transaction that sees the database as it is now, however many statements it takes; it writes nothing."""
        with self._reader.connect() as connection:
            yield connection

    def write(self, work: Callable[[Transaction], T]) -> T:
        """Run `work` in one transaction and commit it; begun again from the start when PostgreSQL broke a circle."""
        for attempt in range(1, ATTEMPTS + 1):
            try:
                with self.engine.begin() as connection:
                    transaction = Transaction(connection)
                    answer = work(transaction)
                    transaction.move_heads()
                break
            except OperationalError as error:
                if attempt == ATTEMPTS or getattr(error.orig, "sqlstate", None) not in _BROKEN_CIRCLE:
                    raise
                logger.info("transaction begun again after a deadlock, attempt %d", attempt)
                self._closing.wait(random.uniform(0, 0.02 * attempt))  # noqa: S311 - spreads load, guards nothing
        else:  # pragma: no cover - the loop ends by break or raise
            raise AssertionError
        for tell in self.on_moved:
            tell(transaction.moved)
        return answer

    def close(self) -> None:
        """Let the writes that wait finish, then let go of every connection."""
        self._closing.set()
        self.writers.shutdown(wait=True)
        self.engine.dispose()


def open_database(folder: Path, url: str | None = None) -> Database:
    """The database in `folder`, or at `url` (`postgresql://…`); nothing is opened until it is first used.

    Raises StorageError for an address that is none; it is not repeated, as there may be a password in it.
    """
    if url is None:
        return Database(engine=open_engine(folder / FILE, cache_kib=65_536, pool_size=8, auto_checkpoint_pages=4000))
    if url.startswith(("postgresql://", "postgres://")):
        url = "postgresql+psycopg://" + url.partition("://")[2]
    try:
        if not url.startswith("postgresql+psycopg://"):
            raise ArgumentError
        engine = create_engine(url, pool_size=POSTGRES_WRITERS + 8, max_overflow=8, pool_pre_ping=True)
    except (ArgumentError, ValueError) as error:
        raise StorageError("the database's address must be postgresql://USER[:PASSWORD]@HOST[:PORT]/NAME") from error
    return Database(engine=engine)
