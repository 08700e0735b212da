"""The screen's language: English in the source, Chinese from Qt Linguist. Changed without a restart."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QObject, QTranslator, Signal

translate = QCoreApplication.translate
"""`translate(context, text)`: named so that `pyside6-lupdate` finds every call."""


class Tongue(StrEnum):
    """The languages there are."""

    CHINESE = "zh_CN"
    ENGLISH = "en"


class Language(QObject):
    """Holds the translator of the moment. The views retranslate on `changed`."""

    changed = Signal()

    def __init__(self, *, folder: Path) -> None:
        super().__init__()
        self._folder = folder
        self._translator: QTranslator | None = None
        self.tongue = Tongue.ENGLISH

    def speak(self, tongue: Tongue) -> None:
        """Switch. A catalogue that is missing leaves the source language, which is whole by itself."""
        self.fall_silent()
        if tongue is not Tongue.ENGLISH:
            translator = QTranslator(self)
            if translator.load(str(self._folder / f"guitai_{tongue}.qm")):
                QCoreApplication.installTranslator(translator)
                self._translator = translator
        self.tongue = tongue
        self.changed.emit()

    def fall_silent(self) -> None:
        """The window is gone: leave nothing of it with the application."""
        if self._translator is not None:
            QCoreApplication.removeTranslator(self._translator)
            self._translator = None
