"""The day's layout: figures, the hours, how it was paid, who sold; and the two questions that belong to it."""

from __future__ import annotations

from PySide6.QtWidgets import QFrame, QGridLayout, QLineEdit, QSizePolicy, QStackedWidget, QVBoxLayout

from pos.ui.day.charts import HourBars, Shares, Tiles
from pos.ui.look import Look
from pos.ui.parts.entry import EntryPanel
from pos.ui.parts.key_button import KeyButton
from pos.ui.parts.panel import Panel
from pos.ui.parts.text import Text


class BankPanel(EntryPanel):
    """How much was paid into the bank, and the slip's number."""

    def __init__(self, *, look: Look) -> None:
        super().__init__(look=look, keypad=True)
        self.slip = QLineEdit()
        self.slip.setMaxLength(40)
        self.slip.setMinimumHeight(44)
        self.above.addWidget(self.slip)


class DayView(Panel):
    """Figures and charts; `sheet` is what is copied as a picture."""

    def __init__(self, *, look: Look) -> None:
        super().__init__(look=look)
        self.earlier = KeyButton(look=look, icon="chevron-left", stature="small")
        self.later = KeyButton(look=look, icon="arrow-right", stature="small")
        self.sheet = QFrame()
        self.sheet.setProperty("card", True)
        self.title = Text(size="name", strong=True)
        self.notices = Text(tone="warn", wraps=True)
        self.tiles = Tiles(look=look)
        self.hours = HourBars(look=look)
        self.tenders_title, self.people_title, self.cash_title = (Text(size="base", strong=True) for _ in range(3))
        self.tenders, self.people, self.cash = (Shares(look=look) for _ in range(3))
        inside = QVBoxLayout(self.sheet)
        inside.setContentsMargins(12, 8, 12, 8)
        inside.setSpacing(6)
        inside.addWidget(self.title)
        inside.addWidget(self.notices)
        inside.addWidget(self.tiles)
        inside.addWidget(self.hours, 3)
        columns = QGridLayout()
        columns.setHorizontalSpacing(20)
        for place, (title, shares) in enumerate(
            ((self.tenders_title, self.tenders), (self.people_title, self.people), (self.cash_title, self.cash))
        ):
            columns.addWidget(title, 0, place)
            columns.addWidget(shares, 1, place)
            columns.setColumnStretch(place, 1)
        inside.addLayout(columns, 4)
        self.print_it = KeyButton(look=look, icon="printer", stature="small")
        self.copy_text = KeyButton(look=look, icon="list", stature="small")
        self.copy_picture = KeyButton(look=look, icon="grid-3x3", stature="small")
        self.bank = KeyButton(look=look, icon="wallet", stature="small")
        foot = QGridLayout()
        foot.setSpacing(8)
        for place, button in enumerate(
            (self.earlier, self.later, self.bank, self.print_it, self.copy_text, self.copy_picture)
        ):
            button.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
            foot.addWidget(button, place // 3, place % 3)
        page = QFrame()
        column = QVBoxLayout(page)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.sheet, 1)
        column.addLayout(foot)
        self.banking = BankPanel(look=look)
        self.pages = QStackedWidget()
        self.pages.addWidget(page)
        self.pages.addWidget(self.banking)
        self.body.addWidget(self.pages, 1)

    def show_banking(self, *, on: bool) -> None:
        """Ask for a slip, or show the figures."""
        self.pages.setCurrentIndex(1 if on else 0)
        self.back_button.setVisible(not on)
