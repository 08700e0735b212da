"""The customer's window: the cart, what was saved, the total; large enough to be read across the counter."""

from __future__ import annotations

import io
from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QRect, Qt, Signal
from PySide6.QtGui import QCloseEvent, QFont, QImage, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from pos.ui.look import Look
from pos.ui.parts import paint
from pos.ui.parts.pictures import Pictures

SHOWN = 9
"""Lines of the cart that are shown, the newest last."""
CARDS = 3
"""Things that go with it, side by side, at most; fewer where their names would have no room."""


@dataclass(frozen=True, slots=True)
class Row:
    """A line of the cart as it is read."""

    name: str
    """What it is."""
    note: str
    """Quantity and what was saved."""
    amount: str
    """What it comes to."""


@dataclass(frozen=True, slots=True)
class Card:
    """Something that goes with the cart."""

    name: str
    """What it is."""
    price: str
    """What it costs."""
    picture: str
    """Name of its picture; empty: none."""


@dataclass(frozen=True, slots=True)
class Page:
    """All that is on the window."""

    title: str
    """At the top: the store's name."""
    rows: tuple[Row, ...] = ()
    """The cart."""
    label: str = ""
    """Over the large figure."""
    figure: str = ""
    """The large figure; empty: `words` are large instead."""
    notes: tuple[tuple[str, str], ...] = ()
    """Labels and values under it."""
    words: str = ""
    """What the customer should know or do."""
    tone: str = "ink"
    """Of the large figure."""
    picture: str = ""
    """Name of a picture while nobody is being served."""
    qr: str = ""
    """What a QR says; empty: there is none."""
    qr_words: str = ""
    """What it is good for."""
    cards: tuple[Card, ...] = ()
    """What goes with the cart; as many as there is room for are shown."""
    cards_words: str = ""
    """Over them."""


