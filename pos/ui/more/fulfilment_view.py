"""The ways in which goods reach a customer, one large button each."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QSizePolicy

from pos.ui.look import Look
from pos.ui.parts.key_button import KeyButton
from pos.ui.parts.panel import Panel


class FulfilmentView(Panel):
    """`chosen(way)` when one is touched; the one that holds is checked."""

    chosen = Signal(str)

    def __init__(self, *, look: Look, ways: Sequence[str]) -> None:
        super().__init__(look=look)
        self.buttons: dict[str, KeyButton] = {}
        for number, way in enumerate(ways, start=1):
            button = KeyButton(look=look, key=str(number), stature="tall")
            button.setCheckable(True)
            button.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
            button.clicked.connect(lambda _checked=False, way=way: self.chosen.emit(way))
            self.buttons[way] = button
            self.body.addWidget(button)
        self.body.addStretch(1)

    def mark(self, way: str) -> None:
        """Which of them holds now."""
        for name, button in self.buttons.items():
            button.setChecked(name == way)
