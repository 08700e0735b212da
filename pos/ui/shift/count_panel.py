"""Counting a drawer: notes and coins by denomination, or the sum alone."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QGridLayout, QLineEdit

from pos.ui.look import Look
from pos.ui.parts.entry import EntryPanel
from pos.ui.parts.figure_field import FigureField
from pos.ui.parts.text import Text

COLUMNS = 2


class CountPanel(EntryPanel):
    """The keypad types into whichever field has the focus."""

    def __init__(self, *, look: Look) -> None:
        super().__init__(look=look, keypad=True)
        self.pieces: dict[int, QLineEdit] = {}
        """The field of each denomination, in fen."""
        self._grid = QGridLayout()
        self._grid.setSpacing(8)
        self.above.addLayout(self._grid)
        self.entry.installEventFilter(self)

    def ask_pieces(self, denominations: tuple[tuple[int, str], ...]) -> bool:
        """Make a field for each denomination (fen, words); False: they are there already."""
        if tuple(self.pieces) == tuple(each for each, _ in denominations):
            return False
        while (item := self._grid.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.deleteLater()
        self.pieces = {}
        rows = -(-len(denominations) // COLUMNS)
        for place, (fen, words) in enumerate(denominations):
            field = FigureField(point=False, length=5)
            field.setProperty("large", False)
            field.setAccessibleName(words)
            field.setMinimumHeight(44)
            field.installEventFilter(self)
            row, column = place % rows, place // rows
            self._grid.addWidget(Text(words, tone="ink-2", right=True), row, 2 * column)
            self._grid.addWidget(field, row, 2 * column + 1)
            self.pieces[fen] = field
        return True

    def clear_all(self) -> None:
        """Nothing is counted yet."""
        for field in self.pieces.values():
            field.clear()
        self.entry.clear()
        self.preview.say("")

    def step(self, steps: int) -> bool:
        """Move the focus to another field, so many further; whether there is one."""
        fields = [*self.pieces.values(), self.entry]
        here = next((place for place, field in enumerate(fields) if field.hasFocus()), len(fields) - 1)
        there = here + steps
        if not 0 <= there < len(fields):
            return False
        fields[there].setFocus()
        fields[there].selectAll()
        return True

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Qt: the keypad follows the focus."""
        if event.type() is QEvent.Type.FocusIn and isinstance(watched, QLineEdit):
            self.keypad.type_into(watched)
        return False
