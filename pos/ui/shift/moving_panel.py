"""Cash in and out: which way, how much, and why."""

from __future__ import annotations

from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QLineEdit, QSizePolicy

from pos.ui.look import Look
from pos.ui.parts.entry import EntryPanel
from pos.ui.parts.key_button import KeyButton

WAYS = 3
"""In, out, into the safe."""


class MovingPanel(EntryPanel):
    """Which way, how much, and why: typed, or a usual reason."""

    def __init__(self, *, look: Look) -> None:
        super().__init__(look=look, keypad=True, presets=4)
        self.ways = [KeyButton(look=look) for _ in range(WAYS)]
        self._group = QButtonGroup(self)
        row = QHBoxLayout()
        row.setSpacing(8)
        for button in self.ways:
            button.setCheckable(True)
            button.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
            self._group.addButton(button)
            row.addWidget(button)
        self.above.addLayout(row)
        self.reason = QLineEdit()
        self.reason.setMaxLength(60)
        self.reason.setMinimumHeight(44)
        self.above.addWidget(self.reason)
        self.ways[0].setChecked(True)
