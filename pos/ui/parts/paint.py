"""Strokes that the painted widgets share."""

from __future__ import annotations

from PySide6.QtCore import QRect, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPainterPath, QPen, QPixmap

# Plain numbers: joining Qt's flags for every word painted would cost more than painting it.
_ONE_LINE = Qt.TextFlag.TextSingleLine.value | Qt.AlignmentFlag.AlignVCenter.value
LEFT = Qt.AlignmentFlag.AlignLeft.value | _ONE_LINE
RIGHT = Qt.AlignmentFlag.AlignRight.value | _ONE_LINE
CENTRE = Qt.AlignmentFlag.AlignHCenter.value | _ONE_LINE


def words(
    painter: QPainter,
    place: QRect,
    text: str,
    font: QFont,
    colour: QColor,
    *,
    flags: int = LEFT,
) -> int:
    """One line of text, shortened with … where the place is too narrow; the width it took."""
    painter.setFont(font)
    painter.setPen(colour)
    metrics = QFontMetrics(font)
    wide = metrics.horizontalAdvance(text)
    if wide > place.width():
        text = metrics.elidedText(text, Qt.TextElideMode.ElideRight, place.width())
        wide = metrics.horizontalAdvance(text)
    painter.drawText(place, flags, text)
    return wide


def chip(painter: QPainter, left: int, top: int, text: str, font: QFont, ink: QColor, ground: QColor) -> QRect:
    """A small rounded label; where it was painted."""
    metrics = QFontMetrics(font)
    place = QRect(left, top, metrics.horizontalAdvance(text) + 14, metrics.height() + 4)
    box(painter, place, 5, ground)
    words(painter, place, text, font, ink, flags=CENTRE)
    return place


def box(painter: QPainter, place: QRect, radius: float, ground: QColor | None, edge: QColor | None = None) -> None:
    """A rounded rectangle, filled or drawn or both."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(edge, 1) if edge is not None else Qt.PenStyle.NoPen)
    painter.setBrush(ground if ground is not None else Qt.BrushStyle.NoBrush)
    outline = QRectF(place).adjusted(0.5, 0.5, -0.5, -0.5) if edge is not None else QRectF(place)
    painter.drawRoundedRect(outline, radius, radius)
    painter.restore()


def rounded(pixmap: QPixmap, side: int, ratio: float, radius: float = 8) -> QPixmap:
    """A square of `side` px with round corners, ready to be painted as it is."""
    square = QPixmap(round(side * ratio), round(side * ratio))
    square.fill(Qt.GlobalColor.transparent)
    square.setDevicePixelRatio(ratio)
    painter = QPainter(square)
    painter.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.SmoothPixmapTransform)
    path = QPainterPath()
    path.addRoundedRect(QRectF(0, 0, side, side), radius, radius)
    painter.setClipPath(path)
    painter.drawPixmap(QRect(0, 0, side, side), pixmap)
    painter.end()
    return square
