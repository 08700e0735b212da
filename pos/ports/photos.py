"""Photographs taken at this till that head office has not got yet."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol


class Photos(Protocol):
    """Kept on disk from the moment they are taken. Never on the GUI thread. Raises StorageError."""

    def keep(self, jpeg: bytes) -> str:
        """Keep one; its name, the SHA-256 of the file in hex. The same one twice is kept once."""

    def waiting(self) -> Sequence[str]:
        """Names of those that are still to be sent."""

    def read(self, name: str) -> bytes | None:
        """The file; None where it is gone, or is not what its name says."""

    def sent(self, name: str) -> None:
        """Head office has it: from now on it is a picture like any other."""

    def refused(self, name: str) -> None:
        """Head office will not have it: it is put aside and not sent again."""
