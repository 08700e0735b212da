"""Who is credited, for the sale or a line."""

from __future__ import annotations

from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QSizePolicy

from pos.ui.look import Look
from pos.ui.parts.choices import Choices
from pos.ui.parts.key_button import KeyButton
from pos.ui.parts.panel import Panel
from pos.ui.parts.text import Text


class AssistantView(Panel):
    """A list of people, each on or off."""

    def __init__(self, *, look: Look) -> None:
        super().__init__(look=look)
        self.on_sale, self.on_line = KeyButton(look=look), KeyButton(look=look)
        self._group = QButtonGroup(self)
        row = QHBoxLayout()
        row.setSpacing(8)
        for button in (self.on_sale, self.on_line):
            button.setCheckable(True)
            button.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
            self._group.addButton(button)
            row.addWidget(button)
        self.words = Text(tone="ink-2", wraps=True)
        self.choices = Choices(look=look)
        self.body.addLayout(row)
        self.body.addWidget(self.words)
        self.body.addWidget(self.choices, 1)
