"""The camera's picture over the lower end of the screen: what it sees, and what is wrong with it."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from pos.ui.camera.preview import Preview
from pos.ui.look import Look
from pos.ui.parts.key_button import KeyButton
from pos.ui.parts.text import Text

WIDE, HIGH = 340, 264
ABOVE_FOOT = 132
"""So far above the screen's lower end, where the keys of most screens are."""


class CameraPanel(QFrame):
    """`put_away` when the clerk wants it gone."""

    put_away = Signal()

    def __init__(self, *, look: Look, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("camera")
        self.setProperty("card", True)
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.preview = Preview(look=look)
        self.words = Text(size="base", wraps=True)
        self.words.setMinimumHeight(44)
        self.hide_button = KeyButton(look=look, role="quiet", icon="x")
        self.hide_button.clicked.connect(self.put_away.emit)
        foot = QHBoxLayout()
        foot.setSpacing(8)
        foot.addWidget(self.words, 1)
        foot.addWidget(self.hide_button)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(8, 8, 8, 6)
        whole.setSpacing(6)
        whole.addWidget(self.preview, 1)
        whole.addLayout(foot)
        self.hide()

    def place(self) -> None:
        """Over the lower left of the screen."""
        holder = self.parentWidget()
        if holder is not None:
            high = min(HIGH, holder.height() - 32)
            self.setGeometry(16, max(16, holder.height() - high - ABOVE_FOOT), min(WIDE, holder.width() - 32), high)
