"""A style's grid: this store's stock at once, the other stores' as soon as head office answers."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QKeyEvent

from pos.domain.catalogue import Grid, GridCell, Item
from pos.domain.money import yuan
from pos.domain.quantity import pieces
from pos.ui.desk import Desk
from pos.ui.found.grid_view import GridView
from pos.ui.found.squares import Square
from pos.ui.language import translate
from pos.ui.offload import Lane
from pos.ui.step import NoScans, Primary
from pos.ui.words import dotted, signed

_ARROWS = {
    Qt.Key.Key_Up: (-1, 0),
    Qt.Key.Key_Down: (1, 0),
    Qt.Key.Key_Left: (0, -1),
    Qt.Key.Key_Right: (0, 1),
}


class GridStep(QObject, NoScans):
    """A person chooses; the till never guesses."""

    def __init__(
        self, *, desk: Desk, view: GridView, chosen: Callable[[Item], None], leave: Callable[[], None]
    ) -> None:
        super().__init__()
        self.panel = view
        self._desk = desk
        self._chosen = chosen
        self._grid: Grid | None = None
        self._asked = 0
        view.chosen.connect(self._choose)
        view.back.connect(leave)
        self.retranslate()

    def begin(self, style_id: str, missing: Callable[[], None], shown: Callable[[], None]) -> None:
        """Show a style; `shown` when there is something to see, `missing` where the catalogue does not hold it."""
        self._asked += 1
        asked, show_grid, run = self._asked, self._desk.counter.show_grid, self._desk.offload.run

        def here(grid: Grid | None) -> None:
            if asked != self._asked:
                return
            if grid is None:
                missing()
                return
            self._grid = grid
            self._show()
            shown()
            self.panel.focus_first()
            run(Lane.NETWORK, lambda: show_grid(style_id, with_nearby=True), nearby, lambda _: None)

        def nearby(grid: Grid | None) -> None:
            if asked == self._asked and grid is not None:
                self._grid = grid
                self._show()

        run(Lane.READER, lambda: show_grid(style_id, with_nearby=False), here)

    def primary(self) -> Primary | None:
        """Add the chosen square."""
        return Primary(translate("Found", "Add to the sale"), "Enter")

    def confirm(self) -> None:
        """Add the chosen square."""
        self.panel.confirm_focused()

    def pressed(self, event: QKeyEvent) -> bool:
        """Arrows walk over the squares."""
        by = _ARROWS.get(Qt.Key(event.key()))
        if by is not None:
            self.panel.move_focus(*by)
            return True
        return False

    def retranslate(self) -> None:
        """Say everything again."""
        self.panel.back_button.say(translate("Found", "Back"))
        self.panel.words.say(translate("Found", "Large: pieces here. Small: other stores. Arrows and Enter choose."))
        self._show()

    def _show(self) -> None:
        grid = self._grid
        if grid is None:
            return
        self.panel.heading.say(dotted(grid.name, grid.style_code))
        prices = sorted({cell.item.retail_price for cell in grid.cells})
        span = yuan(prices[0]) if prices else ""
        if len(prices) > 1:
            span = f"{yuan(prices[0])} – {yuan(prices[-1])}"
        self.panel.aside.say(f"¥ {span}" if span else "")
        squares = {
            (grid.colours.index(cell.item.colour), grid.sizes.index(cell.item.size)): _square(cell)
            for cell in grid.cells
        }
        self.panel.show_grid(grid.sizes, grid.colours, squares)

    def _choose(self, key: str) -> None:
        cells = self._grid.cells if self._grid is not None else ()
        for cell in cells:
            if cell.item.variant_id == key:
                self._chosen(cell.item)
                return


def _square(cell: GridCell) -> Square:
    here = signed(cell.here)
    nearby = dotted(*(f"{store} {pieces(quantity)}" for store, quantity in cell.nearby[:2]))
    spoken = translate("Found", "{colour} {size}: {n} here")
    return Square(
        key=cell.item.variant_id,
        figure=here,
        under=nearby,
        some=cell.here > 0,
        spoken=spoken.format(colour=cell.item.colour, size=cell.item.size, n=here),
    )
