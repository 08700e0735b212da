"""SQLite's and the file system's errors in the words of `pos.domain.errors`, translated at this layer's edge."""

from __future__ import annotations

import errno
from collections.abc import Iterator
from contextlib import contextmanager

import sqlcipher3.dbapi2 as sqlite  # type: ignore[import-untyped,unused-ignore]

from pos.domain.errors import DamagedFile, DiskFull, ReadOnlyFolder, StorageError

_BY_NAME: dict[str, type[StorageError]] = {
    "SQLITE_FULL": DiskFull,
    "SQLITE_READONLY": ReadOnlyFolder,
    "SQLITE_CANTOPEN": ReadOnlyFolder,
    "SQLITE_PERM": ReadOnlyFolder,
    "SQLITE_CORRUPT": DamagedFile,
    "SQLITE_NOTADB": DamagedFile,
}
_BY_ERRNO: dict[int, type[StorageError]] = {
    errno.ENOSPC: DiskFull,
    errno.EDQUOT: DiskFull,
    errno.EFBIG: DiskFull,
    errno.EROFS: ReadOnlyFolder,
    errno.EACCES: ReadOnlyFolder,
    errno.EPERM: ReadOnlyFolder,
}


@contextmanager
def translated() -> Iterator[None]:
    """Raise StorageError's kinds for what SQLite and the file system raise, SQLAlchemy's form of it included.

    SQLAlchemy's IntegrityError, a rule's, passes.
    """
    try:
        yield
    except sqlite.Error as error:
        raise _fault_of(error) from error
    except OSError as error:
        raise _BY_ERRNO.get(error.errno or 0, StorageError)(str(error)) from error
    except Exception as error:
        # What SQLAlchemy wraps is known by what is in it: a till does without importing SQLAlchemy.
        wrapped = getattr(error, "orig", None)
        if not isinstance(wrapped, sqlite.Error) or isinstance(wrapped, sqlite.IntegrityError):
            raise
        raise _fault_of(wrapped) from error


def _fault_of(error: BaseException) -> StorageError:
    name = str(getattr(error, "sqlite_errorname", ""))
    for prefix, kind in _BY_NAME.items():
        if name.startswith(prefix):
            return kind(f"{name}: {error}")
    return StorageError(f"{name}: {error}")
