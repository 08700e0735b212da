"""What this till counted and receives, behind `ports.count_book.CountBook`."""

from __future__ import annotations

from pos.domain.journal import EventKind
from pos.domain.quantity import Milli
from pos.domain.receiving import GoodsReceipt, Receiving
from pos.domain.stocktake import Stocktake
from pos.domain.transfer import Transfer
from pos.storage.ledger.ledger_file import LedgerFile
from pos.storage.ledger.packing import stored_head
from pos.wire.codec import decode
from pos.wire.event import GoodsReceived, TransferMoved

_COUNTED = """
    SELECT quantity FROM counted WHERE stocktake_id = ? AND area_id = ? AND recount_id = ? AND variant_id = ?"""
_STOCK_WORK = """
    SELECT payload FROM journal WHERE kind IN ('goods_received', 'transfer_moved') AND kind = ? AND tseq > ?"""
"""Said twice, so that the index of just these events is used."""
_TOTAL = "SELECT ifnull(sum(quantity), 0) FROM counted_area WHERE stocktake_id = ? AND area_id = ? AND recount_id = ?"


class SqlCountBook:
    """`ports.count_book.CountBook` over an open ledger file."""

    def __init__(self, *, file: LedgerFile) -> None:
        self._file = file

    def opened(self) -> tuple[Stocktake, ...]:
        """Stocktakes that were opened at this till, oldest first."""
        rows = self._file.rows("SELECT body FROM stocktake ORDER BY tseq")
        return tuple(decode(body, Stocktake) for (body,) in rows)

    def counted(self, stocktake_id: str, area_id: str, recount_id: str, variant_id: str) -> Milli:
        """What this till counted of a variant in an area, in the first count or a recount."""
        rows = self._file.rows(_COUNTED, stocktake_id, area_id, recount_id, variant_id)
        return rows[0][0] if rows else 0

    def area_total(self, stocktake_id: str, area_id: str, recount_id: str) -> Milli:
        """What this till counted in an area, in the first count or a recount."""
        return int(self._file.rows(_TOTAL, stocktake_id, area_id, recount_id)[0][0])

    def receivings(self) -> tuple[Receiving, ...]:
        """Deliveries that are being received here, oldest first."""
        rows = self._file.rows("SELECT body FROM receiving ORDER BY receipt_id")
        return tuple(decode(body, Receiving) for (body,) in rows)

    def receipts(self, *, limit: int = 20) -> tuple[GoodsReceipt, ...]:
        """The newest receipts of this till, newest first."""
        rows = self._file.rows(f"{_STOCK_WORK} ORDER BY tseq DESC LIMIT ?", EventKind.GOODS_RECEIVED.value, 0, limit)
        return tuple(decode(stored_head(payload).body, GoodsReceived).receipt for (payload,) in rows)

    def receipts_since(self, tseq: int) -> tuple[GoodsReceipt, ...]:
        """Receipts of this till in events after `tseq`, in order."""
        rows = self._file.rows(f"{_STOCK_WORK} ORDER BY tseq", EventKind.GOODS_RECEIVED.value, tseq)
        return tuple(decode(stored_head(payload).body, GoodsReceived).receipt for (payload,) in rows)

    def transfers_since(self, tseq: int) -> tuple[Transfer, ...]:
        """Transfers as this till's events after `tseq` left them, in order."""
        rows = self._file.rows(f"{_STOCK_WORK} ORDER BY tseq", EventKind.TRANSFER_MOVED.value, tseq)
        return tuple(decode(stored_head(payload).body, TransferMoved).transfer for (payload,) in rows)
