"""Asks how the label printer is reached and what it speaks; and after a test label, what was seen on it."""

from __future__ import annotations

from PySide6.QtWidgets import QHBoxLayout, QLineEdit

from pos.ui.look import Look
from pos.ui.parts.choices import Choices
from pos.ui.parts.key_button import KeyButton
from pos.ui.parts.notice import Notice
from pos.ui.parts.panel import Panel
from pos.ui.parts.text import Text
from pos.ui.settings.printer_panel import NO, YES
from pos.ui.settings.view import Setting


class LabelPrinterPanel(Panel):
    """`ways` and `speaks` are picked, `address` is typed or picked among those `found`; `trial` prints a test label.

    Then `reads` and `fits` are asked. `keep` keeps the choice.
    """

    def __init__(self, *, look: Look, ways: tuple[str, ...], languages: tuple[str, ...]) -> None:
        super().__init__(look=look)
        self.setMaximumWidth(900)
        self.ways = Setting(look=look, choices=tuple((way, "") for way in ways), over=True)
        self.address_label = Text(tone="ink-2", wraps=True)
        self.address = QLineEdit()
        self.address.setProperty("large", True)
        self.address.setMaxLength(400)
        self.search = KeyButton(look=look, icon="search")
        self.found = Choices(look=look, framed=True)
        self.found.setMaximumHeight(190)
        self.speaks = Setting(look=look, choices=tuple((each, "") for each in languages), over=True)
        self.reads = Setting(look=look, choices=((YES, "check"), (NO, "x")))
        self.fits = Setting(look=look, choices=((YES, "check"), (NO, "x")))
        self.notice = Notice(look=look)
        self.trial = KeyButton(look=look, icon="tag")
        self.keep = KeyButton(look=look, role="primary", key="Enter")
        line = QHBoxLayout()
        line.setSpacing(10)
        line.addWidget(self.address, 1)
        line.addWidget(self.search)
        self.body.addWidget(self.ways)
        self.body.addWidget(self.address_label)
        self.body.addLayout(line)
        self.body.addWidget(self.found)
        self.body.addWidget(self.speaks)
        self.body.addSpacing(8)
        self.body.addWidget(self.reads)
        self.body.addWidget(self.fits)
        self.body.addStretch(1)
        self.body.addWidget(self.notice)
        row = QHBoxLayout()
        row.setSpacing(10)
        row.addWidget(self.trial)
        row.addStretch(1)
        row.addWidget(self.keep)
        self.body.addLayout(row)

    def ask_what_was_seen(self, *, asks: bool) -> None:
        """Show the questions about the test label, or not."""
        self.reads.setVisible(asks)
        self.fits.setVisible(asks)
