"""The change, large. Nothing else matters now."""

from __future__ import annotations

from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout

from pos.ui.look import Look
from pos.ui.parts.key_button import KeyButton
from pos.ui.parts.text import Text


class DoneView(QFrame):
    """Change, what was paid, the receipt's number, and what comes next."""

    def __init__(self, *, look: Look) -> None:
        super().__init__()
        self.setProperty("card", True)
        self.paid = Text(size="title", tone="ok", strong=True, centred=True)
        self.label = Text(size="title", tone="ink-2", centred=True)
        self.change = Text(size="change", strong=True, centred=True)
        self.sums = Text(size="name", tone="ink-2", centred=True)
        self.number = Text(size="base", tone="ink-2", centred=True)
        self.drawer = Text(size="base", tone="warn", centred=True)
        self.hint = Text(size="name", tone="brand", strong=True, centred=True)
        self.again = KeyButton(look=look, role="quiet", icon="printer")
        self.gift = KeyButton(look=look, role="quiet", key="Ctrl+S")
        whole = QVBoxLayout(self)
        whole.setContentsMargins(24, 24, 24, 24)
        whole.addStretch(2)
        for part in (self.paid, self.label, self.change, self.sums):
            whole.addWidget(part)
            whole.addSpacing(4)
        whole.addStretch(1)
        whole.addWidget(self.number)
        whole.addWidget(self.drawer)
        prints = QHBoxLayout()
        prints.setSpacing(12)
        prints.addStretch(1)
        prints.addWidget(self.again)
        prints.addWidget(self.gift)
        prints.addStretch(1)
        whole.addLayout(prints)
        whole.addStretch(1)
        whole.addWidget(self.hint)
        whole.addStretch(1)
