"""The field that takes what is typed. Scans never reach it; keys that command pass through it."""

from __future__ import annotations

from PySide6.QtCore import QRect, Qt, Signal
from PySide6.QtGui import QFontMetrics, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from pos.ui.look import Look
from pos.ui.parts import paint

_COMMANDS_WHEN_EMPTY = (
    Qt.Key.Key_Plus,
    Qt.Key.Key_Delete,
    Qt.Key.Key_Return,
    Qt.Key.Key_Enter,
    Qt.Key.Key_Slash,
    Qt.Key.Key_Backspace,
    Qt.Key.Key_Left,
    Qt.Key.Key_Right,
)
_COMMANDS = (Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_PageUp, Qt.Key.Key_PageDown, Qt.Key.Key_Escape)


class ScanField(QLineEdit):
    """Its input method is off, so that codes come as they are; `/` turns it on for a name in Chinese."""

    entered = Signal(str)
    """Enter on something typed."""

    def __init__(self, *, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._hint = ""
        self.setProperty("scan", True)
        self.setMaxLength(512)
        self.take_names(on=False)

    def take_names(self, *, on: bool) -> None:
        """Turn the input method on or off."""
        self.setAttribute(Qt.WidgetAttribute.WA_InputMethodEnabled, on)

    @property
    def takes_names(self) -> bool:
        """Whether the input method is on."""
        return self.testAttribute(Qt.WidgetAttribute.WA_InputMethodEnabled)

    def set_hint(self, hint: str) -> None:
        """The small words at the right end."""
        self._hint = hint
        self.update()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Qt: commands go on to the window, everything else is typed."""
        undo = event.modifiers() & Qt.KeyboardModifier.ControlModifier and event.key() == Qt.Key.Key_Z
        if event.key() in _COMMANDS or (not self.text() and (event.key() in _COMMANDS_WHEN_EMPTY or undo)):
            event.ignore()
            return
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.entered.emit(self.text())
            return
        super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Qt: the field, a magnifier before it and the hint behind."""
        super().paintEvent(event)
        painter = QPainter(self)
        side = 18
        painter.drawPixmap(16, (self.height() - side) // 2, self._look.pixmap("search", "ink-2", side))
        if self._hint:
            font = self._look.font("note")
            wide, tall = QFontMetrics(font).horizontalAdvance(self._hint) + 18, QFontMetrics(font).height() + 10
            place = QRect(self.width() - wide - 14, (self.height() - tall) // 2, wide, tall)
            paint.box(painter, place, 6, self._look.colour("sunken"), self._look.colour("line"))
            paint.words(painter, place, self._hint, font, self._look.colour("ink-2"), flags=paint.CENTRE)
