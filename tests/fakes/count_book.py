"""What a till counted, read off the fake ledger."""

from __future__ import annotations

from pos.domain.quantity import Milli
from pos.domain.receiving import Receiving
from pos.domain.stocktake import Stocktake
from tests.fakes.ledger import Ledger


class CountBook:
    """`ports.count_book.CountBook`."""

    def __init__(self, ledger: Ledger) -> None:
        self._ledger = ledger

    def opened(self) -> tuple[Stocktake, ...]:
        return tuple(self._ledger.state.stocktakes)

    def counted(self, stocktake_id: str, area_id: str, recount_id: str, variant_id: str) -> Milli:
        where = (stocktake_id, area_id, recount_id, variant_id)
        counts = self._ledger.state.counts
        mine = [c for c in counts if (c.stocktake_id, c.area_id, c.recount_id, c.variant_id) == where]
        return sum(count.quantity for count in mine)

    def area_total(self, stocktake_id: str, area_id: str, recount_id: str) -> Milli:
        where = (stocktake_id, area_id, recount_id)
        mine = [c for c in self._ledger.state.counts if (c.stocktake_id, c.area_id, c.recount_id) == where]
        return sum(count.quantity for count in mine)

    def receivings(self) -> tuple[Receiving, ...]:
        return tuple(self._ledger.state.receivings.values())
