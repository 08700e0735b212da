"""One list at a time, and a field where a number belongs to what is chosen."""

from __future__ import annotations

from PySide6.QtWidgets import QLineEdit

from pos.ui.look import Look
from pos.ui.parts.choices import Choices
from pos.ui.parts.panel import Panel
from pos.ui.parts.text import Text


class PuttingRightView(Panel):
    """What is wrong, or what is right."""

    def __init__(self, *, look: Look) -> None:
        super().__init__(look=look)
        self.words = Text(tone="ink-2", wraps=True)
        self.choices = Choices(look=look)
        self.reference = QLineEdit()
        self.reference.setMinimumHeight(44)
        self.reference.hide()
        self.body.addWidget(self.words)
        self.body.addWidget(self.choices, 1)
        self.body.addWidget(self.reference)
