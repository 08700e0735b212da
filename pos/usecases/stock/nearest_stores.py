"""Which other stores have a piece, nearest first: whom to ask for a transfer, where to send the customer."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from pos.domain.errors import CentralError
from pos.domain.quantity import Milli
from pos.ports.central import Central
from pos.wire.catalogue import LotStock, StoreStock


@dataclass(frozen=True, slots=True)
class Nearest:
    """Where a variant is."""

    stores: tuple[StoreStock, ...]
    """Those with at least one free piece, nearest first."""
    standing: Mapping[str, Milli]
    """Where it stands beside them: places of this store, `reserved`, `in_transit`, `online`; thousandths, never 0."""
    as_of: datetime | None
    """Head office's moment; None: an older one does not say."""
    lots: tuple[LotStock, ...] = ()
    """Its lots or numbers in this store, the soonest day first, where its style is tracked."""


class NearestStores:
    """Asks head office."""

    def __init__(self, *, central: Central) -> None:
        self._central = central

    def __call__(self, style_id: str, variant_id: str) -> Nearest | None:
        """Where the variant is; None while head office is out of reach.

        A sibling size is not in it; the grid (`show_grid`) has those.
        """
        try:
            told = self._central.nearby(style_id)
        except CentralError:
            return None
        return Nearest(
            tuple(level for level in told.levels if level.variant_id == variant_id and level.quantity > 0),
            {each.where: each.quantity for each in told.standing if each.variant_id == variant_id},
            told.as_of,
            tuple(each for each in told.lots if each.variant_id == variant_id),
        )
