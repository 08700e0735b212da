"""The layout of 标签: at the left what kind, and batches; at the right the list; between them a label as it will be."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QPixmap
from PySide6.QtWidgets import QButtonGroup, QFrame, QGridLayout, QHBoxLayout, QLabel, QSizePolicy, QVBoxLayout

from pos.ui.look import Look
from pos.ui.parts.choices import Choices
from pos.ui.parts.key_button import KeyButton
from pos.ui.parts.notice import Notice
from pos.ui.parts.pictures import Pictures
from pos.ui.parts.scan_field import ScanField
from pos.ui.parts.text import Text
from pos.ui.parts.two_columns import TwoColumns

PREVIEW = 190
"""px, the height of the preview."""


class LabelsView(TwoColumns):
    """`kinds` by their key; what is touched is large."""

    def __init__(self, *, look: Look, pictures: Pictures, kinds: tuple[str, ...]) -> None:
        super().__init__(widths=(300, 344, 460))
        self.field = ScanField(look=look)
        self.field.setProperty("narrow", True)
        self.kinds: dict[str, KeyButton] = {}
        self._group = QButtonGroup(self)
        grid = QGridLayout()
        grid.setSpacing(8)
        for place, kind in enumerate(kinds):
            button = KeyButton(look=look, stature="small")
            button.setCheckable(True)
            button.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
            self._group.addButton(button)
            grid.addWidget(button, place // 2, place % 2)
            self.kinds[kind] = button
        self.promotion = KeyButton(look=look, stature="small", key="Ctrl+T")
        self.promotion.setCheckable(True)
        self.promotion.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        grid.addWidget(self.promotion, (len(kinds) + 1) // 2, 0, 1, 2)
        self.credited = KeyButton(look=look, icon="user", stature="small", key="Ctrl+E")
        self.credited.setCheckable(True)
        self.credited.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.heading = Text(tone="ink-2", wraps=True)
        self.sources = Choices(look=look, framed=True)
        left = QVBoxLayout()
        left.setSpacing(10)
        left.addWidget(self.field)
        left.addLayout(grid)
        left.addWidget(self.credited)
        left.addWidget(self.heading)
        left.addWidget(self.sources, 1)

        self.notice = Notice(look=look, tall=True)
        card = QFrame()
        card.setProperty("card", True)
        self.title = Text(size="price", strong=True)
        self.facts = Text(tone="ink-2", wraps=True)
        self.figure = Text(size="change", strong=True)
        self.preview = QLabel()
        self.preview.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self.preview.setMinimumHeight(PREVIEW)
        self.lines = Choices(look=look, pictures=pictures)
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addWidget(self.title)
        words.addWidget(self.facts)
        words.addWidget(self.figure)
        words.addStretch(1)
        head = QHBoxLayout()
        head.setContentsMargins(16, 0, 16, 0)
        head.addLayout(words, 1)
        head.addWidget(self.preview)
        inside = QVBoxLayout(card)
        inside.setContentsMargins(1, 12, 1, 1)
        inside.setSpacing(8)
        inside.addLayout(head)
        inside.addWidget(self.lines, 1)
        self.fewer = KeyButton(look=look, icon="minus", key="-")
        self.more = KeyButton(look=look, icon="plus", key="+")
        self.remove = KeyButton(look=look, icon="trash-2", key="Del")
        self.undo = KeyButton(look=look, icon="undo-2", key="Ctrl+Z")
        self.sheets = KeyButton(look=look, icon="list", key="Ctrl+P")
        self.primary = KeyButton(look=look, role="primary", stature="big", key="Enter")
        self.primary.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        actions = QHBoxLayout()
        actions.setSpacing(10)
        for button in (self.fewer, self.more, self.remove, self.undo, self.sheets):
            button.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
            actions.addWidget(button, 1)
        right = QVBoxLayout()
        right.setSpacing(12)
        right.addWidget(self.notice)
        right.addWidget(card, 1)
        right.addLayout(actions)
        right.addWidget(self.primary)
        self.lay_out(left, right)

    def show_preview(self, png: bytes) -> None:
        """A label as it will be; nothing where there is none."""
        picture = QPixmap()
        if not png or not picture.loadFromData(png):
            self.preview.clear()
            return
        smooth = Qt.TransformationMode.SmoothTransformation
        fitting = picture.scaled(QSize(340, PREVIEW - 6), Qt.AspectRatioMode.KeepAspectRatio, smooth)
        self.preview.setPixmap(fitting)
