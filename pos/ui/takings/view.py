"""The layout: what for at the left, whom and how much in the middle, one sentence above, one button below."""

from __future__ import annotations

from PySide6.QtCore import QSize
from PySide6.QtWidgets import (
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QLineEdit,
    QSizePolicy,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from pos.ui.look import Look
from pos.ui.parts.figure_field import FigureField
from pos.ui.parts.key_button import KeyButton
from pos.ui.parts.keypad import Keypad
from pos.ui.parts.notice import Notice
from pos.ui.parts.text import Text

OFFERS = 4
"""Usual recharges that can be touched."""


class TakingsView(QWidget):
    """`kinds` by name of what the money is for."""

    def __init__(self, *, look: Look, kinds: tuple[str, ...]) -> None:
        super().__init__()
        self.kinds = {name: KeyButton(look=look, stature="tall") for name in kinds}
        left = QVBoxLayout()
        left.setSpacing(10)
        for button in self.kinds.values():
            button.setCheckable(True)
            button.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
            left.addWidget(button)
        left.addStretch(1)
        side = QWidget()
        side.setLayout(left)
        side.setFixedWidth(232)
        left.setContentsMargins(0, 0, 0, 0)

        self.notice = Notice(look=look, tall=True)
        card = QFrame()
        card.setProperty("card", True)
        self.who_label, self.amount_label, self.note_label = (Text(tone="ink-2") for _ in range(3))
        self.who = QLineEdit()
        self.who.setProperty("large", True)
        self.who_known = Text(size="name", strong=True)
        self.amount = FigureField()
        self.note = QLineEdit()
        self.gift = Text(size="price", tone="promo", strong=True)
        self.offers = [KeyButton(look=look) for _ in range(OFFERS)]
        grid = QGridLayout()
        grid.setSpacing(8)
        for place, button in enumerate(self.offers):
            button.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
            button.hide()
            grid.addWidget(button, place // 2, place % 2)
        fields = QVBoxLayout()
        fields.setSpacing(8)
        for part in (self.who_label, self.who, self.who_known, self.amount_label, self.amount):
            fields.addWidget(part)
        fields.addLayout(grid)
        for part in (self.gift, self.note_label, self.note):
            fields.addWidget(part)
        fields.addStretch(1)
        self.keypad = Keypad(look=look, field=self.amount)
        self.keypad.setMaximumWidth(360)
        inside = QHBoxLayout(card)
        inside.setContentsMargins(16, 16, 16, 16)
        inside.setSpacing(24)
        inside.addLayout(fields, 5)
        inside.addWidget(self.keypad, 4)
        self.centre = QStackedWidget()
        self.centre.addWidget(card)
        self._card = card
        self.primary = KeyButton(look=look, role="primary", stature="big", key="Enter")
        self.primary.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        right = QVBoxLayout()
        right.setSpacing(12)
        right.addWidget(self.notice)
        right.addWidget(self.centre, 1)
        right.addWidget(self.primary)
        whole = QHBoxLayout(self)
        whole.setContentsMargins(16, 16, 16, 16)
        whole.setSpacing(16)
        whole.addWidget(side)
        whole.addLayout(right, 1)

    def show_panel(self, panel: QWidget | None) -> None:
        """Show a panel in the place of the fields; None: the fields."""
        if panel is not None and self.centre.indexOf(panel) < 0:
            self.centre.addWidget(panel)
        self.centre.setCurrentWidget(panel if panel is not None else self._card)

    def minimumSizeHint(self) -> QSize:
        """Qt: the smallest till is 1024 px wide."""
        return QSize(900, 560)
