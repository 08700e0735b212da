"""The layout of 库存: at the left what is going on, at the right one big figure and what it is made of."""

from __future__ import annotations

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from pos.ui.found.squares import LOW, Squares, SquareTable
from pos.ui.look import Look
from pos.ui.parts.choices import Choices
from pos.ui.parts.key_button import KeyButton
from pos.ui.parts.notice import Notice
from pos.ui.parts.pictures import Pictures
from pos.ui.parts.scan_field import ScanField
from pos.ui.parts.text import Text
from pos.ui.parts.two_columns import CardOrPanel, TwoColumns


class StockView(TwoColumns):
    """One hand and a scanner are enough: what is touched is large, and nothing has to be typed."""

    def __init__(self, *, look: Look, pictures: Pictures) -> None:
        super().__init__(widths=(300, 344, 460))
        self.field = ScanField(look=look)
        self.field.setProperty("narrow", True)
        self.heading = Text(tone="ink-2")
        self.places = Choices(look=look, framed=True)
        self.new = KeyButton(look=look)
        self.new.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        left = QVBoxLayout()
        left.setSpacing(10)
        left.addWidget(self.field)
        left.addWidget(self.heading)
        left.addWidget(self.places, 1)
        left.addWidget(self.new)

        self.notice = Notice(look=look, tall=True)
        card = QFrame()
        card.setProperty("card", True)
        self.title = Text(size="price", strong=True)
        self.facts = Text(tone="ink-2")
        self.figure = Text(size="change", strong=True, right=True)
        self.lines = Choices(look=look, pictures=pictures)
        self.grid = SquareTable(look=look, height=LOW, focusable=False)
        self.grid_words = Text(tone="ink-2")
        self._style = QWidget()
        style = QVBoxLayout(self._style)
        style.setContentsMargins(16, 0, 16, 0)
        style.setSpacing(4)
        style.addWidget(self.grid)
        style.addWidget(self.grid_words)
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addWidget(self.title)
        words.addWidget(self.facts)
        words.addStretch(1)
        head = QHBoxLayout()
        head.setContentsMargins(16, 0, 20, 0)
        head.addLayout(words, 1)
        head.addWidget(self.figure)
        inside = QVBoxLayout(card)
        inside.setContentsMargins(1, 12, 1, 1)
        inside.setSpacing(8)
        inside.addLayout(head)
        inside.addWidget(self._style)
        inside.addWidget(self.lines, 1)
        self.centre = CardOrPanel(card)
        self.undo = KeyButton(look=look, key="Del")
        self.review = KeyButton(look=look)
        self.back = KeyButton(look=look, key="Esc")
        self.primary = KeyButton(look=look, role="primary", stature="big", key="Enter")
        actions = QHBoxLayout()
        actions.setSpacing(10)
        for button in (self.undo, self.review, self.back, self.primary):
            policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
            policy.setRetainSizeWhenHidden(True)  # so that nothing jumps
            button.setSizePolicy(policy)
        for button in (self.undo, self.review, self.back):
            actions.addWidget(button, 1)
        right = QVBoxLayout()
        right.setSpacing(12)
        right.addWidget(self.notice)
        right.addWidget(self.centre, 1)
        right.addLayout(actions)
        right.addWidget(self.primary)
        self.lay_out(left, right)
        self.show_style(None)

    def show_style(self, squares: Squares | None) -> None:
        """Show the style in hand above the rows; None: there is none."""
        self._style.setVisible(squares is not None)
        if squares is not None:
            self.grid.show_squares(squares.sizes, squares.colours, squares.squares)
            self.grid_words.say(squares.words)
            self._fit_style()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Qt: a style of many colours leaves room for the rows."""
        super().resizeEvent(event)
        self._fit_style()

    def _fit_style(self) -> None:
        self.grid.setFixedHeight(min(self.grid.whole_height, self.height() * 3 // 10))
