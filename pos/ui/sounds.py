"""Sounds, as a second signal beside what the screen says; never the only one."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QUrl

if TYPE_CHECKING:
    from PySide6.QtMultimedia import QSoundEffect


class Sound(StrEnum):
    """What can be heard; the name of its file."""

    FOUND = "found"
    NOT_FOUND = "not_found"
    ATTENTION = "attention"
    REFUSED = "refused"
    PAID = "paid"


class Sounds:
    """Plays them where there is something to play them on. QtMultimedia is loaded with the first sound."""

    def __init__(self, *, folder: Path, on: bool = True) -> None:
        self._folder = folder
        self._effects: dict[Sound, QSoundEffect] = {}
        self._silent: bool | None = None
        self.on = on
        self.last: Sound | None = None

    def play(self, sound: Sound) -> None:
        """Play a sound, without waiting for it."""
        self.last = sound
        if not self.on or self._nothing_to_play_on():
            return
        effect = self._effects.get(sound)
        if effect is None:
            from PySide6.QtMultimedia import QSoundEffect

            effect = QSoundEffect()
            effect.setSource(QUrl.fromLocalFile(str(self._folder / f"{sound}.wav")))
            effect.setVolume(0.7)
            self._effects[sound] = effect
        effect.play()

    def _nothing_to_play_on(self) -> bool:
        if self._silent is None:
            from PySide6.QtMultimedia import QMediaDevices

            self._silent = QMediaDevices.defaultAudioOutput().isNull()
        return self._silent
