"""Reading codes in pictures. A picture is grey: a memoryview of bytes with two dimensions, rows × columns."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from collections.abc import Collection

    from pos.domain.reading import Reading, Sighting, Voice


class Decoder(Protocol):
    """One library that reads codes."""

    @property
    def voice(self) -> Voice:
        """Which one."""

    def read(self, grey: memoryview, *, hard: bool = False) -> tuple[Reading, ...]:
        """The codes it sees. `hard`: take the time that it takes. Never raises for what is in a picture."""


class CodeReader(Protocol):
    """All decoders together."""

    def look(self, grey: memoryview, *, sure: Collection[str] = ()) -> tuple[Sighting, ...]:
        """The codes in a picture. `sure`: texts that need no second voice any more."""
