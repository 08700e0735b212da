"""What a till counted, read off the fake ledger."""

from __future__ import annotations

from pos.domain.quantity import Milli
from pos.domain.receiving import GoodsReceipt, Receiving
from pos.domain.stocktake import Stocktake
from pos.domain.transfer import Transfer
from pos.wire.event import GoodsReceived, TransferMoved
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

    def receipts(self, *, limit: int = 20) -> tuple[GoodsReceipt, ...]:
        return tuple(reversed(self.receipts_since(0)))[:limit]

    def receipts_since(self, tseq: int) -> tuple[GoodsReceipt, ...]:
        bodies = [event.body for event in self._ledger.state.events[tseq:]]
        return tuple(body.receipt for body in bodies if isinstance(body, GoodsReceived))

    def transfers_since(self, tseq: int) -> tuple[Transfer, ...]:
        bodies = [event.body for event in self._ledger.state.events[tseq:]]
        return tuple(body.transfer for body in bodies if isinstance(body, TransferMoved))
