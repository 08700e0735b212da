"""A style's sizes × colours in a panel of its own, with how many are here and nearby."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Signal
from PySide6.QtGui import QKeyEvent

from pos.ui.found.squares import Square, SquareTable
from pos.ui.look import Look
from pos.ui.parts.panel import Panel
from pos.ui.parts.text import Text


class GridView(Panel):
    """`chosen(key)` when a square was touched or confirmed with Enter."""

    chosen = Signal(str)

    def __init__(self, *, look: Look) -> None:
        super().__init__(look=look)
        self.table = SquareTable(look=look)
        self.table.chosen.connect(self.chosen)
        self.words = Text(tone="ink-2")
        self.body.addWidget(self.table, 1)
        self.body.addWidget(self.words)

    def show_grid(
        self, sizes: Sequence[str], colours: Sequence[str], squares: Mapping[tuple[int, int], Square]
    ) -> None:
        """Show squares by (row, column)."""
        self.table.show_squares(sizes, colours, squares)

    def focus_first(self) -> None:
        """Let the arrows begin at the first square with something in it."""
        self.table.focus_first()

    def move_focus(self, rows: int, columns: int) -> None:
        """Move by so many rows or columns, over gaps."""
        self.table.move_focus(rows, columns)

    def confirm_focused(self) -> None:
        """Choose the square that has the focus."""
        self.table.confirm_focused()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Qt: keys go on to the window."""
        event.ignore()
