"""A calm page with one question in its middle and one big button under it."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QStackedWidget, QVBoxLayout, QWidget

from pos.ui.look import Look
from pos.ui.parts.key_button import KeyButton
from pos.ui.parts.text import Text


class GateView(QWidget):
    """`panels` holds the questions."""

    def __init__(self, *, look: Look) -> None:
        super().__init__()
        self.title = Text(size="primary", strong=True, centred=True)
        self.words = Text(size="name", tone="ink-2", centred=True, wraps=True)
        self.panels = QStackedWidget()
        self.panels.setMaximumSize(900, 560)
        self.panels.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.primary = KeyButton(look=look, role="primary", stature="big", key="Enter")
        self.primary.setMaximumWidth(900)
        self.primary.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        column = QVBoxLayout()
        column.setSpacing(12)
        column.addStretch(1)
        column.addWidget(self.title)
        column.addWidget(self.words)
        column.addSpacing(4)
        column.addWidget(self.panels, 20)
        column.addWidget(self.primary)
        column.addStretch(1)
        whole = QHBoxLayout(self)
        whole.setContentsMargins(24, 16, 24, 16)
        whole.addStretch(1)
        whole.addLayout(column, 20)
        whole.addStretch(1)
        whole.setAlignment(Qt.AlignmentFlag.AlignHCenter)
