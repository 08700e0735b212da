"""Sizes × colours as squares to be touched: how many of each, and what else there is to know of it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QRect, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QGridLayout, QPushButton, QScrollArea, QSizePolicy, QVBoxLayout, QWidget

from pos.ui.look import Look
from pos.ui.parts import paint
from pos.ui.parts.text import Text

TALL, LOW = 68, 56
"""How high a square is, px: where the grid is all there is, and above a list."""


@dataclass(frozen=True, slots=True)
class Square:
    """A square of the grid."""

    key: str
    """What is chosen."""
    figure: str
    """The large one: how many."""
    under: str
    """The small one below: where else, or of how many. Empty: nothing."""
    some: bool
    """Whether the figure counts anything."""
    spoken: str
    """For a screen reader."""
    asked: bool = False
    """Whether it is the one in hand."""
    tone: str = "ink"
    """The figure's tone: `ink`, `ok` or `warn`."""


@dataclass(frozen=True, slots=True)
class Squares:
    """A style, as it is shown."""

    sizes: tuple[str, ...]
    """Columns."""
    colours: tuple[str, ...]
    """Rows."""
    squares: Mapping[tuple[int, int], Square]
    """By (row, column); not every size exists in every colour."""
    words: str = ""
    """What the large and the small figures are."""


class SquareButton(QPushButton):
    """One size in one colour."""

    def __init__(self, *, look: Look, square: Square, height: int) -> None:
        super().__init__()
        self._look = look
        self._height = height
        self.square = square
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setMinimumSize(92, height)
        self.show_square(square)

    def show_square(self, square: Square) -> None:
        """Show other figures."""
        self.square = square
        self.setAccessibleName(square.spoken)
        self.setToolTip(square.under)
        self.update()

    def sizeHint(self) -> QSize:
        """Qt: two lines."""
        return QSize(104, self._height)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Qt: the figure, large; the rest under it."""
        painter, look = QPainter(self), self._look
        focus = self.hasFocus() or self.square.asked
        ground = look.colour("brand-soft" if focus or self.isDown() else "surface")
        paint.box(painter, self.rect().adjusted(1, 1, -1, -1), 8, ground, look.colour("brand" if focus else "line"))
        ink, strong = look.colour(self.square.tone if self.square.some else "ink-2"), look.font("name", strong=True)
        if not self.square.under:
            paint.words(painter, self.rect(), self.square.figure, strong, ink, flags=paint.CENTRE)
            return
        middle = self.height() // 2
        upper, lower = QRect(4, middle - 26, self.width() - 8, 30), QRect(6, middle + 5, self.width() - 12, 20)
        paint.words(painter, upper, self.square.figure, strong, ink, flags=paint.CENTRE)
        paint.words(painter, lower, self.square.under, look.font("note"), look.colour("ink-2"), flags=paint.CENTRE)


class SquareTable(QScrollArea):
    """`chosen(key)` when a square was touched or confirmed with Enter."""

    chosen = Signal(str)

    def __init__(self, *, look: Look, height: int = TALL, focusable: bool = True) -> None:
        """`height`: of a square, px; `focusable`: whether a touched square takes the keys from the field."""
        super().__init__()
        self._look = look
        self._height = height
        self._focus = Qt.FocusPolicy.StrongFocus if focusable else Qt.FocusPolicy.NoFocus
        self._buttons: dict[tuple[int, int], SquareButton] = {}
        self._labels: tuple[tuple[str, ...], tuple[str, ...]] = ((), ())
        self._table = QWidget()
        self._layout = QGridLayout(self._table)
        self._layout.setSpacing(8)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self.setWidgetResizable(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        holder = QWidget()
        column = QVBoxLayout(holder)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._table)
        column.addStretch(1)
        self.setWidget(holder)

    @property
    def squares(self) -> tuple[Square, ...]:
        """What is shown, row by row."""
        return tuple(self._buttons[place].square for place in sorted(self._buttons))

    @property
    def whole_height(self) -> int:
        """Px that all of it takes."""
        rows = len(self._labels[1])
        return rows * (self._height + 8) + self._look.size("name") + 12

    def show_squares(
        self, sizes: Sequence[str], colours: Sequence[str], squares: Mapping[tuple[int, int], Square]
    ) -> None:
        """Show squares by (row, column). Figures of the same grid change in place."""
        labels = (tuple(sizes), tuple(colours))
        keys = {place: square.key for place, square in squares.items()}
        if labels != self._labels or keys != {place: button.square.key for place, button in self._buttons.items()}:
            self._labels = labels
            self._lay_out(squares)
        else:
            for place, square in squares.items():
                self._buttons[place].show_square(square)
        QTimer.singleShot(0, self, self._reveal)

    def step(self, steps: int) -> None:
        """Choose the square so many further on than the one in hand, row by row."""
        placed = [self._buttons[place].square for place in sorted(self._buttons)]
        now = next((n for n, square in enumerate(placed) if square.asked), -1 if steps > 0 else 0)
        if placed:
            self.chosen.emit(placed[(now + steps) % len(placed)].key)

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

    def _lay_out(self, squares: Mapping[tuple[int, int], Square]) -> None:
        while self._layout.count():
            part = self._layout.takeAt(0)
            if part is not None and (widget := part.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        self._buttons.clear()
        sizes, colours = self._labels
        for column, size in enumerate(sizes):
            self._layout.addWidget(Text(size or "—", size="name", strong=True, centred=True), 0, column + 1)
        for row, colour in enumerate(colours):
            self._layout.addWidget(Text(colour or "—", size="name", strong=True), row + 1, 0)
        for (row, column), square in squares.items():
            button = SquareButton(look=self._look, square=square, height=self._height)
            button.setFocusPolicy(self._focus)
            button.clicked.connect(lambda _=False, key=square.key: self.chosen.emit(key))
            self._layout.addWidget(button, row + 1, column + 1)
            self._buttons[row, column] = button

    def _reveal(self) -> None:
        """The one in hand is in sight."""
        for button in self._buttons.values():
            if button.square.asked:
                self.ensureWidgetVisible(button, 8, 8)
