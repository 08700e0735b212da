"""A decoder and a reader that say what they are told to."""

from __future__ import annotations

from collections.abc import Collection

from pos.domain.reading import Reading, Sighting, Voice


class Decoder:
    """`ports.decoding.Decoder`."""

    def __init__(self, voice: Voice, *readings: Reading) -> None:
        self.voice = voice
        self.readings = readings

    def read(self, grey: memoryview, *, hard: bool = False) -> tuple[Reading, ...]:
        return self.readings


class CodeReader:
    """`ports.decoding.CodeReader`."""

    def __init__(self) -> None:
        self.sees: tuple[Sighting, ...] = ()
        self.sure: Collection[str] = ()

    def look(self, grey: memoryview, *, sure: Collection[str] = ()) -> tuple[Sighting, ...]:
        self.sure = sure
        return self.sees
