"""Asks how the receipt printer is reached and what paper is in it."""

from __future__ import annotations

from PySide6.QtWidgets import QHBoxLayout, QLineEdit

from pos.ui.look import Look
from pos.ui.parts.key_button import KeyButton
from pos.ui.parts.notice import Notice
from pos.ui.parts.panel import Panel
from pos.ui.parts.text import Text
from pos.ui.settings.view import Setting


class PrinterPanel(Panel):
    """`ways` and `paper` are picked, `address` is typed, `trial` prints a test ticket, `keep` keeps the choice."""

    def __init__(self, *, look: Look, ways: tuple[str, ...], papers: tuple[str, ...]) -> None:
        super().__init__(look=look)
        self.setMaximumWidth(900)
        self.ways = Setting(look=look, choices=tuple((way, "") for way in ways), over=True)
        self.address_label = Text(tone="ink-2", wraps=True)
        self.address = QLineEdit()
        self.address.setProperty("large", True)
        self.address.setMaxLength(400)
        self.paper = Setting(look=look, choices=tuple((paper, "") for paper in papers))
        self.notice = Notice(look=look)
        self.trial = KeyButton(look=look, icon="printer")
        self.keep = KeyButton(look=look, role="primary", key="Enter")
        row = QHBoxLayout()
        row.setSpacing(10)
        row.addWidget(self.trial)
        row.addStretch(1)
        row.addWidget(self.keep)
        self.body.addWidget(self.ways)
        self.body.addWidget(self.address_label)
        self.body.addWidget(self.address)
        self.body.addWidget(self.paper)
        self.body.addWidget(self.notice)
        self.body.addStretch(1)
        self.body.addLayout(row)
