"""The piece in hand: scanned last, or touched. Its whole style is seen, and what is typed next is about it."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from pos.domain.catalogue import Grid, GridCell, Item
from pos.domain.quantity import Milli, pieces
from pos.ui.desk import Desk
from pos.ui.found.squares import Square, Squares
from pos.ui.language import translate
from pos.ui.offload import Lane
from pos.ui.words import dotted

Read = Callable[[Sequence[str]], Mapping[str, Milli]]
"""Reads a figure of each of some variants, on the reader's thread."""


@dataclass(frozen=True, slots=True)
class Figure:
    """What a square says."""

    quantity: Milli
    """The large figure, thousandths."""
    under: str = ""
    """The small one below; empty: nothing."""
    tone: str = "ink"
    """Of the large one: `ink`, `ok` or `warn`."""


class InHand:
    """One piece at a time, or none."""

    def __init__(self, *, desk: Desk, changed: Callable[[], None], read: Read | None = None) -> None:
        """`read`: a figure that is not in the page's own hands, read with the style; `figures` keeps it."""
        self._desk = desk
        self._changed = changed
        self._read = read
        self.item: Item | None = None
        self.touched = False
        """Whether it was touched, so that nothing of it was scanned yet."""
        self.figures: dict[str, Milli] = {}
        self._noted: dict[str, Milli] = {}
        self._style = ""
        self._grid: Grid | None = None

    def take(self, item: Item, *, touched: bool = False) -> None:
        """Take a piece in hand."""
        self.item, self.touched = item, touched
        if item.style_id != self._style:
            self._style, self._grid = item.style_id, None
            self.look_again()

    def touch(self, variant_id: str) -> Item | None:
        """Take another size or colour of the style in hand; None where it has none such."""
        cells = self._grid.cells if self._grid is not None else ()
        item = next((cell.item for cell in cells if cell.item.variant_id == variant_id), None)
        if item is not None:
            self.take(item, touched=True)
        return item

    def put_down(self) -> None:
        """There is nothing in hand."""
        self.item, self.touched, self._style, self._grid = None, False, "", None
        self.figures, self._noted = {}, {}

    def note(self, variant_id: str, quantity: Milli) -> None:
        """A figure is now so much."""
        self.figures[variant_id] = self._noted[variant_id] = quantity

    def look_again(self) -> None:
        """Read the style and its figures."""
        style, show, read = self._style, self._desk.counter.show_grid, self._read
        self._noted = {}
        if not style:
            return

        def work() -> tuple[Grid | None, Mapping[str, Milli]]:
            grid = show(style, with_nearby=False)
            known = read([cell.item.variant_id for cell in grid.cells]) if read is not None and grid is not None else {}
            return grid, known

        def found(answer: tuple[Grid | None, Mapping[str, Milli]]) -> None:
            if style == self._style:
                self._grid = answer[0]
                self.figures = {**answer[1], **self._noted}  # what was noted meanwhile is newer
                self._changed()

        self._desk.offload.run(Lane.READER, work, found, lambda _: None)

    def squares(self, figure: Callable[[GridCell], Figure], words: str) -> Squares | None:
        """The style in hand; None without one, or where it has one size and colour only. `words`: what figures are."""
        grid, item = self._grid, self.item
        if grid is None or item is None or len(grid.cells) < 2:
            return None

        def square(cell: GridCell) -> Square:
            said = figure(cell)
            spoken = translate("Stock", "{colour} {size}: {n}")
            n = dotted(pieces(said.quantity), said.under)
            return Square(
                key=cell.item.variant_id,
                figure=pieces(said.quantity),
                under=said.under,
                some=bool(said.quantity),
                spoken=spoken.format(colour=cell.item.colour, size=cell.item.size, n=n),
                asked=cell.item.variant_id == item.variant_id,
                tone=said.tone,
            )

        placed = {
            (grid.colours.index(cell.item.colour), grid.sizes.index(cell.item.size)): square(cell)
            for cell in grid.cells
        }
        return Squares(grid.sizes, grid.colours, placed, words)
