"""The rail at the left: one button for each screen that works, with its key and a count of what waits there."""

from __future__ import annotations

from PySide6.QtCore import QRect, QSize, Qt, Signal
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from pos.ui.look import NARROW, Look
from pos.ui.parts import paint


class RailButton(QPushButton):
    """Icon, name, key, count."""

    def __init__(self, *, look: Look, icon: str, key: str) -> None:
        super().__init__()
        self._look = look
        self._icon = icon
        self._key = key
        self._count = 0
        self.here = False
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)

    def sizeHint(self) -> QSize:
        """Qt: icon, name and key."""
        return QSize(64, 78)

    def minimumSizeHint(self) -> QSize:
        """Qt: in a low window, without the key."""
        return QSize(64, 58)

    def say(self, words: str) -> None:
        """The screen's name."""
        self.setText(words)
        self._speak()
        self.update()

    def show_count(self, count: int) -> None:
        """How much waits there."""
        if count != self._count:
            self._count = count
            self._speak()
            self.update()

    def set_here(self, *, here: bool) -> None:
        """Whether this is the screen that is shown."""
        if here != self.here:
            self.here = here
            self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Qt: everything."""
        painter, look = QPainter(self), self._look
        on = self.here or self.hasFocus() or self.isDown()
        if on:
            painter.fillRect(self.rect(), look.colour("rail-on"))
        if self.here:
            painter.fillRect(0, 0, 4, self.height(), look.colour("rail-mark"))
        ink = "rail-ink" if self.isEnabled() else "rail-ink-2"
        middle = self.width() // 2
        painter.setOpacity(1.0 if self.isEnabled() else 0.45)
        painter.drawPixmap(middle - 11, 8, look.pixmap(self._icon, ink, 22))
        name, note = look.font("base"), look.font("note")
        if QFontMetrics(name).horizontalAdvance(self.text()) > self.width() - 8:
            name = note
        paint.words(
            painter, QRect(2, 33, self.width() - 4, 22), self.text(), name, look.colour(ink), flags=paint.CENTRE
        )
        if self.height() >= 70:
            self._paint_key(painter, look)
        if self._count:
            figure = str(self._count) if self._count < 100 else "99+"
            wide = max(18, QFontMetrics(note).horizontalAdvance(figure) + 10)
            place = QRect(min(middle + 6, self.width() - wide - 4), 4, wide, 18)
            paint.box(painter, place, 9, look.colour("badge"))
            paint.words(painter, place, figure, note, look.colour("on-badge"), flags=paint.CENTRE)

    def _paint_key(self, painter: QPainter, look: Look) -> None:
        painter.setOpacity(1.0 if self.isEnabled() else 0.6)
        tiny = QFont(look.font("note"))
        tiny.setPixelSize(max(11, tiny.pixelSize() - 2))
        quiet = look.colour("rail-ink-2")
        paint.words(painter, QRect(2, 55, self.width() - 4, 16), self._key, tiny, quiet, flags=paint.CENTRE)

    def _speak(self) -> None:
        self.setAccessibleName(f"{self.text()} {self._count}" if self._count else self.text())


class Rail(QWidget):
    """`asked(name)` when a screen is wanted."""

    asked = Signal(str)

    def __init__(self, *, look: Look) -> None:
        super().__init__()
        self._look = look
        self.buttons: dict[str, RailButton] = {}
        self._over: set[str] = set()
        self._feet = 0
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 12, 0, 12)
        self._column.setSpacing(8)
        self._column.addStretch(1)
        look.changed.connect(self.update)
        self.set_window_width(NARROW)

    def add(self, name: str, *, icon: str, key: str, foot: bool = False, over: bool = False) -> None:
        """A button for a screen; `foot`: at the bottom; `over`: for what lies over screens, and marks itself."""
        button = RailButton(look=self._look, icon=icon, key=key)
        button.clicked.connect(lambda: self.asked.emit(name))
        self.buttons[name] = button
        if over:
            self._over.add(name)
        self._column.insertWidget(self._column.count() - (0 if foot else self._feet + 1), button)
        self._feet += foot

    def mark(self, name: str) -> None:
        """Which screen is shown."""
        for other, button in self.buttons.items():
            if other not in self._over:
                button.set_here(here=other == name)

    def set_window_width(self, width: int) -> None:
        """Narrower in a narrow window."""
        self.setFixedWidth(64 if width < NARROW else 84)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Qt: the dark ground."""
        QPainter(self).fillRect(self.rect(), self._look.colour("rail"))

    def sizeHint(self) -> QSize:
        """Qt: as wide as it was told."""
        return QSize(84, 400)
