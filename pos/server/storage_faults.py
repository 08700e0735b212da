"""What a database and its folder raise, in the words of `pos.domain.errors`: for whoever works on an installation."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy.exc import DBAPIError

from pos.domain.errors import StorageError
from pos.storage.faults import translated


@contextmanager
def storage_faults() -> Iterator[None]:
    """Raise StorageError, with one line of words and no password, for faults of SQLite, PostgreSQL and the folder."""
    with _of_postgres(), translated():
        yield


@contextmanager
def _of_postgres() -> Iterator[None]:
    try:
        yield
    except DBAPIError as error:
        # The driver's own words, without the statement: they name host, port, user and database, never the password.
        raise StorageError(f"the database: {' '.join(str(error.orig).split())}") from error
