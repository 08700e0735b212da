"""A button that shows its icon, its words and the key that does the same."""

from __future__ import annotations

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QPushButton, QWidget

from pos.ui.look import Look
from pos.ui.parts import paint

_INK = {"primary": "on-brand", "ok": "on-ok", "quiet": "brand", "stop": "stop"}


class KeyButton(QPushButton):
    """The focus stays where it was when a button is touched: keys and scans go on as before.

    Qt's own button has no words. It would draw them, and drawing it without by hand takes classes of the style's that
    a start has no other use for.
    """

    def __init__(
        self,
        *,
        look: Look,
        key: str = "",
        role: str = "",
        stature: str = "",
        icon: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._look = look
        self._words = ""
        self._key = key
        self._icon = icon
        self._role = role
        self._type = {"big": "primary", "tall": "price", "pad": "price", "small": "note"}.get(stature, "name")
        self.setProperty("role", role)
        self.setProperty("stature", stature)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setAutoDefault(False)

    def say(self, words: str, *, key: str | None = None) -> None:
        """Other words on the button."""
        if (words, key or self._key) == (self.text(), self._key):
            return
        if key is not None:
            self._key = key
        self._words = words
        self.setAccessibleName(words)
        self.updateGeometry()
        self.update()

    def text(self) -> str:
        """Qt: the words."""
        return self._words

    def play(self, role: str) -> None:
        """Another role: `primary`, `ok`, `stop`, `quiet` or none."""
        if role != self._role:
            self._role = role
            self.setProperty("role", role)
            if self.testAttribute(Qt.WidgetAttribute.WA_WState_Polished):  # else Qt does when it is shown
                self.style().unpolish(self)
                self.style().polish(self)

    def sizeHint(self) -> QSize:
        """Qt: room for all of it."""
        hint = super().sizeHint()
        return QSize(self._content_width() + 28, hint.height())

    def minimumSizeHint(self) -> QSize:
        """Qt: words are never cut off; the key is left out where there is no room for it."""
        return QSize(self._content_width(key=False, narrow=True) + 12, super().minimumSizeHint().height())

    def paintEvent(self, event: QPaintEvent) -> None:
        """Qt: the style's button, our words."""
        super().paintEvent(event)
        painter = QPainter(self)
        if self.hasFocus() and (self._filled or self.isChecked()):
            # No colour of an edge stands out from the filling and from what is around it: the ring is inside.
            for inset in (4, 5):
                ring = self.rect().adjusted(inset, inset, -inset, -inset)
                paint.box(painter, ring, 7, None, self._look.colour(self._ink()))
        self._draw_words(painter)

    @property
    def _filled(self) -> bool:
        return self._role in ("primary", "ok")

    def _draw_words(self, painter: QPainter) -> None:
        room = self.width() - 8
        key = bool(self._key) and self._content_width(key=True) <= room
        narrow = not key and self._content_width(key=False) > room
        font = self._font(narrow=narrow)
        metrics = QFontMetrics(font)
        ink = self._look.colour(self._ink())
        left = max(6, (self.width() - self._content_width(key=key, narrow=narrow)) // 2)
        if self._icon:
            side = metrics.height()
            painter.drawPixmap(left, (self.height() - side) // 2, self._look.pixmap(self._icon, self._ink(), side))
            left += side + (8 if self.text() else 0)
        wide = min(metrics.horizontalAdvance(self.text()) + 2, self.width() - left - 4)
        paint.words(painter, QRect(left, 0, max(0, wide), self.height()), self.text(), font, ink)
        if key:
            self._draw_key(painter, left + wide + 10)

    def _draw_key(self, painter: QPainter, left: int) -> None:
        note = self._look.font("note")
        tall = QFontMetrics(note).height() + 6
        place = QRect(left, (self.height() - tall) // 2, self._key_width(), tall)
        ink = self._look.colour(self._ink() if self._filled or self.isChecked() else "ink-2")
        if self._filled:
            paint.box(painter, place, 5, None, ink)
        paint.words(painter, place, self._key, note, ink, flags=paint.CENTRE)

    def _font(self, *, narrow: bool = False) -> QFont:
        size = {"name": "base", "price": "name", "primary": "price"}.get(self._type, self._type)
        return self._look.font(size if narrow else self._type, strong=self._filled)

    def _ink(self) -> str:
        if self.isChecked():
            return "surface"
        if not self.isEnabled():
            return "on-idle" if self._filled else "ink-2"
        return _INK.get(self._role, "ink")

    def _key_width(self) -> int:
        return QFontMetrics(self._look.font("note")).horizontalAdvance(self._key) + 14

    def _content_width(self, *, key: bool = True, narrow: bool = False) -> int:
        metrics = QFontMetrics(self._font(narrow=narrow))
        width = metrics.horizontalAdvance(self.text()) + 2
        if self._icon:
            width += metrics.height() + (8 if self.text() else 0)
        return width + (self._key_width() + 10 if self._key and key else 0)
