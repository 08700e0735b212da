"""Lines of the cart as they were painted last: a scan moves them all and changes two; the others are only copied."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Hashable

from PySide6.QtCore import QRect, QSize
from PySide6.QtGui import QPainter, QPixmap

KEPT = 32
"""Pictures of lines in memory at most, some 6 MB: more than a large screen shows."""


class DrawnRows:
    """Pictures of lines, by all that they show."""

    def __init__(self) -> None:
        self._drawn: OrderedDict[Hashable, QPixmap] = OrderedDict()

    def forget(self) -> None:
        """Colours, type or a product's picture changed."""
        self._drawn.clear()

    def draw(self, painter: QPainter, place: QRect, shown: Hashable, draw: Callable[[QPainter, QRect], None]) -> None:
        """Paint at `place` what `shown` says; `draw` paints it where it was not painted before, all of its ground."""
        ratio = painter.device().devicePixelRatioF()
        key = (shown, place.width(), place.height(), ratio)
        drawn = self._drawn.get(key)
        if drawn is None:
            drawn = self._drawn[key] = _drawn(place.size(), ratio, draw)
            if len(self._drawn) > KEPT:
                self._drawn.popitem(last=False)
        else:
            self._drawn.move_to_end(key)
        painter.drawPixmap(place.topLeft(), drawn)


def _drawn(size: QSize, ratio: float, draw: Callable[[QPainter, QRect], None]) -> QPixmap:
    picture = QPixmap(size * ratio)
    picture.setDevicePixelRatio(ratio)
    painter = QPainter(picture)
    draw(painter, QRect(0, 0, size.width(), size.height()))
    painter.end()
    return picture
