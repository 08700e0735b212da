"""A chart over stocktakes, painted: accuracy as a line, shrinkage as bars under it. Every point has its figure."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QPoint, QRect
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QFrame, QSizePolicy, QVBoxLayout, QWidget

from pos.ui.look import Look
from pos.ui.parts import paint
from pos.ui.parts.text import Text


@dataclass(frozen=True, slots=True)
class Point:
    """One stocktake."""

    label: str
    """Under it: its day."""
    accuracy: int
    """What was right, in 1/10,000."""
    right: str
    """The same, as it is read."""
    loss: int
    """What was lost, fen; below 0: more was found."""
    lost: str
    """The same, as it is read."""


class Chart(QWidget):
    """Points from left to right. `said`: a point's figure, as it is read."""

    def __init__(self, *, look: Look, said: Callable[[Point], str]) -> None:
        super().__init__()
        self._look = look
        self._said = said
        self.points: tuple[Point, ...] = ()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setMinimumHeight(120)
        look.changed.connect(self.update)

    def say(self, points: tuple[Point, ...]) -> None:
        """Show other points."""
        self.points = points
        self.setAccessibleName(" · ".join(f"{point.label} {self._said(point)}" for point in points))
        self.update()


class Line(Chart):
    """Accuracy, between the worst and all."""

    def __init__(self, *, look: Look) -> None:
        super().__init__(look=look, said=lambda point: point.right)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Qt: a line from point to point, a figure over each."""
        if not self.points:
            return
        painter, look = QPainter(self), self._look
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        note, strong = look.font("note"), look.font("base", strong=True)
        tall = QFontMetrics(strong).height() + 6
        bottom = self.height() - 10
        worst = min(point.accuracy for point in self.points)
        low = min(worst - 200, 9_800)
        wide = self.width() / len(self.points)
        places = [
            QPoint(
                round((number + 0.5) * wide),
                bottom - round((point.accuracy - low) * (bottom - tall - 6) / (10_000 - low)),
            )
            for number, point in enumerate(self.points)
        ]
        painter.setPen(QPen(look.colour("brand"), 3))
        painter.drawPolyline(places)
        for point, place in zip(self.points, places, strict=True):
            painter.setPen(QPen(look.colour("surface"), 2))
            painter.setBrush(look.colour("brand"))
            painter.drawEllipse(place, 6, 6)
            box = QRect(place.x() - round(wide / 2), place.y() - tall - 6, round(wide), tall)
            font = strong if wide > QFontMetrics(strong).horizontalAdvance(point.right) else note
            paint.words(painter, box, point.right, font, look.colour("ink"), flags=paint.CENTRE)


class Losses(Chart):
    """What was lost, in bars; what was found goes the other way, in another colour."""

    def __init__(self, *, look: Look) -> None:
        super().__init__(look=look, said=lambda point: point.lost)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Qt: bars on a line, a figure over each, the day under it."""
        if not self.points:
            return
        painter, look = QPainter(self), self._look
        note = look.font("note")
        tall = QFontMetrics(note).height() + 4
        base, wide = self.height() - tall, self.width() / len(self.points)
        most = max(abs(point.loss) for point in self.points) or 1
        for number, point in enumerate(self.points):
            left = round(number * wide)
            across = min(56, max(8, round(wide) - 24))
            long = max(2, round(abs(point.loss) * (base - tall - 4) / most))
            bar = QRect(left + (round(wide) - across) // 2, base - long, across, long)
            painter.fillRect(bar, look.colour("stop" if point.loss > 0 else "ok"))
            figure = QRect(left, base - long - tall, round(wide), tall)
            paint.words(painter, figure, point.lost, note, look.colour("ink"), flags=paint.CENTRE)
            day = QRect(left, base + 2, round(wide), tall)
            paint.words(painter, day, point.label, note, look.colour("ink-2"), flags=paint.CENTRE)
        painter.fillRect(0, base, self.width(), 1, look.colour("edge"))


class AccuracyCard(QFrame):
    """Both, under each other."""

    def __init__(self, *, look: Look) -> None:
        super().__init__()
        self.setProperty("card", True)
        self.above = Text(size="price", strong=True)
        self.line = Line(look=look)
        self.below = Text(size="price", strong=True)
        self.losses = Losses(look=look)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 12, 16, 12)
        column.setSpacing(6)
        column.addWidget(self.above)
        column.addWidget(self.line, 1)
        column.addWidget(self.below)
        column.addWidget(self.losses, 1)