class CustomerWindow(QWidget):
    """Painted, so that a scan on it costs as little as one on the clerk's screen. `left` when somebody closes it."""

    left = Signal()

    def __init__(self, *, look: Look, pictures: Pictures) -> None:
        super().__init__(None)
        self._look = look
        self._pictures = pictures
        self._page = Page("")
        self._qr = ("", QImage())
        self.setWindowFlag(Qt.WindowType.WindowDoesNotAcceptFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_ShowWithoutActivating)
        self.setMinimumSize(640, 400)
        look.changed.connect(self.update)
        pictures.arrived.connect(lambda _: self.update())

    @property
    def page(self) -> Page:
        """What is shown."""
        return self._page

    def show_page(self, page: Page) -> None:
        """Show another page."""
        if page != self._page:
            self._page = page
            self.setAccessibleDescription(f"{page.label} {page.figure} {page.words}".strip())
            self.update()

    def closeEvent(self, event: QCloseEvent) -> None:
        """Qt: somebody has closed it."""
        self.left.emit()
        super().closeEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Qt: all of it."""
        painter = QPainter(self)
        painter.fillRect(self.rect(), self._look.colour("background"))
        edge = max(24, self.width() // 40)
        top = self._font(0.045)
        head = QRect(edge, edge, self.width() - 2 * edge, round(self.height() * 0.08))
        paint.words(painter, head, self._page.title, top, self._look.colour("ink-2"))
        body = QRect(edge, head.bottom() + edge // 2, head.width(), self.height() - head.bottom() - edge - edge // 2)
        if self._page.rows:
            split = round(body.width() * 0.58)
            left = QRect(body.left(), body.top(), split - edge, body.height())
            high = min(left.height() // SHOWN, round(self.height() * 0.11))
            if self._page.cards:
                under = round(self.height() * 0.2)
                self._paint_cards(painter, left.adjusted(0, left.height() - under, 0, 0))
                left.setHeight(left.height() - under - edge // 2)
            self._paint_rows(painter, left, self._page.rows, high)
            body = QRect(body.left() + split, body.top(), body.width() - split, body.height())
        if self._page.qr:
            side = round(self.height() * 0.24)
            body.setHeight(body.height() - side - edge // 2)
            self._paint_qr(painter, QRect(body.left(), body.bottom() + edge // 2, body.width(), side))
        self._paint_figure(painter, body)

    def _paint_rows(self, painter: QPainter, place: QRect, rows: Sequence[Row], high: int) -> None:
        paint.box(painter, place, 14, self._look.colour("surface"), self._look.colour("line"))
        shown = max(1, min(SHOWN, (place.height() - 8) // high))
        name, note = self._font(0.034, strong=True), self._font(0.024)
        for number, row in enumerate(rows[-shown:]):
            line = QRect(place.left() + 20, place.top() + 8 + number * high, place.width() - 40, high)
            newest = number == min(len(rows), shown) - 1
            if newest:
                soft = line.adjusted(-12, 2, 12, -2)
                paint.box(painter, soft, 10, self._look.colour("brand-soft"))
            right = QRect(line.right() - line.width() // 3, line.top(), line.width() // 3, line.height())
            ink = self._look.colour("ink")
            wide = paint.words(painter, right, row.amount, name, ink, flags=paint.RIGHT)
            left = QRect(line.left(), line.top(), line.width() - wide - 16, line.height() * 3 // 5)
            paint.words(painter, left, row.name, name, ink)
            under = QRect(left.left(), left.bottom(), left.width(), line.height() - left.height() - 4)
            paint.words(painter, under, row.note, note, self._look.colour("ink-2"))

    def _paint_figure(self, painter: QPainter, place: QRect) -> None:
        page, look = self._page, self._look
        if not page.figure:
            self._paint_welcome(painter, place)
            return
        paint.box(painter, place, 14, look.colour("surface"), look.colour("line"))
        inner = place.adjusted(24, 24, -24, -24)
        label, note = self._font(0.04), self._font(0.034)
        row = round(self.height() * 0.07)
        spot = QRect(inner.left(), inner.top(), inner.width(), row)
        paint.words(painter, spot, page.label, label, look.colour("ink-2"), flags=paint.CENTRE)
        large = self._fitting(page.figure, inner.width(), 0.16)
        spot = QRect(inner.left(), spot.bottom(), inner.width(), round(self.height() * 0.2))
        paint.words(painter, spot, page.figure, large, look.colour(page.tone), flags=paint.CENTRE)
        top = spot.bottom() + 12
        for words, value in page.notes:
            spot = QRect(inner.left(), top, inner.width(), row)
            wide = paint.words(painter, spot, value, note, look.colour("ink"), flags=paint.RIGHT)
            paint.words(painter, spot.adjusted(0, 0, -wide - 12, 0), words, note, look.colour("ink-2"))
            top += row
        if page.words:
            spot = QRect(inner.left(), inner.bottom() - 2 * row, inner.width(), 2 * row)
            paint.box(painter, spot, 12, look.colour("brand-soft"))
            face = self._fitting(page.words, spot.width() - 32, 0.045, strong=True)
            paint.words(
                painter, spot.adjusted(16, 0, -16, 0), page.words, face, look.colour("brand"), flags=paint.CENTRE
            )

    def _paint_qr(self, painter: QPainter, place: QRect) -> None:
        """A QR and what it is good for, black on white in either theme."""
        page, look = self._page, self._look
        if self._qr[0] != page.qr:
            self._qr = (page.qr, qr_image(page.qr))
        paint.box(painter, place, 14, look.colour("surface"), look.colour("line"))
        side = place.height() - 24
        spot = QRect(place.left() + 12, place.top() + 12, side, side)
        painter.fillRect(spot, Qt.GlobalColor.white)
        painter.drawImage(spot.adjusted(4, 4, -4, -4), self._qr[1])
        words = QRect(spot.right() + 24, spot.top(), place.right() - spot.right() - 40, side)
        face = self._fitting(page.qr_words, words.width(), 0.04)
        paint.words(painter, words, page.qr_words, face, look.colour("ink"))

    def _paint_cards(self, painter: QPainter, place: QRect) -> None:
        """Side by side: picture, name and price of what goes with the cart."""
        look = self._look
        paint.box(painter, place, 14, look.colour("surface"), look.colour("line"))
        inner = place.adjusted(20, 10, -20, -14)
        small, strong = self._font(0.024), self._font(0.026, strong=True)
        row = round(self.height() * 0.042)
        head = QRect(inner.left(), inner.top(), inner.width(), row)
        paint.words(painter, head, self._page.cards_words, small, look.colour("ink-2"))
        side = inner.height() - row - 4
        count = max(1, min(CARDS, (inner.width() + 16) // (side + 4 * row + 28)))
        wide = (inner.width() + 16) // count - 16
        for number, card in enumerate(self._page.cards[:count]):
            spot = QRect(inner.left() + number * (wide + 16), head.bottom() + 4, side, side)
            self._pictures.draw(painter, spot, card.picture)
            beside = QRect(spot.right() + 12, spot.center().y() - row, wide - side - 12, row)
            paint.words(painter, beside, card.name, small, look.colour("ink"))
            paint.words(painter, beside.translated(0, row), card.price, strong, look.colour("ink"))

    def _paint_welcome(self, painter: QPainter, place: QRect) -> None:
        side = min(place.width(), place.height()) * 2 // 3
        top = place.top()
        if self._page.picture:
            spot = QRect(place.center().x() - side // 2, top, side, side)
            self._pictures.draw(painter, spot, self._page.picture)
            top += side + 16
        words = QRect(place.left(), top, place.width(), max(40, place.bottom() - top))
        face = self._fitting(self._page.words, words.width(), 0.08, strong=True)
        paint.words(painter, words, self._page.words, face, self._look.colour("brand"), flags=paint.CENTRE)

    def _font(self, part: float, *, strong: bool = False) -> QFont:
        """A face as high as a part of the window."""
        font = QFont(self._look.font("name", strong=strong))
        font.setPixelSize(max(12, round(self.height() * part)))
        return font

    def _fitting(self, text: str, wide: int, part: float, *, strong: bool = True) -> QFont:
        """The largest face up to a part of the window's height in which the text fits."""
        from PySide6.QtGui import QFontMetrics

        font = self._font(part, strong=strong)
        needed = QFontMetrics(font).horizontalAdvance(text)
        if needed > wide > 0:
            font.setPixelSize(max(12, font.pixelSize() * wide // needed))
        return font


def qr_image(content: str) -> QImage:
    """A QR with its quiet zone, eight dots to a module."""
    import segno  # needed where a customer's screen has a QR

    file = io.BytesIO()
    segno.make_qr(content, error="m").save(file, kind="png", scale=8, border=4)
    return QImage.fromData(file.getvalue())
