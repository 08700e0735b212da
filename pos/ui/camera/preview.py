"""Shows a camera's pictures and marks the codes in them."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtGui import QColor, QImage, QPainter, QPaintEvent, QPen, QPolygon
from PySide6.QtWidgets import QWidget

from pos.ui.look import Look
from pos.ui.parts import paint


@dataclass(frozen=True, slots=True)
class Mark:
    """A frame around a code."""

    corners: tuple[tuple[int, int], ...]
    """Pixels of the picture."""
    sure: bool
    """Whether the code may be believed."""


class Preview(QWidget):
    """Paints straight from the camera's memory: the picture is never copied."""

    def __init__(self, *, look: Look) -> None:
        super().__init__()
        self._look = look
        self._pixels: memoryview | None = None
        self._image: QImage | None = None
        self._marks: tuple[Mark, ...] = ()
        self._lit = False
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)

    def show_picture(self, pixels: memoryview | None, marks: tuple[Mark, ...] = (), *, lit: bool = False) -> None:
        """Show a picture (rows × columns × blue, green, red) and its codes. `lit`: a code was just taken."""
        # The image looks at these bytes: they are kept for as long as it is.
        self._pixels = pixels
        self._image = None
        if pixels is not None and pixels.shape is not None:
            high, wide = pixels.shape[0], pixels.shape[1]
            self._image = QImage(pixels, wide, high, wide * 3, QImage.Format.Format_BGR888)
        self._marks = marks
        self._lit = lit
        self.update()

    def sizeHint(self) -> QSize:
        """Qt: 16 by 9."""
        return QSize(320, 180)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Qt: the picture, the codes, a green edge when one was taken."""
        painter = QPainter(self)
        painter.fillRect(self.rect(), QColor("#14181a"))
        if self._image is None:
            side = 40
            icon = self._look.pixmap("camera", "rail-ink-2", side)
            painter.drawPixmap((self.width() - side) // 2, (self.height() - side) // 2, icon)
            return
        place = self._place(self._image.size())
        painter.drawImage(place, self._image)
        scale = place.width() / self._image.width()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for mark in self._marks:
            points = [QPoint(place.left() + round(x * scale), place.top() + round(y * scale)) for x, y in mark.corners]
            painter.setPen(QPen(self._look.colour("ok" if mark.sure else "warn"), 3))
            painter.drawPolygon(QPolygon(points))
        if self._lit:
            painter.setPen(QPen(self._look.colour("ok"), 6))
            painter.drawRect(self.rect().adjusted(3, 3, -3, -3))
            side = 28
            badge = QRect(10, 10, side + 12, side + 12)
            paint.box(painter, badge, 8, self._look.colour("ok"))
            painter.drawPixmap(16, 16, self._look.pixmap("check", "on-ok", side))

    def _place(self, size: QSize) -> QRect:
        """As large as it goes, in the middle."""
        shown = size.scaled(self.size(), Qt.AspectRatioMode.KeepAspectRatio)
        return QRect((self.width() - shown.width()) // 2, (self.height() - shown.height()) // 2,
                     shown.width(), shown.height())  # fmt: skip
