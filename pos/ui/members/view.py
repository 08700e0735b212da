"""The members screen's layout: at the left who it is, at the right what is theirs."""

from __future__ import annotations

from PySide6.QtCore import QSize
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLineEdit, QSizePolicy, QVBoxLayout, QWidget

from pos.ui.look import NARROW, WIDE, Look
from pos.ui.parts.choices import Choices
from pos.ui.parts.facts import Facts
from pos.ui.parts.key_button import KeyButton
from pos.ui.parts.notice import Notice
from pos.ui.parts.pictures import Pictures
from pos.ui.parts.scan_field import ScanField
from pos.ui.parts.text import Text


class MembersView(QWidget):
    """`tabs` by name of what they list."""

    def __init__(self, *, look: Look, pictures: Pictures, tabs: tuple[str, ...]) -> None:
        super().__init__()
        self.field = ScanField(look=look)
        self.field.setProperty("narrow", True)
        self.field.setMaxLength(256)
        card = QFrame()
        card.setProperty("card", True)
        self.title = Text(size="price", strong=True)
        self.who = Text(tone="ink-2", wraps=True)
        self.facts = Facts(look=look)
        self.next_level = Text(tone="ink-2", wraps=True)
        self.name_label = Text(tone="ink-2")
        self.name = QLineEdit()
        self.name.setProperty("large", True)
        self.name.setMaxLength(40)
        inside = QVBoxLayout(card)
        inside.setContentsMargins(20, 16, 20, 16)
        inside.setSpacing(8)
        for part in (self.title, self.who, self.facts, self.next_level, self.name_label, self.name):
            inside.addWidget(part)
        inside.addStretch(1)
        self.join = KeyButton(look=look, icon="user-plus", key="Ctrl+N")
        self.forget = KeyButton(look=look, key="Esc")
        self.late = KeyButton(look=look, icon="check", key="Ctrl+P")
        self.late.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.primary = KeyButton(look=look, role="primary", stature="big", key="Enter")
        actions = QHBoxLayout()
        actions.setSpacing(10)
        for button in (self.join, self.forget):
            actions.addWidget(button, 1)
        for button in (self.join, self.forget, self.primary):
            button.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._left = QWidget()
        left = QVBoxLayout(self._left)
        left.setContentsMargins(0, 0, 0, 0)
        left.setSpacing(12)
        left.addWidget(self.field)
        left.addWidget(card, 1)
        left.addWidget(self.late)
        left.addLayout(actions)
        left.addWidget(self.primary)

        self.notice = Notice(look=look)
        self.tabs = {name: KeyButton(look=look, stature="small") for name in tabs}
        row = QHBoxLayout()
        row.setSpacing(8)
        for button in self.tabs.values():
            button.setCheckable(True)
            button.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
            row.addWidget(button)
        self.rows = Choices(look=look, pictures=pictures)
        right = QVBoxLayout()
        right.setSpacing(12)
        right.addWidget(self.notice)
        right.addLayout(row)
        right.addWidget(self.rows, 1)
        whole = QHBoxLayout(self)
        whole.setContentsMargins(16, 16, 16, 16)
        whole.setSpacing(16)
        whole.addWidget(self._left)
        whole.addLayout(right, 1)
        self._fit(NARROW)

    def mark_tab(self, name: str) -> None:
        """Mark what is listed."""
        for each, button in self.tabs.items():
            button.setChecked(each == name)

    def show_joining(self, *, on: bool) -> None:
        """Show, or hide, what is asked of somebody new."""
        self.name_label.setVisible(on)
        self.name.setVisible(on)
        self.facts.setVisible(not on)

    def minimumSizeHint(self) -> QSize:
        """Qt: the smallest till is 1024 px wide."""
        return QSize(900, 560)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Qt: the left column follows the window."""
        super().resizeEvent(event)
        self._fit(self.window().width())

    def _fit(self, window_width: int) -> None:
        self._left.setFixedWidth(344 if window_width < NARROW else 400 if window_width < WIDE else 520)
