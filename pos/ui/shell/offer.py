"""An unexpected scan: what it was, and the way to where it belongs. Lies over the screen, so that nothing jumps."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QWidget

from pos.ui.look import Look
from pos.ui.parts.key_button import KeyButton
from pos.ui.parts.text import Text


class Offer(QFrame):
    """`taken` when the clerk wants to go there."""

    taken = Signal()

    def __init__(self, *, look: Look, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("offer")
        self.setProperty("card", True)
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.words = Text(size="name", strong=True)
        self.go = KeyButton(look=look, role="primary", icon="arrow-right")
        self.stay = KeyButton(look=look, role="quiet", key="Esc")
        row = QHBoxLayout(self)
        row.setContentsMargins(20, 12, 12, 12)
        row.setSpacing(12)
        row.addWidget(self.words, 1)
        row.addWidget(self.stay)
        row.addWidget(self.go)
        self.go.clicked.connect(self.taken.emit)
        self.stay.clicked.connect(self.hide)
        self.hide()

    def say(self, words: str, go: str, key: str, stay: str) -> None:
        """Offer the way."""
        self.words.say(words)
        self.go.say(go, key=key)
        self.stay.say(stay)
        self.place()
        self.show()
        self.raise_()

    def place(self) -> None:
        """Over the lower end of the screen."""
        holder = self.parentWidget()
        if holder is not None:
            tall = self.sizeHint().height()
            wide = min(holder.width() - 32, max(540, self.sizeHint().width()))
            self.setGeometry(16, holder.height() - tall - 76, wide, tall)
