"""How many of one item are in this store."""

from __future__ import annotations

from pos.domain.quantity import Milli
from pos.ports.ledger import Ledger
from pos.ports.mirror import Mirror
from pos.usecases.stock.shown_stock import shown_stock


class StockHere:
    """Read from what the till holds itself: it never waits for the network."""

    def __init__(self, *, mirror: Mirror, ledger: Ledger) -> None:
        self._mirror = mirror
        self._ledger = ledger

    def __call__(self, variant_id: str) -> Milli | None:
        """Thousandths on hand; None where that is not known here."""
        return shown_stock(self._mirror, self._ledger, [variant_id]).get(variant_id)
