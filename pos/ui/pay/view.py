"""Taking the money: the methods, an amount, suggested amounts, a keypad, what was taken, and what that comes to."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal, SignalInstance
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLineEdit, QSizePolicy, QVBoxLayout

from pos.ui.look import Look
from pos.ui.parts.figure_field import FigureField
from pos.ui.parts.key_button import KeyButton
from pos.ui.parts.keypad import Keypad
from pos.ui.parts.panel import Panel
from pos.ui.parts.text import Text

SUGGESTIONS = 5
METHODS = 8
"""As many as there is room for."""
SHORT = 8
"""Characters of an amount of which three fit into a row."""
TAKEN = 6
"""Payments that can be taken back one by one."""


class PayView(Panel):
    """`suggested`, `method` and `undone` carry the place of what was touched."""

    suggested = Signal(int)
    method = Signal(int)
    undone = Signal(int)

    def __init__(self, *, look: Look) -> None:
        super().__init__(look=look)
        self.methods = [KeyButton(look=look, stature="small", key=f"Ctrl+{place + 1}") for place in range(METHODS)]
        kinds = QGridLayout()
        kinds.setSpacing(8)
        for place, button in enumerate(self.methods):
            button.setCheckable(True)
            button.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
            button.clicked.connect(lambda _=False, place=place: self.method.emit(place))
            button.hide()
            kinds.addWidget(button, place // 4, place % 4)
        self.body.addLayout(kinds)
        self.label = Text(size="base", tone="ink-2")
        self.amount = FigureField()
        self.reference_label = Text(size="note", tone="ink-2", wraps=True)
        self.reference = QLineEdit()
        self.last_digits = FigureField(point=False, length=4)
        self.last_digits.setProperty("large", False)
        self.last_digits.setFixedWidth(88)
        self.taken = Text(size="base", tone="ink-2", wraps=True)
        self.outcome_label = Text(size="name", tone="ink-2")
        self.outcome = Text(size="due", strong=True, tone="ink-2")
        self.buttons = [KeyButton(look=look, stature="pad") for _ in range(SUGGESTIONS)]
        self._amounts = _grid(self.buttons, self.suggested, columns=3)
        self._columns = 3
        self.tenders = [KeyButton(look=look, stature="small", icon="x") for _ in range(TAKEN)]
        self.keypad = Keypad(look=look, field=self.amount)
        self.keypad.setMaximumWidth(360)
        row = QHBoxLayout()
        row.setSpacing(24)
        row.addLayout(self._left(), 5)
        row.addWidget(self.keypad, 4)
        self.body.addLayout(row, 1)

    def say_methods(self, words: Sequence[str], chosen: int) -> None:
        """The methods there are; the chosen one is marked. A single one needs no button."""
        for place, button in enumerate(self.methods):
            button.setVisible(place < len(words) and len(words) > 1)
            button.setChecked(place == chosen)
            if place < len(words):
                button.say(words[place])

    def say_amounts(self, words: Sequence[str], *, rows: int = 2) -> None:
        """Suggested amounts: three in a row, two where they are long and then fewer of them; at most so many rows."""
        columns = 2 if any(len(each) > SHORT for each in words) else 3
        if columns != self._columns:
            self._columns = columns
            for place, button in enumerate(self.buttons):
                self._amounts.addWidget(button, place // columns, place % columns)
        most = columns * rows
        shown = list(words) if len(words) <= most else [*words[: most - 1], words[-1]]
        for place, button in enumerate(self.buttons):
            button.setVisible(place < len(shown))
            if place < len(shown):
                button.say(shown[place])

    def say_tenders(self, words: Sequence[str]) -> None:
        """What was taken; a touch takes it back."""
        for place, button in enumerate(self.tenders):
            button.setVisible(place < len(words))
            if place < len(words):
                button.say(words[place])

    def _left(self) -> QVBoxLayout:
        taken = _grid(self.tenders, self.undone, columns=2)
        numbers = QHBoxLayout()
        numbers.setSpacing(8)
        numbers.addWidget(self.reference, 1)
        numbers.addWidget(self.last_digits)
        left = QVBoxLayout()
        left.setSpacing(8)
        outcome = QHBoxLayout()
        outcome.setSpacing(12)
        outcome.addWidget(self.outcome_label)
        outcome.addWidget(self.outcome, 1)
        left.addWidget(self.label)
        left.addWidget(self.amount)
        left.addWidget(self.reference_label)
        left.addLayout(numbers)
        left.addLayout(self._amounts)
        left.addLayout(outcome)
        left.addWidget(self.taken)
        left.addLayout(taken)
        left.addStretch(1)
        return left


def _grid(buttons: Sequence[KeyButton], touched: SignalInstance, *, columns: int) -> QGridLayout:
    grid = QGridLayout()
    grid.setSpacing(8)
    for place, button in enumerate(buttons):
        button.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        button.clicked.connect(lambda _=False, place=place: touched.emit(place))
        grid.addWidget(button, place // columns, place % columns)
    return grid
