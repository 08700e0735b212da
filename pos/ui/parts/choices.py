"""A list of things to choose from: search results, held carts, people, orders. Painted, so that long ones are light."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, QRect, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QKeyEvent, QPainter
from PySide6.QtWidgets import QAbstractItemView, QListView, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from pos.ui.look import Look
from pos.ui.parts import paint
from pos.ui.parts.pictures import Pictures
from pos.ui.parts.text import Text

AnyIndex = QModelIndex | QPersistentModelIndex


@dataclass(frozen=True, slots=True)
class Choice:
    """A row, as it is read."""

    key: str
    """What is chosen."""
    title: str
    """The first line."""
    detail: str = ""
    """The second line."""
    right: str = ""
    """At the right, large."""
    right_note: str = ""
    """Under it."""
    note_tone: str = "ink-2"
    """The tone of `right_note`."""
    chip: str = ""
    """A small label behind the title."""
    chip_tone: str = "ok"
    """`ok`, `warn`, `stop`, `promo` or `brand`."""
    picture: str | None = None
    """Name of a picture; None: the row has no place for one."""


class ChoiceModel(QAbstractListModel):
    """The rows."""

    def __init__(self) -> None:
        super().__init__()
        self.rows: tuple[Choice, ...] = ()

    def show(self, rows: Sequence[Choice]) -> None:
        """Show other rows."""
        if tuple(rows) != self.rows:
            self.beginResetModel()
            self.rows = tuple(rows)
            self.endResetModel()

    def rowCount(self, parent: AnyIndex = QModelIndex()) -> int:  # noqa: B008 (Qt's own default)
        """Qt: how many rows."""
        return 0 if parent.isValid() else len(self.rows)

    def data(self, index: AnyIndex, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Qt: what a screen reader says."""
        row = self.rows[index.row()]
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return " ".join(part for part in (row.title, row.chip, row.detail, row.right, row.right_note) if part)
        return None


