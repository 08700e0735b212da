"""Two lists: what is sold at the left, why the marked one costs what it costs at the right."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex
from PySide6.QtWidgets import QHBoxLayout

from pos.ui.look import Look
from pos.ui.parts.choices import Choices
from pos.ui.parts.panel import Panel
from pos.ui.parts.text import Text


class WhyView(Panel):
    """Under the lists stands what the marked rule is worth."""

    def __init__(self, *, look: Look) -> None:
        super().__init__(look=look)
        self.goods = Choices(look=look)
        self.reasons = Choices(look=look)
        self.words = Text(tone="ink-2", wraps=True)
        self.words.setMinimumHeight(44)
        row = QHBoxLayout()
        row.setSpacing(12)
        row.addWidget(self.goods, 4)
        row.addWidget(self.reasons, 5)
        self.body.addLayout(row, 1)
        self.body.addWidget(self.words)

    def mark_no_reason(self) -> None:
        """Nothing is marked at the right."""
        self.reasons.setCurrentIndex(QModelIndex())
