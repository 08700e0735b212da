"""A discount: on the line or the sale, 折 or an amount, and why."""

from __future__ import annotations

from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QSizePolicy

from pos.ui.look import Look
from pos.ui.parts.entry import EntryPanel
from pos.ui.parts.key_button import KeyButton

REASONS = 4


class DiscountView(EntryPanel):
    """The presets are the reasons."""

    def __init__(self, *, look: Look) -> None:
        super().__init__(look=look, keypad=True, presets=REASONS)
        self.entry.setMaxLength(12)
        self.on_line, self.on_sale = KeyButton(look=look), KeyButton(look=look)
        self.by_percent, self.by_amount = KeyButton(look=look), KeyButton(look=look)
        self._groups = []
        for pair in ((self.on_line, self.on_sale), (self.by_percent, self.by_amount)):
            group = QButtonGroup(self)
            row = QHBoxLayout()
            row.setSpacing(8)
            for button in pair:
                button.setCheckable(True)
                button.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
                group.addButton(button)
                row.addWidget(button)
            self._groups.append(group)
            self.above.addLayout(row)
        for button in self.presets:
            button.setCheckable(True)
        self._reasons = QButtonGroup(self)
        for button in self.presets:
            self._reasons.addButton(button)
