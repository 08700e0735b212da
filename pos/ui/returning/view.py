"""The layout of 退换: at the left the field and recent receipts, at the right one receipt and what it comes to."""

from __future__ import annotations

from PySide6.QtWidgets import QFrame, QGridLayout, QSizePolicy, QVBoxLayout

from pos.ui.look import Look
from pos.ui.parts.choices import Choices
from pos.ui.parts.key_button import KeyButton
from pos.ui.parts.notice import Notice
from pos.ui.parts.pictures import Pictures
from pos.ui.parts.scan_field import ScanField
from pos.ui.parts.text import Text
from pos.ui.parts.two_columns import CardOrPanel, TwoColumns


class ReturningView(TwoColumns):
    """Every button has a name after what it does."""

    def __init__(self, *, look: Look, pictures: Pictures) -> None:
        super().__init__(widths=(300, 344, 460))
        self.field = ScanField(look=look)
        self.field.setProperty("narrow", True)
        self.recent_label = Text(tone="ink-2")
        self.recent = Choices(look=look, framed=True)
        self.without = KeyButton(look=look)
        self.without.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        left = QVBoxLayout()
        left.setSpacing(10)
        left.addWidget(self.field)
        left.addWidget(self.recent_label)
        left.addWidget(self.recent, 1)
        left.addWidget(self.without)

        self.notice = Notice(look=look, tall=True)
        card = QFrame()
        card.setProperty("card", True)
        self.title = Text(size="price", strong=True)
        self.facts = Text(tone="ink-2")
        self.lines = Choices(look=look, pictures=pictures)
        self.sums = Text(tone="ink-2", wraps=True)
        inside = QVBoxLayout(card)
        inside.setContentsMargins(1, 12, 1, 8)
        inside.setSpacing(2)
        for words in (self.title, self.facts):
            words.setContentsMargins(16, 0, 16, 0)
            inside.addWidget(words)
        inside.addSpacing(6)
        inside.addWidget(self.lines, 1)
        self.sums.setContentsMargins(16, 4, 16, 0)
        inside.addWidget(self.sums)
        self.centre = CardOrPanel(card)
        self.more = KeyButton(look=look, stature="small", key="+")
        self.fewer = KeyButton(look=look, stature="small", key="Del")
        self.faulty = KeyButton(look=look, stature="small")
        self.way = KeyButton(look=look, stature="small")
        self.waive = KeyButton(look=look, stature="small")
        self.protect = KeyButton(look=look, stature="small")
        self.void = KeyButton(look=look, stature="small")
        self.put_right = KeyButton(look=look, stature="small")
        self.gift = KeyButton(look=look, stature="small")
        self.close_receipt = KeyButton(look=look, stature="small", key="Esc")
        self.faulty.setCheckable(True)
        self.waive.setCheckable(True)
        self.of_a_receipt = (
            self.more, self.fewer, self.faulty, self.way, self.waive,
            self.protect, self.put_right, self.void, self.gift,
        )  # fmt: skip
        actions = QGridLayout()
        actions.setSpacing(8)
        self.below = (*self.of_a_receipt, self.close_receipt)
        for place, button in enumerate(self.below):
            button.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
            actions.addWidget(button, place // 5, place % 5)
        self.primary = KeyButton(look=look, role="primary", stature="big", key="Enter")
        self.primary.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        right = QVBoxLayout()
        right.setSpacing(12)
        right.addWidget(self.notice)
        right.addWidget(self.centre, 1)
        right.addLayout(actions)
        right.addWidget(self.primary)
        self.lay_out(left, right)
