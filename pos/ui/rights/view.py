"""The rights of a voucher."""

from __future__ import annotations

from pos.ui.look import Look
from pos.ui.parts.choices import Choices
from pos.ui.parts.panel import Panel
from pos.ui.parts.text import Text


class RightsView(Panel):
    """A sentence, and a list."""

    def __init__(self, *, look: Look) -> None:
        super().__init__(look=look)
        self.words = Text(tone="ink-2", wraps=True)
        self.choices = Choices(look=look)
        self.body.addWidget(self.words)
        self.body.addWidget(self.choices, 1)