class _Rows(QStyledItemDelegate):
    """Paints a row."""

    def __init__(
        self,
        *,
        look: Look,
        pictures: Pictures | None,
        model: ChoiceModel,
        framed: bool,
        chosen: Callable[[AnyIndex], bool],
    ) -> None:
        super().__init__()
        # Asked of the list: Qt's option would say it with a class of six hundred enumerated names.
        self._chosen = chosen
        self._look = look
        self._pictures = pictures
        self._model = model
        self._framed = framed

    def sizeHint(self, option: QStyleOptionViewItem, index: AnyIndex) -> QSize:
        """Qt: every row is as tall as two lines of the present step."""
        return QSize(200, self._look.size("name") + self._look.size("note") + 40 + (8 if self._framed else 0))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: AnyIndex) -> None:
        """Qt: one row."""
        row = self._model.rows[index.row()]
        place: QRect = option.rect
        chosen = self._chosen(index)
        self._ground(painter, place, chosen=chosen)
        if self._framed:
            place = place.adjusted(0, 4, 0, -4)
        left, right = place.left() + 16, place.right() - 16
        if row.picture is not None and self._pictures is not None:
            side = min(56, place.height() - 16)
            self._pictures.draw(painter, QRect(left, place.center().y() - side // 2, side, side), row.picture)
            left += side + 14
        middle = place.center().y()
        upper = QRect(0, middle - 26, 1, 28) if row.detail or row.right_note else QRect(0, middle - 16, 1, 32)
        lower = QRect(0, middle + 2, 1, 22)
        above, below = self._right(painter, row, right, upper, lower)
        self._left(
            painter, row, upper.adjusted(left, 0, right - above - 13, 0), lower.adjusted(left, 0, right - below - 13, 0)
        )

    def _ground(self, painter: QPainter, place: QRect, *, chosen: bool) -> None:
        look = self._look
        if self._framed:
            framed = place.adjusted(1, 4, -1, -4)
            edge = look.colour("brand" if chosen else "line")
            paint.box(painter, framed, 10, look.colour("brand-soft" if chosen else "surface"), edge)
            return
        if chosen:
            painter.fillRect(place, look.colour("brand-soft"))
            painter.fillRect(QRect(place.left(), place.top(), 4, place.height()), look.colour("brand"))
        painter.fillRect(QRect(place.left(), place.bottom(), place.width(), 1), look.colour("line"))

    def _right(self, painter: QPainter, row: Choice, right: int, upper: QRect, lower: QRect) -> tuple[int, int]:
        big, small = self._look.font("name", strong=True), self._look.font("note")
        wide = QFontMetrics(big).horizontalAdvance(row.right) + 2 if row.right else 0
        note = QFontMetrics(small).horizontalAdvance(row.right_note) + 2 if row.right_note else 0
        tone = self._look.colour(row.note_tone)
        place = QRect(right - wide, upper.top(), wide, upper.height())
        paint.words(painter, place, row.right, big, self._look.colour("ink"), flags=paint.RIGHT)
        place = QRect(right - note, lower.top(), note, lower.height())
        paint.words(painter, place, row.right_note, small, tone, flags=paint.RIGHT)
        return (wide, note)

    def _left(self, painter: QPainter, row: Choice, upper: QRect, lower: QRect) -> None:
        look, small, big = self._look, self._look.font("note"), self._look.font("name", strong=True)
        chip = QFontMetrics(small).horizontalAdvance(row.chip) + 14 + 10 if row.chip else 0
        narrow = bool(row.detail) and QFontMetrics(big).horizontalAdvance(row.title) + chip > upper.width()
        room = upper if narrow else upper.adjusted(0, 0, -chip, 0)
        taken = paint.words(painter, room, row.title, big, look.colour("ink"))
        if row.chip:
            # Where both have no room side by side, a name is worth more than what the second line says.
            line, left = (lower, lower.left()) if narrow else (upper, upper.left() + taken + 10)
            top = line.center().y() - (QFontMetrics(small).height() + 4) // 2
            ink, ground = look.colour(row.chip_tone), look.colour(f"{row.chip_tone}-soft")
            paint.chip(painter, left, top, row.chip, small, ink, ground)
        paint.words(painter, lower.adjusted(chip if narrow else 0, 0, 0, 0), row.detail, small, look.colour("ink-2"))


class Choices(QListView):
    """The list. A touch or Enter chooses; arrows do it from wherever the focus is, by `step`."""

    chosen = Signal(str)
    marked = Signal(str)

    def __init__(
        self,
        *,
        look: Look,
        pictures: Pictures | None = None,
        framed: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._look = look
        self.rows = ChoiceModel()
        self.setModel(self.rows)
        self._delegate = _Rows(
            look=look,
            pictures=pictures,
            model=self.rows,
            framed=framed,
            chosen=lambda index: self.selectionModel().isSelected(index),
        )
        self.setItemDelegate(self._delegate)
        self.setUniformItemSizes(True)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self._empty = Text(tone="ink-2", centred=True, wraps=True, parent=self)
        self._empty.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.clicked.connect(lambda index: self.chosen.emit(self.rows.rows[index.row()].key))
        look.changed.connect(self.doItemsLayout)
        if pictures is not None:
            pictures.arrived.connect(lambda _: self.viewport().update())

    def show_rows(self, rows: Sequence[Choice], *, empty: str, keep: str | None = None) -> None:
        """Show rows, or what to do where there are none. `keep`: the key that stays marked; None marks the first."""
        self.rows.show(rows)
        self._empty.say("" if rows else empty)
        self._empty.setVisible(not rows)
        keys = [row.key for row in rows]
        if keys and keep != "":
            self.mark(keys.index(keep) if keep in keys else 0)

    def mark(self, row: int) -> None:
        """Mark a row."""
        self.setCurrentIndex(self.rows.index(row, 0))
        self.marked.emit(self.rows.rows[row].key)

    def step(self, steps: int) -> None:
        """Mark another row, so many further down."""
        if self.rows.rows:
            now = self.currentIndex().row()
            self.mark(max(0, min(len(self.rows.rows) - 1, now + steps)))

    def arrow(self, event: QKeyEvent) -> bool:
        """Mark the next or the previous row by an arrow key; whether it was one."""
        by = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}.get(Qt.Key(event.key()))
        if by is not None:
            self.step(by)
        return by is not None

    @property
    def marked_key(self) -> str | None:
        """The key of the marked row."""
        row = self.currentIndex().row()
        return self.rows.rows[row].key if 0 <= row < len(self.rows.rows) else None

    def resizeEvent(self, event: object) -> None:
        """Qt: the words of an empty list stand in its middle."""
        super().resizeEvent(event)  # type: ignore[arg-type]
        self._empty.setGeometry(self.contentsRect().adjusted(24, 0, -24, 0))
