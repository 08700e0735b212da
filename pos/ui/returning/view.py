"""The layout of 退换: at the left the field and recent receipts, at the right one receipt and what it comes to."""

from __future__ import annotations

from PySide6.QtCore import QSize
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QSizePolicy, QStackedWidget, QVBoxLayout, QWidget

from pos.ui.look import NARROW, WIDE, Look
from pos.ui.parts.choices import Choices
from pos.ui.parts.key_button import KeyButton
from pos.ui.parts.notice import Notice
from pos.ui.parts.pictures import Pictures
from pos.ui.parts.scan_field import ScanField
from pos.ui.parts.text import Text


class ReturningView(QWidget):
    """Every button has a name after what it does."""

    def __init__(self, *, look: Look, pictures: Pictures) -> None:
        super().__init__()
        self.field = ScanField(look=look)
        self.field.setProperty("narrow", True)
        self.recent_label = Text(tone="ink-2")
        self.recent = Choices(look=look, framed=True)
        self.without = KeyButton(look=look)
        self.without.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._left = QWidget()
        left = QVBoxLayout(self._left)
        left.setContentsMargins(0, 0, 0, 0)
        left.setSpacing(10)
        left.addWidget(self.field)
        left.addWidget(self.recent_label)
        left.addWidget(self.recent, 1)
        left.addWidget(self.without)

        self.notice = Notice(look=look, tall=True)
        card = QFrame()
        card.setProperty("card", True)
        self.title = Text(size="price", strong=True)
        self.facts = Text(tone="ink-2")
        self.lines = Choices(look=look, pictures=pictures)
        self.sums = Text(tone="ink-2", wraps=True)
        inside = QVBoxLayout(card)
        inside.setContentsMargins(1, 12, 1, 8)
        inside.setSpacing(2)
        for words in (self.title, self.facts):
            words.setContentsMargins(16, 0, 16, 0)
            inside.addWidget(words)
        inside.addSpacing(6)
        inside.addWidget(self.lines, 1)
        self.sums.setContentsMargins(16, 4, 16, 0)
        inside.addWidget(self.sums)
        self.centre = QStackedWidget()
        self.centre.addWidget(card)
        self._card = card
        self.more = KeyButton(look=look, stature="small", key="+")
        self.fewer = KeyButton(look=look, stature="small", key="Del")
        self.faulty = KeyButton(look=look, stature="small")
        self.way = KeyButton(look=look, stature="small")
        self.waive = KeyButton(look=look, stature="small")
        self.protect = KeyButton(look=look, stature="small")
        self.void = KeyButton(look=look, stature="small")
        self.put_right = KeyButton(look=look, stature="small")
        self.gift = KeyButton(look=look, stature="small")
        self.close_receipt = KeyButton(look=look, stature="small", key="Esc")
        self.faulty.setCheckable(True)
        self.waive.setCheckable(True)
        self.of_a_receipt = (
            self.more, self.fewer, self.faulty, self.way, self.waive,
            self.protect, self.put_right, self.void, self.gift,
        )  # fmt: skip
        actions = QGridLayout()
        actions.setSpacing(8)
        for place, button in enumerate((*self.of_a_receipt, self.close_receipt)):
            button.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
            actions.addWidget(button, place // 5, place % 5)
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

    def show_panel(self, panel: QWidget | None) -> None:
        """Show a panel in the place of the receipt's lines; None: the lines."""
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
        self._left.setFixedWidth(300 if window_width < NARROW else 344 if window_width < WIDE else 460)
