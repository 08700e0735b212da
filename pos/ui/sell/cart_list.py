"""The cart: its head, its lines, and a word where it is empty."""

from __future__ import annotations

from PySide6.QtCore import QItemSelectionModel, QRect, QSize, Qt, Signal
from PySide6.QtGui import QMouseEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QFrame, QListView, QVBoxLayout, QWidget

from pos.ui.look import Look
from pos.ui.parts import paint
from pos.ui.parts.pictures import Pictures
from pos.ui.parts.text import Text
from pos.ui.sell.cart_columns import columns
from pos.ui.sell.cart_delegate import CartDelegate
from pos.ui.sell.cart_model import CartModel, CartRow


class CartHead(QWidget):
    """The words over the columns."""

    def __init__(self, *, look: Look) -> None:
        super().__init__()
        self._look = look
        self.words = ("", "", "", "")
        self.tally = ""
        look.changed.connect(self.update)

    def sizeHint(self) -> QSize:
        """Qt: one line."""
        return QSize(300, self._look.size("note") + 22)

    def minimumSizeHint(self) -> QSize:
        """Qt: never less."""
        return self.sizeHint()

    def say(self, words: tuple[str, str, str, str] | None = None, *, tally: str | None = None) -> None:
        """The four column heads, or how much is in the cart."""
        before = (self.words, self.tally)
        self.words = words if words is not None else self.words
        self.tally = tally if tally is not None else self.tally
        if before != (self.words, self.tally):
            self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Qt: the heads, where their columns stand."""
        painter, look = QPainter(self), self._look
        painter.fillRect(0, self.height() - 1, self.width(), 1, look.colour("line"))
        at = columns(self.rect(), look)
        font, ink = look.font("note"), look.colour("ink-2")
        item, list_price, quantity, paid = self.words
        head = f"{item}   {self.tally}" if self.tally else item
        paint.words(painter, at.name, head, font, ink)
        if not at.tight:
            paint.words(painter, at.list_price, list_price, font, ink, flags=paint.RIGHT)
        paint.words(
            painter, QRect(at.stepper.left(), 0, at.stepper.width(), self.height()), quantity, font, ink,
            flags=paint.CENTRE,
        )  # fmt: skip
        paint.words(painter, at.paid, paid, font, ink, flags=paint.RIGHT)


class _Lines(QListView):
    """− and + are part of the painting; a touch on them is told apart here."""

    stepped = Signal(int, int)
    touched = Signal(int)

    def __init__(self, *, look: Look, model: CartModel) -> None:
        super().__init__()
        self._look = look
        self._rows = model
        self.setModel(model)
        self.setUniformItemSizes(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        # A ground of its own: else each line that moves paints all that lies behind it, up to the window. It is made
        # here: for one that Qt made, the bindings look through all classes there are, a hundred of them for this once.
        ground = QWidget()
        ground.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.setViewport(ground)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Qt: the ground, then the lines."""
        painter = QPainter(self.viewport())
        painter.fillRect(event.rect(), self._look.colour("surface"))
        painter.end()
        super().paintEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Qt: a touch chooses the line, or changes its quantity."""
        super().mouseReleaseEvent(event)
        spot = event.position().toPoint()
        index = self.indexAt(spot)
        if not index.isValid():
            return
        at = columns(self.visualRect(index), self._look)
        line_id = self._rows.rows[index.row()].line_id
        if at.minus.contains(spot):
            self.stepped.emit(line_id, -1)
        elif at.plus.contains(spot):
            self.stepped.emit(line_id, +1)
        else:
            self.touched.emit(line_id)


class CartList(QFrame):
    """`stepped(line, ±1)` and `touched(line)` are what a finger does; `chosen`: another line may be marked."""

    chosen = Signal()

    def __init__(self, *, look: Look, pictures: Pictures) -> None:
        super().__init__()
        self.setProperty("card", True)
        self.rows = CartModel()
        self.head = CartHead(look=look)
        self.lines = _Lines(look=look, model=self.rows)
        self._delegate = CartDelegate(
            look=look,
            pictures=pictures,
            model=self.rows,
            chosen=lambda index: self.lines.selectionModel().isSelected(index),
        )
        self.lines.setItemDelegate(self._delegate)
        self.stepped = self.lines.stepped
        self.touched = self.lines.touched
        self.empty_title = Text(size="title", tone="ink-2", centred=True, parent=self.lines)
        self.empty_words = Text(size="base", tone="ink-2", centred=True, wraps=True, parent=self.lines)
        whole = QVBoxLayout(self)
        # The list paints its own ground: it ends above the card's round corners.
        whole.setContentsMargins(1, 1, 1, 12)
        whole.setSpacing(0)
        whole.addWidget(self.head)
        whole.addWidget(self.lines, 1)
        look.changed.connect(self._relook)
        pictures.arrived.connect(self._picture_arrived)

    def show_rows(self, rows: tuple[CartRow, ...], *, tally: str) -> None:
        """Show the lines; the one that is new or changed comes into sight and is chosen."""
        before = self.lines.currentIndex().row()
        changed = self.rows.show(rows)
        self.head.say(tally=tally)
        for words in (self.empty_title, self.empty_words):
            if words.isVisibleTo(self.lines) == bool(rows):
                words.setVisible(not rows)
        if changed is not None:
            self.choose(changed)
        elif rows and not self.lines.currentIndex().isValid():
            self.choose(min(before, len(rows) - 1) if before >= 0 else len(rows) - 1)

    def say_aside(self, line_id: int | None, words: str) -> None:
        """Say something beside one line; None: beside none."""
        if (line_id, words) != (self.rows.aside_of, self.rows.aside):
            self.rows.say_aside(line_id, words)

    def choose(self, row: int) -> None:
        """Choose a line by its place."""
        if self.rows.rows:
            index = self.rows.index(max(0, min(row, len(self.rows.rows) - 1)), 0)
            self.lines.selectionModel().setCurrentIndex(index, QItemSelectionModel.SelectionFlag.ClearAndSelect)
            self.lines.scrollTo(index)
            self.chosen.emit()

    def choose_line(self, line_id: int) -> None:
        """Choose a line by its id."""
        for place, row in enumerate(self.rows.rows):
            if row.line_id == line_id:
                self.choose(place)

    def step(self, steps: int) -> None:
        """Choose another line, so many further down."""
        self.choose(self.lines.currentIndex().row() + steps)

    @property
    def chosen_line(self) -> int | None:
        """The id of the chosen line; a gift is none: it is chosen among what is offered."""
        row = self.lines.currentIndex().row()
        line_id = self.rows.rows[row].line_id if 0 <= row < len(self.rows.rows) else 0
        return line_id if line_id > 0 else None

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Qt: the words of an empty cart stand in its middle."""
        super().resizeEvent(event)
        room = self.rect()
        self.empty_title.setGeometry(16, room.height() // 2 - 80, room.width() - 32, 44)
        self.empty_words.setGeometry(48, room.height() // 2 - 34, room.width() - 96, 48)

    def _relook(self) -> None:
        self._delegate.forget()
        self.lines.doItemsLayout()

    def _picture_arrived(self, name: str) -> None:
        self._delegate.forget()
        for place, row in enumerate(self.rows.rows):
            if row.picture == name:
                self.lines.update(self.rows.index(place, 0))
