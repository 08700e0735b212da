"""A field for figures: everything else, `+` among it, is a command and goes on to the window."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QWidget


class FigureField(QLineEdit):
    """Large, without an input method."""

    def __init__(self, *, point: bool = True, length: int = 14, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._allowed = "0123456789." if point else "0123456789"
        self.setProperty("large", True)
        self.setMaxLength(length)
        self.setAttribute(Qt.WidgetAttribute.WA_InputMethodEnabled, False)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Qt: figures are typed; other characters are not for this field, nor is Del while it is empty."""
        text = event.text()
        if event.key() == Qt.Key.Key_Delete and not self.text():
            event.ignore()
            return
        if text and text.isprintable() and (text not in self._allowed or (text == "." and "." in self.text())):
            event.ignore()
            return
        super().keyPressEvent(event)
