"""Which other stores have a piece, nearest first: whom to ask for a transfer, where to send the customer."""

from __future__ import annotations

from pos.domain.errors import CentralError
from pos.ports.central import Central
from pos.wire.catalogue import StoreStock


class NearestStores:
    """Asks head office."""

    def __init__(self, *, central: Central) -> None:
        self._central = central

    def __call__(self, style_id: str, variant_id: str) -> tuple[StoreStock, ...] | None:
        """Stores with at least one free piece of the variant, nearest first; None while head office is out of reach.

        A sibling size is not among them; the grid (`show_grid`) has those.
        """
        try:
            levels = self._central.nearby(style_id)
        except CentralError:
            return None
        return tuple(level for level in levels if level.variant_id == variant_id and level.quantity > 0)
