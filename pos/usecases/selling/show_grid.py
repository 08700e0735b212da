"""A style's sizes × colours, with the stock here and nearby."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import replace

from pos.domain.catalogue import Grid
from pos.domain.errors import CentralError
from pos.domain.quantity import Milli
from pos.ports.catalogue import Catalogue
from pos.ports.central import Central
from pos.ports.ledger import Ledger
from pos.ports.mirror import Mirror
from pos.usecases.stock.shown_stock import shown_stock


class ShowGrid:
    """Fills a style's grid with stock."""

    def __init__(self, *, catalogue: Catalogue, mirror: Mirror, ledger: Ledger, central: Central | None = None) -> None:
        self._catalogue = catalogue
        self._mirror = mirror
        self._ledger = ledger
        self._central = central

    def __call__(self, style_id: str, *, with_nearby: bool) -> Grid | None:
        """The grid, or None for a style that is not in the till's catalogue.

        `with_nearby` asks the server, which may take as long as the network does; without it, or without an answer,
        the grid shows this store only.
        """
        grid = self._catalogue.grid(style_id)
        if grid is None:
            return None
        here = shown_stock(self._mirror, self._ledger, [cell.item.variant_id for cell in grid.cells])
        nearby = self._nearby(style_id) if with_nearby else {}
        cells = tuple(
            replace(cell, here=here.get(cell.item.variant_id, 0), nearby=nearby.get(cell.item.variant_id, ()))
            for cell in grid.cells
        )
        return replace(grid, cells=cells)

    def _nearby(self, style_id: str) -> dict[str, tuple[tuple[str, Milli], ...]]:
        """Other stores that have some, by variant, most first."""
        if self._central is None:
            return {}
        try:
            levels = self._central.nearby(style_id).levels
        except CentralError:
            return {}
        stores: dict[str, list[tuple[str, Milli]]] = defaultdict(list)
        for level in levels:
            if level.quantity > 0:
                stores[level.variant_id].append((level.store_name, level.quantity))
        return {variant: tuple(sorted(known, key=lambda each: -each[1])) for variant, known in stores.items()}
