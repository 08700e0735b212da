"""Locks the screen when nobody has touched the till for a while. The cart stays."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtGui import QGuiApplication, QWindow

_HANDS = frozenset(
    {
        QEvent.Type.KeyPress,
        QEvent.Type.MouseButtonPress,
        QEvent.Type.TouchBegin,
        QEvent.Type.Wheel,
    }
)


class IdleLock(QObject):
    """Watches for keys, touches and scans (which are keys) while somebody is on duty.

    They come to the system's window before any widget. Nothing else does, so that no paint and no timer of the screens
    in it is handed to Python: a quarter of a scan's time went into that.
    """

    def __init__(self, *, lock: Callable[[], None]) -> None:
        super().__init__()
        self._timer = QTimer(self, singleShot=True)
        self._timer.timeout.connect(lock)
        self._window: QWindow | None = None
        application = QGuiApplication.instance()
        if isinstance(application, QGuiApplication):
            application.focusWindowChanged.connect(self._look_at)
            self._look_at(application.focusWindow())

    @property
    def watching(self) -> bool:
        """Whether it will lock."""
        return self._timer.isActive()

    def watch(self, seconds: int) -> None:
        """Lock after so many seconds without a hand; 0: never."""
        if seconds <= 0:
            self.rest()
        else:
            self._timer.start(seconds * 1000)

    def rest(self) -> None:
        """Nobody is on duty."""
        self._timer.stop()

    def _look_at(self, window: QWindow | None) -> None:
        if window is not None and window is not self._window:
            self._window = window
            window.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Qt: a hand."""
        if event.type() in _HANDS and self._timer.isActive():
            self._timer.start()
        return False
