"""A panel that asks for one thing: a large field, a keypad where it is a figure, and usual answers to touch."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLineEdit, QSizePolicy, QVBoxLayout

from pos.ui.look import Look
from pos.ui.parts.figure_field import FigureField
from pos.ui.parts.key_button import KeyButton
from pos.ui.parts.keypad import Keypad
from pos.ui.parts.panel import Panel
from pos.ui.parts.text import Text


class EntryPanel(Panel):
    """`preset(place)` when a usual answer was touched; the owner says what it means."""

    preset = Signal(int)

    def __init__(self, *, look: Look, keypad: bool, point: bool = True, presets: int = 0) -> None:
        super().__init__(look=look)
        self.above = QVBoxLayout()
        self.above.setSpacing(8)
        self.label = Text(tone="ink-2")
        self.entry = FigureField(point=point) if keypad else QLineEdit()
        self.entry.setProperty("large", True)
        self.preview = Text(size="price", strong=True)
        self.words = Text(tone="ink-2", wraps=True)
        self.extra = KeyButton(look=look, role="quiet")
        self.extra.hide()
        self.presets = [KeyButton(look=look) for _ in range(presets)]
        grid = QGridLayout()
        grid.setSpacing(8)
        for place, button in enumerate(self.presets):
            button.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
            button.clicked.connect(lambda _=False, place=place: self.preset.emit(place))
            grid.addWidget(button, place // 2, place % 2)
        left = QVBoxLayout()
        left.setSpacing(8)
        left.addLayout(self.above)
        left.addWidget(self.label)
        left.addWidget(self.entry)
        left.addSpacing(4)
        left.addLayout(grid)
        left.addSpacing(8)
        left.addWidget(self.preview)
        left.addWidget(self.words)
        left.addStretch(1)
        row_extra = QHBoxLayout()
        row_extra.addWidget(self.extra)
        row_extra.addStretch(1)
        left.addLayout(row_extra)
        row = QHBoxLayout()
        row.setSpacing(24)
        row.addLayout(left, 5)
        if keypad:
            self.keypad = Keypad(look=look, field=self.entry, point=point)
            self.keypad.setMaximumWidth(360)
            row.addWidget(self.keypad, 4)
        self.body.addLayout(row, 1)

    def say_presets(self, words: list[str]) -> None:
        """The usual answers; buttons without words are not shown."""
        for place, button in enumerate(self.presets):
            button.setVisible(place < len(words))
            if place < len(words):
                button.say(words[place])
