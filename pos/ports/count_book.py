"""What this till counted and receives: read from any thread."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

from pos.domain.quantity import Milli
from pos.domain.receiving import GoodsReceipt, Receiving
from pos.domain.stocktake import Stocktake
from pos.domain.transfer import Transfer


class CountBook(Protocol):
    """Sums that the ledger keeps as it writes counts."""

    def opened(self) -> Sequence[Stocktake]:
        """Stocktakes that were opened at this till, oldest first."""

    def counted(self, stocktake_id: str, area_id: str, recount_id: str, variant_id: str) -> Milli:
        """What this till counted of a variant in an area, in the first count or a recount."""

    def area_total(self, stocktake_id: str, area_id: str, recount_id: str) -> Milli:
        """What this till counted in an area, in the first count or a recount."""

    def receivings(self) -> Sequence[Receiving]:
        """Deliveries that are being received here, oldest first."""

    def receipts(self, *, limit: int = 20) -> Sequence[GoodsReceipt]:
        """The newest receipts of this till, newest first."""

    def receipts_since(self, tseq: int) -> Sequence[GoodsReceipt]:
        """Receipts of this till in events after `tseq`, in order: what the server's figures have not counted."""

    def transfers_since(self, tseq: int) -> Sequence[Transfer]:
        """Transfers as this till's events after `tseq` left them, in order."""
