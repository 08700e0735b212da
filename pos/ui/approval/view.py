"""A manager's name and PIN, on the same screen."""

from __future__ import annotations

from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout

from pos.ui.look import Look
from pos.ui.parts.choices import Choices
from pos.ui.parts.figure_field import FigureField
from pos.ui.parts.keypad import Keypad
from pos.ui.parts.panel import Panel
from pos.ui.parts.text import Text

PIN_LENGTH = 6


class ApprovalView(Panel):
    """Who, and the PIN."""

    def __init__(self, *, look: Look) -> None:
        super().__init__(look=look)
        self.what = Text(size="name", wraps=True)
        self.people = Choices(look=look)
        self.people.setMinimumWidth(200)
        self.label = Text(tone="ink-2")
        self.pin = FigureField(point=False, length=PIN_LENGTH)
        self.pin.setEchoMode(QLineEdit.EchoMode.Password)
        self.error = Text(tone="stop", strong=True, wraps=True)
        self.keypad = Keypad(look=look, field=self.pin, point=False)
        right = QVBoxLayout()
        right.setSpacing(8)
        right.addWidget(self.label)
        right.addWidget(self.pin)
        right.addWidget(self.error)
        right.addWidget(self.keypad, 1)
        row = QHBoxLayout()
        row.setSpacing(24)
        row.addWidget(self.people, 1)
        row.addLayout(right, 1)
        self.body.addWidget(self.what)
        self.body.addLayout(row, 1)
