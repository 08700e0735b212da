"""Strokes that the painted widgets share."""

from __future__ import annotations

from PySide6.QtCore import QRect, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPainterPath, QPen, QPixmap

LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
CENTRE = Qt.AlignmentFlag.AlignCenter


def words(
    painter: QPainter,
    place: QRect,
    text: str,
    font: QFont,
    colour: QColor,
    *,
    flags: Qt.AlignmentFlag = LEFT,
) -> int:
    """One line of text, shortened with … where the place is too narrow; the width it took."""
    painter.setFont(font)
    painter.setPen(colour)
    metrics = QFontMetrics(font)
    shown = metrics.elidedText(text, Qt.TextElideMode.ElideRight, place.width())
    painter.drawText(place, flags | Qt.TextFlag.TextSingleLine, shown)
    return metrics.horizontalAdvance(shown)


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


def picture(painter: QPainter, place: QRect, pixmap: QPixmap, radius: float = 8) -> None:
    """A pixmap, filling a rounded place."""
    painter.save()
    painter.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.SmoothPixmapTransform)
    path = QPainterPath()
    path.addRoundedRect(QRectF(place), radius, radius)
    painter.setClipPath(path)
    painter.drawPixmap(place, pixmap)
    painter.restore()
