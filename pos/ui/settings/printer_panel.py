"""Asks how a printer is reached and what paper is in it; and after a test ticket, what was seen on it."""

from __future__ import annotations

from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QStackedWidget, QVBoxLayout, QWidget

from pos.ui.look import Look
from pos.ui.parts.choices import Choices
from pos.ui.parts.key_button import KeyButton
from pos.ui.parts.notice import Notice
from pos.ui.parts.panel import Panel
from pos.ui.parts.text import Text
from pos.ui.settings.view import Setting

YES, NO = "yes", "no"


class PrinterPanel(Panel):
    """`ways` and `paper` are picked, `address` is typed or picked among those `found`; `trial` prints a test ticket.

    Then the questions are shown: `reads`, `fits`, `cut`, and `drawer` with `kick`. `keep` keeps the choice.
    """

    def __init__(self, *, look: Look, ways: tuple[str, ...], papers: tuple[str, ...]) -> None:
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
        self.paper = Setting(look=look, choices=tuple((paper, "") for paper in papers))
        self.asked = Text(size="name", strong=True, wraps=True)
        self.reads = Setting(look=look, choices=((YES, "check"), (NO, "x")))
        self.fits = Setting(look=look, choices=((YES, "check"), (NO, "x")))
        self.cut = Setting(look=look, choices=((YES, "check"), (NO, "x")))
        self.drawer = Setting(look=look, choices=(("2", ""), ("5", "")))
        self.kick = KeyButton(look=look, icon="inbox")
        self.notice = Notice(look=look)
        self.trial = KeyButton(look=look, icon="printer")
        self.keep = KeyButton(look=look, role="primary", key="Enter")
        self._pages = QStackedWidget()
        self._pages.addWidget(self._reach())
        self._pages.addWidget(self._seen())
        row = QHBoxLayout()
        row.setSpacing(10)
        row.addWidget(self.trial)
        row.addStretch(1)
        row.addWidget(self.keep)
        self.body.addWidget(self._pages, 1)
        self.body.addWidget(self.notice)
        self.body.addLayout(row)

    def ask_what_was_seen(self, *, asks: bool) -> None:
        """Show the questions about the test ticket, or how the printer is reached."""
        self._pages.setCurrentIndex(1 if asks else 0)

    @property
    def asks_what_was_seen(self) -> bool:
        """Whether the questions are shown."""
        return self._pages.currentIndex() == 1

    def _reach(self) -> QWidget:
        page, column = _page()
        line = QHBoxLayout()
        line.setSpacing(10)
        line.addWidget(self.address, 1)
        line.addWidget(self.search)
        column.addWidget(self.ways)
        column.addWidget(self.address_label)
        column.addLayout(line)
        column.addWidget(self.found)
        column.addWidget(self.paper)
        column.addStretch(1)
        return page

    def _seen(self) -> QWidget:
        page, column = _page()
        column.addWidget(self.asked)
        for question in (self.reads, self.fits, self.cut, self.drawer):
            column.addWidget(question)
        line = QHBoxLayout()
        line.addStretch(1)
        line.addWidget(self.kick)
        column.addLayout(line)
        column.addStretch(1)
        return page


def _page() -> tuple[QWidget, QVBoxLayout]:
    page = QWidget()
    column = QVBoxLayout(page)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(12)
    return page, column
