"""What is done now and then, as large buttons, and the quick keys."""

from __future__ import annotations

from PySide6.QtWidgets import QGridLayout, QSizePolicy

from pos.ui.look import Look
from pos.ui.parts.choices import Choices
from pos.ui.parts.key_button import KeyButton
from pos.ui.parts.panel import Panel
from pos.ui.parts.pictures import Pictures
from pos.ui.parts.text import Text


class MoreView(Panel):
    """Buttons above, quick keys below."""

    def __init__(self, *, look: Look, pictures: Pictures) -> None:
        super().__init__(look=look)
        self.void = KeyButton(look=look, icon="trash-2", key="Del")
        self.undo = KeyButton(look=look, icon="undo-2", key="Ctrl+Z")
        self.note = KeyButton(look=look, icon="pencil")
        self.empty = KeyButton(look=look, icon="x", role="stop")
        self.fulfilment = KeyButton(look=look, icon="package")
        self.drawer = KeyButton(look=look, icon="inbox", key="F10")
        self.price = KeyButton(look=look, icon="tag")
        self.written = KeyButton(look=look, icon="list")
        self.takings = KeyButton(look=look, icon="banknote", key="Ctrl+T")
        self.weigh = KeyButton(look=look, icon="circle-dot")
        self.weigh.hide()
        grid = QGridLayout()
        grid.setSpacing(8)
        buttons = (
            self.void,
            self.undo,
            self.note,
            self.fulfilment,
            self.price,
            self.written,
            self.takings,
            self.drawer,
            self.empty,
            self.weigh,
        )
        for place, button in enumerate(buttons):
            button.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
            grid.addWidget(button, place // 3, place % 3)
        self.quick_label = Text(size="name", strong=True)
        self.quick = Choices(look=look, pictures=pictures)
        self.body.addLayout(grid)
        self.body.addWidget(self.quick_label)
        self.body.addWidget(self.quick, 1)
