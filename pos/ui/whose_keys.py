"""Which keyboard a key is of: the system's own news, kept until Qt's event of the same key comes."""

from __future__ import annotations

import ctypes
from collections import deque

from PySide6.QtCore import QAbstractNativeEventFilter, QByteArray
from PySide6.QtGui import QKeyEvent

from pos.ports.keyboards import Keyboards

_NEWS = 0x00FF
"""WM_INPUT."""
_KEPT = 64
"""Strokes that Qt made no event of are forgotten."""


class _Message(ctypes.Structure):
    """The beginning of Windows' MSG."""

    _fields_ = (
        ("window", ctypes.c_void_p),
        ("message", ctypes.c_uint32),
        ("wparam", ctypes.c_size_t),
        ("lparam", ctypes.c_ssize_t),
    )


class WhoseKeys(QAbstractNativeEventFilter):
    """Windows sends the news of a key before the key itself."""

    def __init__(self, keyboards: Keyboards) -> None:
        super().__init__()
        self._keyboards = keyboards
        self._strokes: deque[tuple[int, str]] = deque(maxlen=_KEPT)
        self._last: dict[int, str] = {}

    def nativeEventFilter(
        self,
        eventType: QByteArray | bytes | bytearray | memoryview,  # noqa: N803 -- Qt's own name
        message: int,
    ) -> tuple[bool, int]:
        """Qt: every message of Windows; none is held back."""
        if eventType == b"windows_generic_MSG":
            told = _Message.from_address(int(message))
            if told.message == _NEWS:
                self.hear(int(told.lparam))
        return False, 0

    def hear(self, news: int) -> None:
        """Remember a stroke."""
        stroke = self._keyboards.heard(news)
        if stroke is not None:
            self._strokes.append((stroke.scan_code, stroke.keyboard))

    def __call__(self, event: QKeyEvent) -> str:
        """The keyboard of a key event; empty where nobody knows. The same event may be asked about again."""
        code = event.nativeScanCode()
        if event.type() is not QKeyEvent.Type.KeyPress:
            return self._last.get(code, "")
        for stroke in self._strokes:
            if stroke[0] == code:
                self._strokes.remove(stroke)
                self._last[code] = stroke[1]
                break
        return self._last.get(code, "")
