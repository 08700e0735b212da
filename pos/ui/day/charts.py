"""Charts of a day, painted: bars by the hour, shares by length. No colour alone says anything: each has its figure."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QRect, QSize
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from pos.ui.look import Look
from pos.ui.parts import paint


@dataclass(frozen=True, slots=True)
class Bar:
    """A bar and what it says."""

    label: str
    """Under it, or before it."""
    value: int
    """Its length, in whatever unit all of them have."""
    words: str = ""
    """The figure, as it is read."""


@dataclass(frozen=True, slots=True)
class Tile:
    """A large figure with its name."""

    label: str
    """What."""
    value: str
    """How much."""
    tone: str = "ink"
    """Of the figure."""


class Tiles(QWidget):
    """Figures side by side, as many in a row as there is room for."""

    def __init__(self, *, look: Look) -> None:
        super().__init__()
        self._look = look
        self.tiles: tuple[Tile, ...] = ()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        look.changed.connect(self.updateGeometry)

    def say(self, tiles: tuple[Tile, ...]) -> None:
        """Show other figures."""
        self.tiles = tiles
        self.setAccessibleName(" · ".join(f"{tile.label} {tile.value}" for tile in tiles))
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """Qt: two rows."""
        return QSize(400, 2 * self._tall)

    def minimumSizeHint(self) -> QSize:
        """Qt: two rows."""
        return QSize(300, 2 * self._tall)

    @property
    def _tall(self) -> int:
        return self._look.size("title") + self._look.size("note") + 22

    def paintEvent(self, event: QPaintEvent) -> None:
        """Qt: the figures."""
        if not self.tiles:
            return
        painter, look = QPainter(self), self._look
        columns = -(-len(self.tiles) // 2)
        wide = self.width() // columns
        for place, tile in enumerate(self.tiles):
            left, top = (place % columns) * wide, (place // columns) * self._tall
            box = QRect(left + 3, top + 3, wide - 6, self._tall - 6)
            paint.box(painter, box, 8, look.colour("sunken"), look.colour("line"))
            inside = box.adjusted(12, 4, -8, -4)
            label = QRect(inside.left(), inside.top(), inside.width(), look.size("note") + 6)
            figure = QRect(inside.left(), label.bottom(), inside.width(), inside.bottom() - label.bottom())
            paint.words(painter, label, tile.label, look.font("note"), look.colour("ink-2"))
            paint.words(painter, figure, tile.value, look.font("price", strong=True), look.colour(tile.tone))


class HourBars(QWidget):
    """One bar for each hour that the shop was busy, and those between."""

    def __init__(self, *, look: Look) -> None:
        super().__init__()
        self._look = look
        self.bars: tuple[Bar, ...] = ()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setMinimumHeight(96)
        look.changed.connect(self.update)

    def say(self, bars: tuple[Bar, ...]) -> None:
        """Show other bars."""
        self.bars = bars
        self.setAccessibleName(" · ".join(f"{bar.label} {bar.words}" for bar in bars if bar.value))
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Qt: the bars on their line."""
        if not self.bars:
            return
        painter, look = QPainter(self), self._look
        note = look.font("note")
        tall = QFontMetrics(note).height() + 4
        base = self.height() - tall
        top = max((abs(bar.value) for bar in self.bars), default=0) or 1
        wide = self.width() / len(self.bars)
        room = base - tall
        for place, bar in enumerate(self.bars):
            left = round(place * wide)
            slot = QRect(left, 0, round(wide), self.height())
            long = round(abs(bar.value) * room / top)
            if long:
                across = max(4, min(round(wide) - 6, 44))
                column = QRect(slot.center().x() - across // 2, base - long, across, long)
                painter.fillRect(column, look.colour("brand" if bar.value > 0 else "stop"))
                paint.words(
                    painter, QRect(left, base - long - tall, round(wide), tall), bar.words, note, look.colour("ink"),
                    flags=paint.CENTRE,
                )  # fmt: skip
            paint.words(
                painter, QRect(left, base + 2, round(wide), tall), bar.label, note, look.colour("ink-2"),
                flags=paint.CENTRE,
            )  # fmt: skip
        painter.fillRect(0, base, self.width(), 1, look.colour("edge"))


class Shares(QWidget):
    """Names, bars and figures below each other, the largest first."""

    def __init__(self, *, look: Look) -> None:
        super().__init__()
        self._look = look
        self.bars: tuple[Bar, ...] = ()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        look.changed.connect(self.update)

    def say(self, bars: tuple[Bar, ...]) -> None:
        """Show other bars."""
        self.bars = bars
        self.setAccessibleName(" · ".join(f"{bar.label} {bar.words}" for bar in bars))
        self.update()

    def sizeHint(self) -> QSize:
        """Qt: a few rows."""
        return QSize(240, 4 * self._row)

    @property
    def _row(self) -> int:
        return self._look.size("base") + 20

    def paintEvent(self, event: QPaintEvent) -> None:
        """Qt: as many rows as there is room for."""
        painter, look = QPainter(self), self._look
        words, figure = look.font("base"), look.font("base", strong=True)
        top = max((abs(bar.value) for bar in self.bars), default=0) or 1
        for place, bar in enumerate(self.bars[: max(1, self.height() // self._row)]):
            row = QRect(0, place * self._row, self.width(), self._row)
            text = QRect(row.left(), row.top(), row.width(), self._row - 8)
            wide = QFontMetrics(figure).horizontalAdvance(bar.words) + 4
            paint.words(painter, text, bar.words, figure, look.colour("ink"), flags=paint.RIGHT)
            paint.words(painter, text.adjusted(0, 0, -wide - 8, 0), bar.label, words, look.colour("ink"))
            line = QRect(row.left(), row.bottom() - 7, row.width(), 5)
            painter.fillRect(line, look.colour("sunken"))
            line.setWidth(max(2, round(row.width() * abs(bar.value) / top)))
            painter.fillRect(line, look.colour("brand" if bar.value >= 0 else "stop"))
