"""Product pictures: fetched and decoded off the GUI thread, kept while there is room."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable

from PySide6.QtCore import QObject, QRect, Qt, Signal
from PySide6.QtGui import QImage, QPainter, QPixmap

from pos.ui.look import Look
from pos.ui.offload import Lane, Offload
from pos.ui.parts import paint

SIDE = 112
"""px of a kept picture: twice the 56 px of a row, for sharp screens."""
KEPT = 300
"""Pictures in memory at most, some 15 MB."""

Fetch = Callable[[str], bytes | None]
"""A picture's file by its name; None where it is not to be had. May take as long as the network."""


class Pictures(QObject):
    """Pictures by name. One that is not here yet is a quiet box until `arrived`."""

    arrived = Signal(str)

    def __init__(self, *, look: Look, offload: Offload, fetch: Fetch) -> None:
        super().__init__()
        self._look = look
        self._offload = offload
        self._fetch = fetch
        self._drawn: dict[tuple[str, int], QPixmap] = {}
        look.changed.connect(self._forget_drawn)
        self._kept: OrderedDict[str, QPixmap | None] = OrderedDict()

    def draw(self, painter: QPainter, place: QRect, name: str) -> None:
        """Paint a picture, or the box that stands for it."""
        side = place.width()
        drawn = self._drawn.get((name, side))
        if drawn is None:
            drawn = self._draw(name, side, painter.device().devicePixelRatioF())
        painter.drawPixmap(place.topLeft(), drawn)

    def _draw(self, name: str, side: int, ratio: float) -> QPixmap:
        whole = self._get(name)
        drawn = paint.rounded(whole, side, ratio) if whole is not None else self._box(side, ratio)
        self._drawn[name, side] = drawn
        return drawn

    def _box(self, side: int, ratio: float) -> QPixmap:
        plain = QPixmap(side, side)
        plain.fill(self._look.colour("background"))
        box = paint.rounded(plain, side, ratio)
        painter = QPainter(box)
        painter.setOpacity(0.45)
        third = side // 3
        painter.drawPixmap((side - third) // 2, (side - third) // 2, self._look.pixmap("tag", "ink-2", third))
        painter.end()
        return box

    def _get(self, name: str) -> QPixmap | None:
        if not name:
            return None
        if name in self._kept:
            self._kept.move_to_end(name)
            return self._kept[name]
        self._kept[name] = None
        self._offload.run(Lane.PICTURES, lambda: self._load(name), lambda image: self._keep(name, image), _not_here)
        return None

    def _forget_drawn(self) -> None:
        self._drawn.clear()

    def _load(self, name: str) -> QImage | None:
        data = self._fetch(name)
        image = QImage.fromData(data) if data else QImage()
        if image.isNull():
            return None
        grown = image.scaled(
            SIDE, SIDE, Qt.AspectRatioMode.KeepAspectRatioByExpanding, Qt.TransformationMode.SmoothTransformation
        )
        return grown.copy((grown.width() - SIDE) // 2, (grown.height() - SIDE) // 2, SIDE, SIDE)

    def _keep(self, name: str, image: QImage | None) -> None:
        if image is None:
            return
        self._kept[name] = QPixmap.fromImage(image)
        while len(self._kept) > KEPT:
            self._kept.popitem(last=False)
            self._drawn.clear()
        self._drawn = {key: drawn for key, drawn in self._drawn.items() if key[0] != name}
        self.arrived.emit(name)


def _not_here(_: object) -> None:
    """A picture that cannot be had is no fault: the box stays."""
