"""The tray 待确认收款: payments that nobody is certain of yet."""

from __future__ import annotations

from pos.ui.look import Look
from pos.ui.parts.choices import Choices
from pos.ui.parts.panel import Panel
from pos.ui.parts.text import Text


class TrayView(Panel):
    """A list of payments and a word on what happens by itself."""

    def __init__(self, *, look: Look) -> None:
        super().__init__(look=look)
        self.choices = Choices(look=look)
        self.words = Text(size="base", tone="ink-2", wraps=True)
        self.body.addWidget(self.choices, 1)
        self.body.addWidget(self.words)
