"""The cart's lines as they are read, for Qt's list."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, Qt

AnyIndex = QModelIndex | QPersistentModelIndex


@dataclass(frozen=True, slots=True)
class CartRow:
    """A line of the cart, every figure a text already."""

    line_id: int
    """The cart's line."""
    name: str
    """The style's name."""
    detail: str
    """Colour, size, code, and the clerk's note."""
    list_price: str
    """吊牌价, empty where it is the price asked."""
    quantity: str
    """Pieces."""
    paid: str
    """What the line comes to."""
    chips: tuple[tuple[str, str], ...] = ()
    """(words, tone) of discounts, assistants …"""
    picture: str = ""
    """Name of the picture."""


class CartModel(QAbstractListModel):
    """Tells Qt only what changed: a scan adds or changes one row, and only that is painted again."""

    def __init__(self) -> None:
        super().__init__()
        self.rows: tuple[CartRow, ...] = ()
        self.aside_of: int | None = None
        """The line that something is said beside."""
        self.aside = ""

    def say_aside(self, line_id: int | None, words: str) -> None:
        """Say something beside one line, and nothing beside the others."""
        before, self.aside_of, self.aside = self.aside_of, line_id, words
        for place, row in enumerate(self.rows):
            if row.line_id in (before, line_id):
                self.dataChanged.emit(self.index(place, 0), self.index(place, 0))

    def show(self, rows: Sequence[CartRow]) -> int | None:
        """Show other rows. The row that is new or changed, the last of them; None where none is."""
        old, new = self.rows, tuple(rows)
        if len(new) < len(old):
            self.beginResetModel()
            self.rows = new
            self.endResetModel()
            return None
        changed = [row for row in range(len(old)) if old[row] != new[row]]
        self.rows = new[: len(old)]
        for row in changed:
            self.dataChanged.emit(self.index(row, 0), self.index(row, 0))
        if len(new) > len(old):
            self.beginInsertRows(QModelIndex(), len(old), len(new) - 1)
            self.rows = new
            self.endInsertRows()
            return len(new) - 1
        return changed[-1] if changed else None

    def rowCount(self, parent: AnyIndex = QModelIndex()) -> int:  # noqa: B008 (Qt's own default)
        """Qt: how many rows."""
        return 0 if parent.isValid() else len(self.rows)

    def data(self, index: AnyIndex, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Qt: what a screen reader says; painting reads `rows`."""
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            row = self.rows[index.row()]
            said = [row.name, row.detail, f"{row.quantity} ×", row.paid, *(chip for chip, _ in row.chips)]
            return " ".join([*said, self.aside] if row.line_id == self.aside_of else said)
        return None
