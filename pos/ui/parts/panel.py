"""A place in the window for one question: a title, a way back, and room. Never a dialog."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from pos.ui.look import Look
from pos.ui.parts.key_button import KeyButton
from pos.ui.parts.text import Text


class Panel(QFrame):
    """`body` is the layout for what is in it."""

    back = Signal()

    def __init__(self, *, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("card", True)
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.heading = Text(size="price", strong=True)
        self.aside = Text(size="base", tone="ink-2", right=True)
        self.back_button = KeyButton(look=look, role="quiet", icon="chevron-left", key="Esc")
        self.back_button.clicked.connect(self.back.emit)
        top = QHBoxLayout()
        top.setSpacing(8)
        top.addWidget(self.back_button)
        top.addWidget(self.heading, 1)
        top.addWidget(self.aside)
        self.body = QVBoxLayout()
        self.body.setSpacing(12)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(16, 12, 16, 16)
        whole.setSpacing(12)
        whole.addLayout(top)
        whole.addLayout(self.body, 1)
