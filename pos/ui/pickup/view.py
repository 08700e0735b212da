"""The pickup screen's layout: at the left what there is, at the right one order and one sentence."""

from __future__ import annotations

from PySide6.QtWidgets import QFrame, QHBoxLayout, QSizePolicy, QVBoxLayout

from pos.ui.look import Look
from pos.ui.parts.choices import Choices
from pos.ui.parts.key_button import KeyButton
from pos.ui.parts.notice import Notice
from pos.ui.parts.pictures import Pictures
from pos.ui.parts.scan_field import ScanField
from pos.ui.parts.tabs import Tabs
from pos.ui.parts.text import Text
from pos.ui.parts.two_columns import CardOrPanel, TwoColumns


class PickupView(TwoColumns):
    """`tabs` by name of the state they show."""

    def __init__(self, *, look: Look, pictures: Pictures, tabs: tuple[str, ...]) -> None:
        super().__init__(widths=(344, 384, 520))
        self.field = ScanField(look=look)
        self.field.setProperty("narrow", True)
        self.tabs = Tabs(look=look, names=tabs)
        self.orders = Choices(look=look, framed=True)
        left = QVBoxLayout()
        left.setSpacing(10)
        left.addWidget(self.field)
        left.addLayout(self.tabs)
        left.addWidget(self.orders, 1)

        self.notice = Notice(look=look, tall=True)
        card = QFrame()
        card.setProperty("card", True)
        self.title = Text(size="price", strong=True)
        self.facts = Text(tone="ink-2")
        self.lines = Choices(look=look, pictures=pictures)
        inside = QVBoxLayout(card)
        inside.setContentsMargins(1, 12, 1, 1)
        inside.setSpacing(2)
        for words in (self.title, self.facts):
            words.setContentsMargins(16, 0, 16, 0)
            inside.addWidget(words)
        inside.addSpacing(6)
        inside.addWidget(self.lines, 1)
        self.centre = CardOrPanel(card)
        self.short = KeyButton(look=look, key="Del")
        self.part = KeyButton(look=look)
        self.close_order = KeyButton(look=look, key="Esc")
        actions = QHBoxLayout()
        actions.setSpacing(10)
        self.below = (self.short, self.part, self.close_order)
        for button in self.below:
            button.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
            actions.addWidget(button, 1)
        self.primary = KeyButton(look=look, role="primary", stature="big", key="Enter")
        self.primary.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        right = QVBoxLayout()
        right.setSpacing(12)
        right.addWidget(self.notice)
        right.addWidget(self.centre, 1)
        right.addLayout(actions)
        right.addWidget(self.primary)
        self.lay_out(left, right)
