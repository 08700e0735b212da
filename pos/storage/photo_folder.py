"""Photographs that wait to be sent: files named after their SHA-256, each written whole or not at all."""

from __future__ import annotations

import hashlib
import os
import re
import secrets
from contextlib import suppress
from pathlib import Path

from pos.storage.faults import translated

_NAME = re.compile(r"^[0-9a-f]{64}$", re.ASCII)
ASIDE = "refused"
"""The folder within, of what head office would not have."""


class PhotoFolder:
    """Implements `ports.photos.Photos`."""

    def __init__(self, *, folder: Path, pictures: Path) -> None:
        """`folder`: made when the first one is taken; `pictures`: where sent ones go, as the screens look there."""
        self._folder = folder
        self._pictures = pictures

    def keep(self, jpeg: bytes) -> str:
        """Keep one; its name. On disk when this returns, also if the power goes now."""
        name = hashlib.sha256(jpeg).hexdigest()
        draft = self._folder / f"{name}.{secrets.token_hex(4)}"
        with translated():
            self._folder.mkdir(parents=True, exist_ok=True)
            with draft.open("wb") as file:
                file.write(jpeg)
                file.flush()
                os.fsync(file.fileno())
            draft.replace(self._folder / name)
        return name

    def waiting(self) -> tuple[str, ...]:
        """Names of those that are still to be sent."""
        if not self._folder.is_dir():
            return ()
        with translated():
            return tuple(sorted(path.name for path in self._folder.iterdir() if _NAME.match(path.name)))

    def read(self, name: str) -> bytes | None:
        """The file; None where it is gone, or is not what its name says."""
        with suppress(OSError):
            jpeg = (self._folder / name).read_bytes()
            return jpeg if hashlib.sha256(jpeg).hexdigest() == name else None
        return None

    def sent(self, name: str) -> None:
        """Head office has it."""
        self._move(name, self._pictures)

    def refused(self, name: str) -> None:
        """Head office will not have it."""
        self._move(name, self._folder / ASIDE)

    def _move(self, name: str, to: Path) -> None:
        with translated():
            to.mkdir(parents=True, exist_ok=True)
            (self._folder / name).replace(to / name)
