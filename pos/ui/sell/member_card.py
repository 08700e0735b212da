"""Who buys. Painted; a touch asks for a phone number."""

from __future__ import annotations

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QPushButton

from pos.ui.look import Look
from pos.ui.parts import paint


class MemberCard(QPushButton):
    """Keeps its place and size with and without a member."""

    def __init__(self, *, look: Look) -> None:
        super().__init__()
        self._look = look
        self.title = ""
        self.detail = ""
        self.initial = ""
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        look.changed.connect(self.updateGeometry)

    def say(self, title: str, detail: str, *, initial: str) -> None:
        """Show a member, or (without an initial) how to name one."""
        if (title, detail, initial) != (self.title, self.detail, self.initial):
            self.title, self.detail, self.initial = title, detail, initial
            self.setAccessibleName(f"{title} {detail}")
            self.update()

    def sizeHint(self) -> QSize:
        """Qt: two lines."""
        return QSize(200, self._look.size("name") + self._look.size("note") + 44)

    def minimumSizeHint(self) -> QSize:
        """Qt: never less."""
        return QSize(160, self.sizeHint().height())

    def paintEvent(self, event: QPaintEvent) -> None:
        """Qt: a card with a round initial."""
        painter, look = QPainter(self), self._look
        edge = "brand" if self.hasFocus() else "line"
        paint.box(painter, self.rect(), 12, look.colour("surface"), look.colour(edge))
        side = 44
        middle = self.rect().center().y() + 1
        circle = QRect(16, middle - side // 2, side, side)
        known = bool(self.initial)
        paint.box(painter, circle, side / 2, look.colour("brand-soft" if known else "background"))
        if known:
            paint.words(
                painter, circle, self.initial, look.font("name", strong=True), look.colour("brand"), flags=paint.CENTRE
            )
        else:
            painter.drawPixmap(circle.center().x() - 10, middle - 11, look.pixmap("user-plus", "ink-2", 22))
        left = circle.right() + 13
        room = self.width() - left - 14
        upper, lower = QRect(left, middle - 24, room, 26), QRect(left, middle + 3, room, 20)
        paint.words(painter, upper, self.title, look.font("name", strong=known), look.colour("ink"))
        paint.words(painter, lower, self.detail, look.font("note"), look.colour("ink-2"))
