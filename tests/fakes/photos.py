"""Photographs in memory."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence


class Photos:
    """`ports.photos.Photos`."""

    def __init__(self) -> None:
        self.kept: dict[str, bytes] = {}
        self.done: list[str] = []
        self.aside: list[str] = []

    def keep(self, jpeg: bytes) -> str:
        name = hashlib.sha256(jpeg).hexdigest()
        self.kept[name] = jpeg
        return name

    def waiting(self) -> Sequence[str]:
        return [name for name in self.kept if name not in (*self.done, *self.aside)]

    def read(self, name: str) -> bytes | None:
        return self.kept[name] or None

    def sent(self, name: str) -> None:
        self.done.append(name)

    def refused(self, name: str) -> None:
        self.aside.append(name)
