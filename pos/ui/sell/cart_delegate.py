"""Paints a line of the cart. One delegate paints them all: fifty lines cost what is new on the screen."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize
from PySide6.QtGui import QFont, QFontMetrics, QPainter
from PySide6.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem

from pos.ui.look import Look
from pos.ui.parts import paint
from pos.ui.parts.pictures import Pictures
from pos.ui.sell.cart_columns import columns, row_height
from pos.ui.sell.cart_model import CartModel, CartRow
from pos.ui.sell.drawn_rows import DrawnRows
from pos.ui.sell.folding import BETWEEN, chips_that_fit, whole_parts


class CartDelegate(QStyledItemDelegate):
    """Reads the model's rows directly."""

    def __init__(
        self,
        *,
        look: Look,
        pictures: Pictures,
        model: CartModel,
        chosen: Callable[[QModelIndex | QPersistentModelIndex], bool],
    ) -> None:
        super().__init__()
        # Asked of the list: Qt's option would say it with a class of six hundred enumerated names.
        self._chosen = chosen
        self._look = look
        self._pictures = pictures
        self._model = model
        self._drawn = DrawnRows()

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        """Qt: all rows are equally tall."""
        return QSize(400, row_height(self._look))

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """Qt: one line."""
        row = self._model.rows[index.row()]
        aside = self._model.aside if row.line_id == self._model.aside_of else ""
        chosen = self._chosen(index)
        self._drawn.draw(painter, option.rect, (row, aside, chosen), partial(self._row, row, aside, chosen))

    def forget(self) -> None:
        """Paint every line anew: colours, type or a product's picture changed."""
        self._drawn.forget()

    def _row(self, row: CartRow, aside: str, chosen: bool, painter: QPainter, place: QRect) -> None:
        look = self._look
        painter.fillRect(place, look.colour("brand-soft" if chosen else "surface"))
        if chosen:
            painter.fillRect(QRect(place.left(), place.top(), 4, place.height()), look.colour("brand"))
        painter.fillRect(QRect(place.left(), place.bottom(), place.width(), 1), look.colour("line"))
        at = columns(place, look)
        self._pictures.draw(painter, at.picture, row.picture)
        self._name(painter, at.name, row, aside)
        if row.list_price:
            struck = QFont(look.font("note" if at.tight else "base"))
            struck.setStrikeOut(True)
            tag = row.list_total if at.tight else row.list_price
            paint.words(painter, at.list_price, tag, struck, look.colour("ink-2"), flags=paint.RIGHT)
        self._stepper(painter, at.stepper, at.minus, at.plus, row)
        under = at.tight and bool(row.list_price)
        self._paid(painter, at.paid.adjusted(0, 0, 0, -look.size("note") - 8) if under else at.paid, row.paid)

    def _name(self, painter: QPainter, place: QRect, row: CartRow, aside: str) -> None:
        look = self._look
        name, note = look.size("name") + 8, look.size("note") + 6
        tall = name + note + (note + 6 if row.chips else 0)
        top = place.center().y() - tall // 2 + 1
        upper = QRect(place.left(), top, place.width(), name)
        paint.words(painter, upper, row.name, look.font("name", strong=True), look.colour("ink"))
        lower = QRect(place.left(), top + name, place.width(), note)
        room = lower
        if aside:
            room = lower.adjusted(0, 0, -QFontMetrics(look.font("note")).horizontalAdvance(aside) - 16, 0)
        told = whole_parts(row.detail, room.width(), QFontMetrics(look.font("note")).horizontalAdvance)
        wide = paint.words(painter, room, told, look.font("note"), look.colour("ink-2"))
        if aside:
            beside = lower.adjusted(wide + 14, 0, 0, 0)
            paint.words(painter, beside, aside, look.font("note", strong=True), look.colour("ink-2"))
        left = place.left()
        for words, tone in chips_that_fit(row.chips, place.width(), QFontMetrics(look.font("note")).horizontalAdvance):
            spot = paint.chip(
                painter,
                left,
                top + name + note + 3,
                words,
                look.font("note"),
                look.colour(tone),
                look.colour(f"{tone}-soft"),
            )
            left = spot.right() + BETWEEN + 1

    def _stepper(self, painter: QPainter, place: QRect, minus: QRect, plus: QRect, row: CartRow) -> None:
        look = self._look
        paint.box(painter, place, 8, look.colour("surface"), look.colour("line"))
        for spot, icon in ((minus, "minus"), (plus, "plus")):
            painter.drawPixmap(spot.center().x() - 8, spot.center().y() - 8, look.pixmap(icon, "ink-2", 16))
        figure = QRect(minus.right() + 1, place.top(), plus.left() - minus.right() - 1, place.height())
        font = look.font("price", strong=True)
        if QFontMetrics(font).horizontalAdvance(row.quantity) > figure.width():
            font = look.font("base", strong=True)
        paint.words(painter, figure, row.quantity, font, look.colour("ink"), flags=paint.CENTRE)

    def _paid(self, painter: QPainter, place: QRect, paid: str) -> None:
        font = QFont(self._look.font("price", strong=True))
        while QFontMetrics(font).horizontalAdvance(paid) > place.width() and font.pixelSize() > 12:
            font.setPixelSize(font.pixelSize() - 1)
        paint.words(painter, place, paid, font, self._look.colour("ink"), flags=paint.RIGHT)
