"""The pickup screen's layout: at the left what there is, at the right one order and one sentence."""

from __future__ import annotations

from PySide6.QtCore import QSize
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QSizePolicy, QStackedWidget, QVBoxLayout, QWidget

from pos.ui.look import NARROW, WIDE, Look
from pos.ui.parts.choices import Choices
from pos.ui.parts.key_button import KeyButton
from pos.ui.parts.notice import Notice
from pos.ui.parts.pictures import Pictures
from pos.ui.parts.scan_field import ScanField
from pos.ui.parts.text import Text


class PickupView(QWidget):
    """`tabs` by name of the state they show."""

    def __init__(self, *, look: Look, pictures: Pictures, tabs: tuple[str, ...]) -> None:
        super().__init__()
        self.field = ScanField(look=look)
        self.field.setProperty("narrow", True)
        self.tabs = {name: KeyButton(look=look, stature="small") for name in tabs}
        row = QHBoxLayout()
        row.setSpacing(8)
        for button in self.tabs.values():
            button.setCheckable(True)
            button.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
            row.addWidget(button)
        self.orders = Choices(look=look, framed=True)
        self._left = QWidget()
        left = QVBoxLayout(self._left)
        left.setContentsMargins(0, 0, 0, 0)
        left.setSpacing(10)
        left.addWidget(self.field)
        left.addLayout(row)
        left.addWidget(self.orders, 1)

        self.notice = Notice(look=look, tall=True)
        card = QFrame()
        card.setProperty("card", True)
        self.title = Text(size="price", strong=True)
        self.facts = Text(tone="ink-2")
        self.lines = Choices(look=look, pictures=pictures)
        inside = QVBoxLayout(card)
        inside.setContentsMargins(1, 12, 1, 1)
        inside.setSpacing(2)
        for words in (self.title, self.facts):
            words.setContentsMargins(16, 0, 16, 0)
            inside.addWidget(words)
        inside.addSpacing(6)
        inside.addWidget(self.lines, 1)
        self.centre = QStackedWidget()
        self.centre.addWidget(card)
        self._card = card
        self.short = KeyButton(look=look, key="Del")
        self.part = KeyButton(look=look)
        self.close_order = KeyButton(look=look, key="Esc")
        actions = QHBoxLayout()
        actions.setSpacing(10)
        for button in (self.short, self.part, self.close_order):
            button.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
            actions.addWidget(button, 1)
        self.primary = KeyButton(look=look, role="primary", stature="big", key="Enter")
        self.primary.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        right = QVBoxLayout()
        right.setSpacing(12)
        right.addWidget(self.notice)
        right.addWidget(self.centre, 1)
        right.addLayout(actions)
        right.addWidget(self.primary)
        whole = QHBoxLayout(self)
        whole.setContentsMargins(16, 16, 16, 16)
        whole.setSpacing(16)
        whole.addWidget(self._left)
        whole.addLayout(right, 1)
        self._fit(NARROW)

    def mark_tab(self, name: str) -> None:
        """Mark the filter that is shown; empty: none is."""
        for each, button in self.tabs.items():
            button.setChecked(each == name)

    def show_panel(self, panel: QWidget | None) -> None:
        """Show a panel in the place of the order's lines; None: the lines."""
        if panel is not None and self.centre.indexOf(panel) < 0:
            self.centre.addWidget(panel)
        self.centre.setCurrentWidget(panel if panel is not None else self._card)

    def minimumSizeHint(self) -> QSize:
        """Qt: the smallest till is 1024 px wide."""
        return QSize(900, 560)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Qt: the list follows the window."""
        super().resizeEvent(event)
        self._fit(self.window().width())

    def _fit(self, window_width: int) -> None:
        self._left.setFixedWidth(344 if window_width < NARROW else 384 if window_width < WIDE else 520)
