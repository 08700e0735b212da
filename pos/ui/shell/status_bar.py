"""The line at the bottom: the network in the shop's words, what waits, the catalogue, the printer; who and when."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QRect, QSize
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from pos.ui.look import Look
from pos.ui.parts import paint

TALL = 36
GAP = 24


@dataclass(frozen=True, slots=True)
class Segment:
    """A few words of the line."""

    words: str
    """What is said."""
    tone: str = "ink-2"
    """Its colour."""
    icon: str = ""
    """Before the words, so that colour is never alone."""


class StatusBar(QWidget):
    """Painted; the left part gives way where there is no room."""

    def __init__(self, *, look: Look) -> None:
        super().__init__()
        self._look = look
        self.left: tuple[Segment, ...] = ()
        self.right: tuple[Segment, ...] = ()
        self.setFixedHeight(TALL)
        look.changed.connect(self.update)

    def say(self, left: tuple[Segment, ...], right: tuple[Segment, ...]) -> None:
        """Show other words."""
        if (left, right) != (self.left, self.right):
            self.left, self.right = left, right
            self.setAccessibleName(" · ".join(segment.words for segment in (*left, *right)))
            self.update()

    def sizeHint(self) -> QSize:
        """Qt: one line."""
        return QSize(600, TALL)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Qt: right part first, the left part in what remains."""
        painter, look = QPainter(self), self._look
        painter.fillRect(self.rect(), look.colour("surface"))
        painter.fillRect(0, 0, self.width(), 1, look.colour("line"))
        font = look.font("base")
        metrics = QFontMetrics(font)
        gap = GAP if self.width() >= 1200 else 14
        edge = self.width() - 18
        for segment in reversed(self.right):
            wide = metrics.horizontalAdvance(segment.words) + 2
            place = QRect(edge - wide, 0, wide, self.height())
            paint.words(painter, place, segment.words, font, look.colour(segment.tone), flags=paint.RIGHT)
            edge -= wide + gap
        left = 18
        for segment in self.left:
            if not segment.words:
                continue
            if segment.icon:
                painter.drawPixmap(left, (self.height() - 16) // 2, look.pixmap(segment.icon, segment.tone, 16))
                left += 22
            room = edge - left
            if room < 40:
                return
            wide = min(metrics.horizontalAdvance(segment.words) + 2, room)
            left += paint.words(
                painter, QRect(left, 0, wide, self.height()), segment.words, font, look.colour(segment.tone)
            )
            left += gap
