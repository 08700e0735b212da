"""The panel that names the member: a number at the left, a keypad (or, once named, their coupons) at the right."""

from __future__ import annotations

from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QSizePolicy, QVBoxLayout, QWidget

from pos.ui.look import Look
from pos.ui.parts.choices import Choices
from pos.ui.parts.key_button import KeyButton
from pos.ui.parts.keypad import Keypad
from pos.ui.parts.panel import Panel
from pos.ui.parts.text import Text


class MemberPanel(Panel):
    """Only the right half changes."""

    def __init__(self, *, look: Look) -> None:
        super().__init__(look=look)
        self.label = Text(tone="ink-2")
        self.entry = QLineEdit()
        self.entry.setProperty("large", True)
        self.entry.setMaxLength(256)
        self.words = Text(tone="ink-2", wraps=True)
        self.extra = KeyButton(look=look, role="quiet")
        self.points = KeyButton(look=look, role="quiet", key="Ctrl+J")
        self.sms = KeyButton(look=look, role="quiet", key="Ctrl+T")
        self.best = KeyButton(look=look, role="quiet", key="Ctrl+B")
        left = QVBoxLayout()
        left.setSpacing(8)
        for part in (self.label, self.entry, self.words):
            left.addWidget(part)
        left.addStretch(1)
        for button in (self.points, self.sms, self.best, self.extra):
            button.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
            left.addWidget(button)
        self.keypad = Keypad(look=look, field=self.entry, point=False)
        self.keypad.setMaximumWidth(360)
        self._wallet = QWidget()
        self.wallet_title = Text(size="name", strong=True)
        self.coupons = Choices(look=look)
        column = QVBoxLayout(self._wallet)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(self.wallet_title)
        column.addWidget(self.coupons, 1)
        row = QHBoxLayout()
        row.setSpacing(24)
        row.addLayout(left, 4)
        row.addWidget(self.keypad, 4)
        row.addWidget(self._wallet, 7)
        self.body.addLayout(row, 1)
        self.show_wallet(on=False)

    def hide_typed(self, *, on: bool) -> None:
        """A password is not for everybody in the queue."""
        self.entry.setEchoMode(QLineEdit.EchoMode.Password if on else QLineEdit.EchoMode.Normal)

    def show_wallet(self, *, on: bool) -> None:
        """Show the coupons in the place of the keypad."""
        self._wallet.setVisible(on)
        self.best.setVisible(on)
        self.points.setVisible(on)
        self.sms.setVisible(on)
        self.keypad.setVisible(not on)
