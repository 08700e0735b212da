"""The one line that says what just happened or what to do: an icon, bold words, quiet words."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QRect, QSize
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from pos.ui.look import Look
from pos.ui.parts import paint

_ICONS = {"info": "info", "ok": "circle-check", "warn": "triangle-alert", "stop": "octagon-x"}
_TONES = {
    "info": ("ink-2", "sunken", "line"),
    "ok": ("ok", "ok-soft", "ok-soft"),
    "warn": ("warn", "warn-soft", "warn-edge"),
    "stop": ("stop", "stop-soft", "stop-soft"),
}


_SIZES = ("primary", "title", "price", "name", "base", "note")
"""From a tall notice's own type down."""


@dataclass(frozen=True, slots=True)
class Saying:
    """What a line says."""

    tone: str
    """`info`, `ok`, `warn` or `stop`."""
    headline: str
    """What happened."""
    rest: str = ""
    """What was kept, what to do."""


class Notice(QWidget):
    """Keeps its place when it has nothing to say, so that nothing jumps."""

    def __init__(self, *, look: Look, tall: bool = False, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._tall = tall
        self.saying: Saying | None = None
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        look.changed.connect(self.updateGeometry)

    def say(self, saying: Saying | None) -> None:
        """Show a line, or nothing."""
        if saying == self.saying:
            return
        self.saying = saying
        shown = f"{saying.headline} {saying.rest}".strip() if saying else ""
        self.setAccessibleName(shown)
        self.setToolTip(shown)
        self.update()

    def sizeHint(self) -> QSize:
        """Qt: one line, or a tall headline."""
        return QSize(200, self._look.size("base") * 3 if not self._tall else self._look.size("primary") * 2 + 20)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Qt: ground, icon, words. The rest moves to a second line where one is too short."""
        if self.saying is None:
            return
        ink, ground, edge = (self._look.colour(token) for token in _TONES[self.saying.tone])
        painter = QPainter(self)
        paint.box(painter, self.rect(), 10, ground, edge)
        head = self._look.font("primary" if self._tall else "base", strong=True)
        rest = self._look.font("base")
        side = 26 if self._tall else 18
        icon = self._look.pixmap(_ICONS[self.saying.tone], _TONES[self.saying.tone][0], side)
        painter.drawPixmap(16, (self.height() - side) // 2, icon)
        left, room = 16 + side + 10, self.width() - 16 - side - 10 - 16
        if not self.saying.rest:
            head = self._largest(self.saying.headline, room)
        wide = QFontMetrics(head).horizontalAdvance(self.saying.headline) + 2
        rest_wide = QFontMetrics(rest).horizontalAdvance(self.saying.rest)
        body = self._look.colour("ink") if self.saying.tone != "info" else ink
        if wide + 14 + rest_wide <= room or not self.saying.rest:
            paint.words(painter, QRect(left, 0, min(wide, room), self.height()), self.saying.headline, head, ink)
            if self.saying.rest:
                place = QRect(left + wide + 14, 0, rest_wide + 4, self.height())
                paint.words(painter, place, self.saying.rest, rest, body)
            return
        half = self.height() // 2
        first = self._largest(self.saying.headline, room, below="title" if self._tall else "note")
        note = self._look.font("base" if self._tall else "note")
        paint.words(painter, QRect(left, 4, room, half - 3), self.saying.headline, first, ink)
        paint.words(painter, QRect(left, half, room, half - 3), self.saying.rest, note, body)

    def _largest(self, words: str, room: int, below: str = "primary") -> QFont:
        """The largest type that the words have room in, from `below` down; a notice is never cut for its size."""
        sizes = _SIZES if self._tall else _SIZES[-2:]
        fonts = [
            self._look.font(size, strong=True) for size in sizes if self._look.size(size) <= self._look.size(below)
        ]
        return next((font for font in fonts if QFontMetrics(font).horizontalAdvance(words) + 2 <= room), fonts[-1])
