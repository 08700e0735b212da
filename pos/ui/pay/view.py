"""Cash: an amount, suggested amounts, a keypad, and what that comes to."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QSizePolicy, QVBoxLayout

from pos.ui.look import Look
from pos.ui.parts.figure_field import FigureField
from pos.ui.parts.key_button import KeyButton
from pos.ui.parts.keypad import Keypad
from pos.ui.parts.panel import Panel
from pos.ui.parts.text import Text

SUGGESTIONS = 5


class PayView(Panel):
    """`suggested(place)` when a suggested amount was touched."""

    suggested = Signal(int)

    def __init__(self, *, look: Look) -> None:
        super().__init__(look=look)
        self.label = Text(size="base", tone="ink-2")
        self.amount = FigureField()
        self.taken = Text(size="base", tone="ink-2")
        self.outcome_label = Text(size="name", tone="ink-2")
        self.outcome = Text(size="due", strong=True, tone="ink-2")
        self.buttons = [KeyButton(look=look, stature="pad") for _ in range(SUGGESTIONS)]
        self.keypad = Keypad(look=look, field=self.amount)
        self.keypad.setMaximumWidth(360)
        grid = QGridLayout()
        grid.setSpacing(8)
        for place, button in enumerate(self.buttons):
            button.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
            button.clicked.connect(lambda _=False, place=place: self.suggested.emit(place))
            grid.addWidget(button, place // 2, place % 2)
        left = QVBoxLayout()
        left.setSpacing(8)
        left.addWidget(self.label)
        left.addWidget(self.amount)
        left.addSpacing(4)
        left.addLayout(grid)
        left.addSpacing(12)
        left.addWidget(self.outcome_label)
        left.addWidget(self.outcome)
        left.addWidget(self.taken)
        left.addStretch(1)
        row = QHBoxLayout()
        row.setSpacing(24)
        row.addLayout(left, 5)
        row.addWidget(self.keypad, 4)
        self.body.addLayout(row, 1)
