"""Asks which camera looks at the counter, and which scanners the till reads by themselves."""

from __future__ import annotations

from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout

from pos.ui.look import Look
from pos.ui.parts.choices import Choices
from pos.ui.parts.key_button import KeyButton
from pos.ui.parts.notice import Notice
from pos.ui.parts.panel import Panel
from pos.ui.parts.text import Text
from pos.ui.settings.view import Setting

NO, YES = "no", "yes"
WHOLE, MIDDLE = "whole", "middle"


class ScanningPanel(Panel):
    """`cameras` and `scanners` are lists to choose from; `keep` keeps the choice."""

    def __init__(self, *, look: Look) -> None:
        super().__init__(look=look)
        self.setMaximumWidth(900)
        self.camera_title = Text(size="name", strong=True)
        self.cameras = Choices(look=look, framed=True)
        self.file = QLineEdit()
        self.file.setMaxLength(1_000)
        self.file.setMinimumHeight(44)
        self.turned = Setting(look=look, choices=((NO, ""), (YES, "")), over=True)
        self.area = Setting(look=look, choices=((WHOLE, ""), (MIDDLE, "")), over=True)
        self.scanner_title = Text(size="name", strong=True)
        self.scanner_words = Text(tone="ink-2", wraps=True)
        self.scanners = Choices(look=look, framed=True)
        self.search = KeyButton(look=look, icon="search")
        self.notice = Notice(look=look)
        self.keep = KeyButton(look=look, role="primary", key="Enter")
        left, right = QVBoxLayout(), QVBoxLayout()
        for part in (self.camera_title, self.cameras, self.file, self.turned, self.area):
            left.addWidget(part)
        for part in (self.scanner_title, self.scanner_words, self.scanners):
            right.addWidget(part)
        for column in (left, right):
            column.setSpacing(10)
        halves = QHBoxLayout()
        halves.setSpacing(20)
        halves.addLayout(left, 1)
        halves.addLayout(right, 1)
        row = QHBoxLayout()
        row.addWidget(self.search)
        row.addStretch(1)
        row.addWidget(self.keep)
        self.body.addLayout(halves, 1)
        self.body.addWidget(self.notice)
        self.body.addLayout(row)
