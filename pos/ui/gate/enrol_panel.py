"""Asks for what makes a computer a till: head office's address, unless it is known, and the one-time code."""

from __future__ import annotations

from PySide6.QtWidgets import QLineEdit

from pos.ui.look import Look
from pos.ui.parts.entry import EntryPanel
from pos.ui.parts.text import Text


class EnrolPanel(EntryPanel):
    """`entry` takes the code, `address` the address; `extra` asks for another address."""

    def __init__(self, *, look: Look) -> None:
        super().__init__(look=look, keypad=False)
        self.back_button.hide()
        self.address_label = Text(tone="ink-2")
        self.address = QLineEdit()
        self.address.setProperty("large", True)
        self.address.setMaxLength(300)
        self.above.addWidget(self.address_label)
        self.above.addWidget(self.address)
        self.above.addSpacing(8)
        self.ask_address(wanted=True)

    def ask_address(self, *, wanted: bool) -> None:
        """Whether the address is asked for, or known."""
        self.address.setVisible(wanted)
        self.extra.setVisible(not wanted)

    @property
    def asks_address(self) -> bool:
        """Whether the address is asked for."""
        return not self.address.isHidden()
