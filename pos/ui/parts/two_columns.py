"""The frame of a screen that has a list at the left and what is worked on at the right."""

from __future__ import annotations

from PySide6.QtCore import QSize
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QLayout, QStackedWidget, QVBoxLayout, QWidget

from pos.ui.look import NARROW, WIDE


class TwoColumns(QWidget):
    """The left column follows the window, the right one takes what is left."""

    def __init__(self, *, widths: tuple[int, int, int]) -> None:
        """`widths`: px of the left column in a narrow, a usual and a wide window."""
        super().__init__()
        self._widths = widths
        self._left = QWidget()

    def lay_out(self, left: QVBoxLayout, right: QLayout) -> None:
        """Put both columns in; once."""
        left.setContentsMargins(0, 0, 0, 0)
        self._left.setLayout(left)
        whole = QHBoxLayout(self)
        whole.setContentsMargins(16, 16, 16, 16)
        whole.setSpacing(16)
        whole.addWidget(self._left)
        whole.addLayout(right, 1)
        self._fit(NARROW)

    def minimumSizeHint(self) -> QSize:
        """Qt: the smallest till is 1024 px wide."""
        return QSize(900, 560)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Qt: the left column follows the window."""
        super().resizeEvent(event)
        self._fit(self.window().width())

    def _fit(self, window_width: int) -> None:
        narrow, usual, wide = self._widths
        self._left.setFixedWidth(narrow if window_width < NARROW else usual if window_width < WIDE else wide)


class CardOrPanel(QStackedWidget):
    """What is worked on; a panel takes its place for as long as something is asked."""

    def __init__(self, card: QWidget) -> None:
        super().__init__()
        self._card = card
        self.addWidget(card)

    def show_panel(self, panel: QWidget | None) -> None:
        """Show a panel; None: the card."""
        if panel is not None and self.indexOf(panel) < 0:
            self.addWidget(panel)
        self.setCurrentWidget(panel if panel is not None else self._card)
