"""Locks the screen when nobody has touched the till for a while. The cart stays."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtWidgets import QApplication

_HANDS = frozenset(
    {
        QEvent.Type.KeyPress,
        QEvent.Type.MouseButtonPress,
        QEvent.Type.TouchBegin,
        QEvent.Type.Wheel,
    }
)


class IdleLock(QObject):
    """Watches for keys, touches and scans (which are keys) while somebody is on duty."""

    def __init__(self, *, lock: Callable[[], None]) -> None:
        super().__init__()
        self._timer = QTimer(self, singleShot=True)
        self._timer.timeout.connect(lock)

    @property
    def watching(self) -> bool:
        """Whether it will lock."""
        return self._timer.isActive()

    def watch(self, seconds: int) -> None:
        """Lock after so many seconds without a hand; 0: never."""
        application = QApplication.instance()
        if seconds <= 0 or application is None:
            self.rest()
            return
        application.removeEventFilter(self)
        application.installEventFilter(self)
        self._timer.start(seconds * 1000)

    def rest(self) -> None:
        """Nobody is on duty."""
        self._timer.stop()
        application = QApplication.instance()
        if application is not None:
            application.removeEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Qt: a hand."""
        if event.type() in _HANDS and self._timer.isActive():
            self._timer.start()
        return False
