"""The cart's lines as they are read, for Qt's list."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QStringListModel, Qt

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
    """吊牌价 of one, empty where it is the price asked."""
    list_total: str
    """The same of all of them: what stands beside `paid` where there is no column for the price of one."""
    quantity: str
    """Pieces."""
    paid: str
    """What the line comes to."""
    chips: tuple[tuple[str, str], ...] = ()
    """(words, tone) of discounts, assistants …"""
    picture: str = ""
    """Name of the picture."""


class CartModel(QStringListModel):
    """Tells Qt only what changed: a scan adds or changes one row, and only that is painted again.

    Qt keeps a text for each row, an empty one: so it counts them itself. It does so several times for each row that it
    lays out, and to ask Python every time took longer than to look the code up and price the cart's line.
    """

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
            self.rows = new
            self.setStringList([""] * len(new))
            return None
        changed = [row for row in range(len(old)) if old[row] != new[row]]
        self.rows = new
        for row in changed:
            self.dataChanged.emit(self.index(row, 0), self.index(row, 0))
        if len(new) > len(old):
            self.insertRows(len(old), len(new) - len(old))
            return len(new) - 1
        return changed[-1] if changed else None

    def data(self, index: AnyIndex, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Qt: what a screen reader says; painting reads `rows`."""
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            row = self.rows[index.row()]
            said = [row.name, row.detail, f"{row.quantity} ×", row.paid, *(chip for chip, _ in row.chips)]
            return " ".join([*said, self.aside] if row.line_id == self.aside_of else said)
        return None
