"""A style's sizes × colours as buttons, with how many are here and nearby."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QRect, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QGridLayout, QPushButton, QScrollArea, QSizePolicy, QVBoxLayout, QWidget

from pos.ui.look import Look
from pos.ui.parts import paint
from pos.ui.parts.panel import Panel
from pos.ui.parts.text import Text


@dataclass(frozen=True, slots=True)
class Square:
    """A square of the grid."""

    key: str
    """What is chosen."""
    here: str
    """How many are here."""
    nearby: str
    """Where else."""
    some: bool
    """Whether there are any here."""
    spoken: str
    """For a screen reader."""
    asked: bool = False
    """Whether it is the one that was asked for."""


class SquareButton(QPushButton):
    """One size in one colour."""

    def __init__(self, *, look: Look, square: Square) -> None:
        super().__init__()
        self._look = look
        self.square = square
        self.setAccessibleName(square.spoken)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setMinimumSize(92, 68)

    def show_square(self, square: Square) -> None:
        """Show other figures."""
        self.square = square
        self.setAccessibleName(square.spoken)
        self.setToolTip(square.nearby)
        self.update()

    def sizeHint(self) -> QSize:
        """Qt: two lines."""
        return QSize(104, 68)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Qt: the figure here, large; the others under it."""
        painter, look = QPainter(self), self._look
        focus = self.hasFocus() or self.square.asked
        ground = look.colour("brand-soft" if focus or self.isDown() else "surface")
        paint.box(painter, self.rect().adjusted(1, 1, -1, -1), 8, ground, look.colour("brand" if focus else "line"))
        ink = look.colour("ink" if self.square.some else "ink-2")
        if not self.square.nearby:
            paint.words(painter, self.rect(), self.square.here, look.font("name", strong=True), ink, flags=paint.CENTRE)
            return
        upper, lower = QRect(4, 8, self.width() - 8, 30), QRect(6, 40, self.width() - 12, 20)
        paint.words(painter, upper, self.square.here, look.font("name", strong=True), ink, flags=paint.CENTRE)
        paint.words(painter, lower, self.square.nearby, look.font("note"), look.colour("ink-2"), flags=paint.CENTRE)


class GridView(Panel):
    """`chosen(key)` when a square was touched or confirmed with Enter."""

    chosen = Signal(str)

    def __init__(self, *, look: Look) -> None:
        super().__init__(look=look)
        self._look = look
        self._buttons: dict[tuple[int, int], SquareButton] = {}
        self._table = QWidget()
        self._layout = QGridLayout(self._table)
        self.words = Text(tone="ink-2")
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        holder = QWidget()
        column = QVBoxLayout(holder)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._table)
        column.addStretch(1)
        area.setWidget(holder)
        self.body.addWidget(area, 1)
        self.body.addWidget(self.words)

    def show_grid(
        self, sizes: Sequence[str], colours: Sequence[str], squares: Mapping[tuple[int, int], Square]
    ) -> None:
        """Show squares by (row, column). Figures of the same grid change in place."""
        if {place: square.key for place, square in squares.items()} == {
            place: button.square.key for place, button in self._buttons.items()
        }:
            for place, square in squares.items():
                self._buttons[place].show_square(square)
            return
        while self._layout.count():
            part = self._layout.takeAt(0)
            if part is not None and (widget := part.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        self._buttons.clear()
        self._layout.setSpacing(8)
        self._layout.setContentsMargins(0, 0, 0, 0)
        for column, size in enumerate(sizes):
            self._layout.addWidget(Text(size or "—", size="name", strong=True, centred=True), 0, column + 1)
        for row, colour in enumerate(colours):
            self._layout.addWidget(Text(colour or "—", size="name", strong=True), row + 1, 0)
        for (row, column), square in squares.items():
            button = SquareButton(look=self._look, square=square)
            button.clicked.connect(lambda _=False, key=square.key: self.chosen.emit(key))
            self._layout.addWidget(button, row + 1, column + 1)
            self._buttons[row, column] = button

    def focus_first(self) -> None:
        """Let the arrows begin at the first square with something in it."""
        some = [button for button in self._buttons.values() if button.square.some]
        for button in some or list(self._buttons.values()):
            button.setFocus()
            return

    def move_focus(self, rows: int, columns: int) -> None:
        """Move by so many rows or columns, over gaps."""
        here = next((place for place, button in self._buttons.items() if button.hasFocus()), None)
        if here is None:
            self.focus_first()
            return
        row, column = here
        for _ in range(60):
            row, column = row + rows, column + columns
            if (row, column) in self._buttons:
                self._buttons[row, column].setFocus()
                return

    def confirm_focused(self) -> None:
        """Choose the square that has the focus."""
        for button in self._buttons.values():
            if button.hasFocus():
                self.chosen.emit(button.square.key)
                return

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Qt: keys go on to the window."""
        event.ignore()
