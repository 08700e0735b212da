"""A voucher of another platform: its number, what it is worth, and whose it is where more than one knows it."""

from __future__ import annotations

from PySide6.QtWidgets import QLineEdit

from pos.ui.look import Look
from pos.ui.parts.choices import Choices
from pos.ui.parts.panel import Panel
from pos.ui.parts.text import Text

LONGEST = 512
"""Characters of what is shown; a link may be long."""


class VoucherView(Panel):
    """A field, the vouchers that were found, and one sentence."""

    def __init__(self, *, look: Look) -> None:
        super().__init__(look=look)
        self.label = Text(size="base", tone="ink-2")
        self.code = QLineEdit()
        self.code.setMaxLength(LONGEST)
        self.choices = Choices(look=look)
        self.words = Text(size="name", wraps=True)
        for part in (self.label, self.code, self.words):
            self.body.addWidget(part)
        self.body.addWidget(self.choices, 1)
