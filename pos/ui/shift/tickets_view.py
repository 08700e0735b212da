"""The tickets printed last: a list, and what can be done with the marked one."""

from __future__ import annotations

from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout

from pos.ui.look import Look
from pos.ui.parts.choices import Choices
from pos.ui.parts.key_button import KeyButton
from pos.ui.parts.text import Text


class TicketsView(QFrame):
    """Heading and way back, the list, and under it the answer for a ticket that may be on paper."""

    def __init__(self, *, look: Look) -> None:
        super().__init__()
        self.setProperty("card", True)
        self.heading = Text(size="title", strong=True)
        self.back_button = KeyButton(look=look, role="quiet", key="Esc")
        self.words = Text(tone="ink-2", wraps=True)
        self.rows = Choices(look=look)
        self.there = KeyButton(look=look, key="Del")
        head = QHBoxLayout()
        head.addWidget(self.heading, 1)
        head.addWidget(self.back_button)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(24, 20, 24, 20)
        whole.setSpacing(12)
        whole.addLayout(head)
        whole.addWidget(self.words)
        whole.addWidget(self.rows, 1)
        whole.addWidget(self.there)
