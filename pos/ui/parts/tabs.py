"""A row of filters, one of which is marked."""

from __future__ import annotations

from PySide6.QtWidgets import QHBoxLayout, QSizePolicy

from pos.ui.look import Look
from pos.ui.parts.key_button import KeyButton


class Tabs(QHBoxLayout):
    """Buttons by the name of what they show."""

    def __init__(self, *, look: Look, names: tuple[str, ...]) -> None:
        super().__init__()
        self.buttons = {name: KeyButton(look=look, stature="small") for name in names}
        self.setSpacing(8)
        for button in self.buttons.values():
            button.setCheckable(True)
            button.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
            self.addWidget(button)

    def mark(self, name: str) -> None:
        """Mark what is shown; empty: nothing is."""
        for each, button in self.buttons.items():
            button.setChecked(each == name)
