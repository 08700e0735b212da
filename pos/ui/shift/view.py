"""The shift screen's layout: figures and what waits for the manager at the left, the end at the right."""

from __future__ import annotations

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QSizePolicy, QStackedWidget, QVBoxLayout, QWidget

from pos.ui.approval.view import ApprovalView
from pos.ui.day.view import DayView
from pos.ui.look import NARROW, WIDE, Look
from pos.ui.parts.choices import Choices
from pos.ui.parts.entry import EntryPanel
from pos.ui.parts.facts import Facts
from pos.ui.parts.key_button import KeyButton
from pos.ui.parts.notice import Notice
from pos.ui.parts.text import Text
from pos.ui.shift.count_panel import CountPanel
from pos.ui.shift.moving_panel import MovingPanel
from pos.ui.shift.tickets_view import TicketsView


class ShiftView(QWidget):
    """The middle shows the figures, the count of the cash, or why it differs."""

    def __init__(self, *, look: Look) -> None:
        super().__init__()
        self.title = Text(size="title", strong=True)
        self.since = Text(size="name", tone="ink-2")
        self.facts = Facts(look=look)
        self.parked_title = Text(size="name", strong=True)
        self.parked_words = Text(tone="ink-2", wraps=True)
        self.parked = Choices(look=look)
        self._figures = QFrame()
        self._figures.setProperty("card", True)
        column = QVBoxLayout(self._figures)
        column.setContentsMargins(24, 20, 24, 20)
        column.setSpacing(8)
        column.addWidget(self.title)
        column.addWidget(self.since)
        column.addSpacing(8)
        column.addWidget(self.facts)
        column.addSpacing(16)
        column.addWidget(self.parked_title)
        column.addWidget(self.parked_words)
        column.addWidget(self.parked, 1)
        column.addStretch(0)
        self.count = CountPanel(look=look)
        self.moving = MovingPanel(look=look)
        self.day = DayView(look=look)
        self.approval = ApprovalView(look=look)
        self.reason = EntryPanel(look=look, keypad=False, presets=4)
        self.centre = QStackedWidget()
        self.tickets = TicketsView(look=look)
        for panel in (self._figures, self.count, self.reason, self.tickets, self.moving, self.day, self.approval):
            self.centre.addWidget(panel)
        self.notice = Notice(look=look)
        left = QVBoxLayout()
        left.setSpacing(12)
        left.addWidget(self.centre, 1)
        left.addWidget(self.notice)
        self.cash = KeyButton(look=look, icon="banknote", key="Ctrl+B")
        self.report = KeyButton(look=look, icon="list", key="Ctrl+X")
        self.show_day = KeyButton(look=look, icon="store", key="Ctrl+R")
        self.show_tickets = KeyButton(look=look, icon="printer", key="Ctrl+T")
        self.lock = KeyButton(look=look, icon="lock", key="F11")
        self.primary = KeyButton(look=look, role="primary", stature="big", key="Enter")
        for button in (self.cash, self.report, self.show_day, self.show_tickets, self.lock, self.primary):
            button.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        card = QFrame()
        card.setProperty("card", True)
        self.words = Text(size="name", tone="ink-2", wraps=True)
        inside = QVBoxLayout(card)
        inside.setContentsMargins(20, 20, 20, 20)
        inside.addWidget(self.words)
        inside.addStretch(1)
        self._right = QWidget()
        right = QVBoxLayout(self._right)
        right.setContentsMargins(0, 0, 0, 0)
        right.setSpacing(12)
        right.addWidget(card, 1)
        right.addWidget(self.cash)
        right.addWidget(self.report)
        right.addWidget(self.show_day)
        right.addWidget(self.show_tickets)
        right.addWidget(self.lock)
        right.addWidget(self.primary)
        whole = QHBoxLayout(self)
        whole.setContentsMargins(16, 16, 16, 16)
        whole.setSpacing(16)
        whole.addLayout(left, 1)
        whole.addWidget(self._right)

    def show_panel(self, panel: QWidget | None) -> None:
        """Show a panel; None: the figures."""
        self.centre.setCurrentWidget(panel if panel is not None else self._figures)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Qt: the right column follows the window."""
        super().resizeEvent(event)
        width = self.window().width()
        self._right.setFixedWidth(320 if width < NARROW else 372 if width < WIDE else 460)
