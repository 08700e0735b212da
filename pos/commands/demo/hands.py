"""A clerk's hands on the real window: keys at a person's pace, scans at a scanner's, pictures of what is seen."""

from __future__ import annotations

import time
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from pos.bootstrap.till import TillApplication

PERSON_MS = 95
"""Between two keys of a quick typist; a scanner needs less than 35."""
PATIENCE_S = 30.0
"""How long anything may take before the day is called off."""


class TooSlow(RuntimeError):
    """What was waited for did not happen."""


class Hands:
    """Drives one till's window. Everything goes through key events, as a keyboard and a scanner would send them."""

    def __init__(self, till: TillApplication, *, pictures: Path) -> None:
        """`pictures`: the folder that gets what is seen."""
        self._till = till
        self._pictures = pictures
        self._taken = 0

    def until(self, what: str, holds: Callable[[], bool], *, within_s: float = PATIENCE_S) -> float:
        """Let the window live until something holds; the seconds it took. Raises TooSlow."""
        started = time.monotonic()
        while not holds():
            if time.monotonic() - started > within_s:
                raise TooSlow(what)
            QTest.qWait(10)
        return time.monotonic() - started

    def settle(self) -> None:
        """Until nothing is under way."""
        QTest.qWait(60)
        self.until("the window is still busy", lambda: self._till.ui.idle)

    def type(self, text: str) -> None:
        """Type at a person's pace."""
        for letter in text:
            QTest.keyClicks(self._focused(), letter)
            QTest.qWait(PERSON_MS)
        self.settle()

    def press(self, key: Qt.Key) -> None:
        """Press one key."""
        QTest.qWait(PERSON_MS)
        QTest.keyClick(self._focused(), key)
        self.settle()

    def enter(self) -> None:
        """The big button."""
        self.press(Qt.Key.Key_Return)

    def scan(self, code: str) -> None:
        """Hold something in front of the scanner."""
        QTest.qWait(PERSON_MS)
        QTest.keyClicks(self._focused(), code)
        QTest.keyClick(self._focused(), Qt.Key.Key_Return)
        QTest.qWait(PERSON_MS)
        self.settle()

    def look(self, name: str) -> Path:
        """Keep a picture of the window."""
        self.settle()
        QTest.qWait(200)
        self._taken += 1
        path = self._pictures / f"{self._taken:02d}-{name}.png"
        self._till.ui.window.grab().save(str(path))
        return path

    def _focused(self) -> QWidget:
        return QApplication.focusWidget() or self._till.ui.window
