"""Rows of a label and a figure. Painted."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QRect, QSize
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from pos.ui.look import Look
from pos.ui.parts import paint


@dataclass(frozen=True, slots=True)
class Fact:
    """A row."""

    label: str
    """What."""
    value: str
    """How much."""
    tone: str = "ink"
    """Of the figure."""


class Facts(QWidget):
    """As tall as its rows."""

    def __init__(self, *, look: Look) -> None:
        super().__init__()
        self._look = look
        self.rows: tuple[Fact, ...] = ()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        look.changed.connect(self.updateGeometry)

    def say(self, rows: tuple[Fact, ...]) -> None:
        """Show other rows."""
        if rows != self.rows:
            grown = len(rows) != len(self.rows)
            self.rows = rows
            self.setAccessibleName(" · ".join(f"{row.label} {row.value}" for row in rows))
            if grown:
                self.updateGeometry()
            self.update()

    @property
    def _row(self) -> int:
        return self._look.size("price") + 24

    def sizeHint(self) -> QSize:
        """Qt: all rows."""
        return QSize(300, self._row * max(1, len(self.rows)))

    def minimumSizeHint(self) -> QSize:
        """Qt: all rows."""
        return QSize(200, self.sizeHint().height())

    def paintEvent(self, event: QPaintEvent) -> None:
        """Qt: the rows, with thin lines between."""
        painter, look = QPainter(self), self._look
        for number, row in enumerate(self.rows):
            top = number * self._row
            font = look.font("price", strong=True)
            wide = QFontMetrics(font).horizontalAdvance(row.value) + 4
            place = QRect(0, top, self.width(), self._row)
            paint.words(painter, place, row.value, font, look.colour(row.tone), flags=paint.RIGHT)
            left = place.adjusted(0, 0, -wide - 12, 0)
            paint.words(painter, left, row.label, look.font("name"), look.colour("ink-2"))
            if number:
                painter.fillRect(0, top, self.width(), 1, look.colour("line"))
