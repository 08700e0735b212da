"""One process per data folder."""

from __future__ import annotations

import os
import sys
from pathlib import Path

from pos.domain.errors import FolderInUse
from pos.storage.faults import translated

LOCK_NAME = "in-use.lock"


class DataFolder:
    """A till's data folder, held by this process until `release` or its end, however it ends.

    The lock is the operating system's, on an open file: nothing is left behind by a crash that somebody would have to
    clear away.
    """

    def __init__(self, *, path: Path, descriptor: int) -> None:
        self.path = path
        """The folder."""
        self._descriptor = descriptor

    @classmethod
    def hold(cls, path: Path) -> DataFolder:
        """Take hold of a folder, made where there is none. Raises FolderInUse, ReadOnlyFolder, DiskFull."""
        with translated():
            path.mkdir(parents=True, exist_ok=True)
            descriptor = os.open(path / LOCK_NAME, os.O_RDWR | os.O_CREAT, 0o600)
        if not _lock(descriptor):
            os.close(descriptor)
            raise FolderInUse(f"another process has {path} open")
        return cls(path=path, descriptor=descriptor)

    def release(self) -> None:
        """Let go; closing the file releases its lock."""
        os.close(self._descriptor)


def _lock(descriptor: int) -> bool:
    """Whether the file's lock is ours now."""
    try:
        if sys.platform == "win32":
            import msvcrt

            msvcrt.locking(descriptor, msvcrt.LK_NBLCK, 1)
        else:
            import fcntl

            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        return False
    return True
