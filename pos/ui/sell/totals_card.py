"""What the sale comes to: the reasons from the top, the amount due in its fixed place at the bottom. Painted."""

from __future__ import annotations

from PySide6.QtCore import QRect, QSize, Qt, Signal
from PySide6.QtGui import QFont, QFontMetrics, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from pos.ui.look import Look
from pos.ui.parts import paint
from pos.ui.sell.folding import rows_that_fit
from pos.ui.sell.totals_row import TotalsRow


class TotalsCard(QWidget):
    """Never changes its size, whatever it shows. A touch asks why."""

    touched = Signal()

    def __init__(self, *, look: Look) -> None:
        super().__init__()
        self._look = look
        self.rows: tuple[TotalsRow, ...] = ()
        self.due_label = ""
        self.due = ""
        self.why = ("", "")
        # It changes with every scan; with a ground of its own nothing behind it is painted as well.
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        look.changed.connect(self.update)

    def say(self, rows: tuple[TotalsRow, ...], *, due_label: str, due: str) -> None:
        """Show other figures."""
        if (rows, due_label, due) != (self.rows, self.due_label, self.due):
            self.rows, self.due_label, self.due = rows, due_label, due
            self.setAccessibleName(f"{due_label} {due}")
            self.update()

    def offer(self, words: str, key: str) -> None:
        """What a touch does, and the key that does the same; shown where there is something to explain."""
        self.why = (words, key)
        self.update()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Qt: a touch asks why."""
        super().mouseReleaseEvent(event)
        if self.rows and self.rect().contains(event.position().toPoint()):
            self.touched.emit()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Qt: only who takes the press hears of the release."""
        event.accept()

    def minimumSizeHint(self) -> QSize:
        """Qt: the amount due always has its room."""
        return QSize(200, self._look.size("due") + 120)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Qt: the card."""
        painter, look = QPainter(self), self._look
        painter.fillRect(self.rect(), look.colour("background"))
        paint.box(painter, self.rect(), 12, look.colour("surface"), look.colour("line"))
        left, wide = 16, self.width() - 32
        foot = self.height() - look.size("due") - 44
        hint = look.size("note") + 12
        self._reasons(painter, left, wide, foot - 8 - hint)
        if self.rows:
            below = QRect(left, foot - 4 - hint, wide, hint)
            words, key = self.why
            paint.words(painter, below, words, look.font("note", strong=True), look.colour("brand"))
            paint.words(painter, below, key, look.font("note"), look.colour("ink-2"), flags=paint.RIGHT)
        painter.fillRect(left, foot, wide, 1, look.colour("line"))
        label = look.font("name")
        label_width = QFontMetrics(label).horizontalAdvance(self.due_label)
        line = QRect(left, foot + 8, wide, self.height() - foot - 16)
        due = QFont(look.font("due", strong=True))
        room = wide - label_width - 12
        while QFontMetrics(due).horizontalAdvance(self.due) > room and due.pixelSize() > 16:
            due.setPixelSize(due.pixelSize() - 2)
        base = line.center().y() + QFontMetrics(due).capHeight() // 2
        painter.setPen(look.colour("ink"))
        painter.setFont(label)
        painter.drawText(left, base, self.due_label)
        painter.setFont(due)
        painter.drawText(left + wide - QFontMetrics(due).horizontalAdvance(self.due), base, self.due)

    def _reasons(self, painter: QPainter, left: int, wide: int, end: int) -> None:
        look, top = self._look, 14
        font, note = look.font("base"), look.font("note")
        tall, small = look.size("base") + 14, look.size("note") + 6
        for row in rows_that_fit(self.rows, end - top, tall, small):
            if top + tall > end:
                return
            value = QFontMetrics(font).horizontalAdvance(row.value) + 2
            line = QRect(left, top, wide, tall)
            paint.words(painter, line, row.value, font, look.colour(row.tone), flags=paint.RIGHT)
            place = line.adjusted(0, 0, -value - 10, 0)
            label = row.label_in(place.width(), QFontMetrics(font).horizontalAdvance)
            paint.words(painter, place, label, font, look.colour(row.tone))
            top += tall
            if row.note and top + small < end:
                paint.words(painter, QRect(left, top - 3, wide, small), row.note, note, look.colour("ink-2"))
                top += small
