"""`ports.returns.Returns` over an open ledger file."""

from __future__ import annotations

from pos.domain.document import Document
from pos.domain.money import Fen
from pos.domain.takings import Taking
from pos.storage.ledger.ledger_file import LedgerFile
from pos.storage.ledger.packing import stored_head
from pos.wire.codec import decode
from pos.wire.event import DocumentDone, MoneyTaken

TOUCHING = """
    SELECT payload FROM journal WHERE tseq IN (
        SELECT tseq FROM referring_line WHERE returns_document = ?1 AND returns_document <> ''
        UNION SELECT tseq FROM correction WHERE corrects = ?1)
    ORDER BY tseq"""
_SOLD = """
    SELECT payload FROM journal WHERE tseq = (
        SELECT min(tseq) FROM referring_line WHERE order_id = ? AND order_id <> '' AND quantity > 0)"""
_TAKING = "SELECT payload FROM taking JOIN journal USING (tseq)"
_SETTLED = "SELECT ifnull(sum(amount), 0) FROM tender WHERE kind = 'deposit' AND reference = ?"


class SqlReturns:
    """What was hashed is what is told."""

    def __init__(self, *, file: LedgerFile) -> None:
        self._file = file

    def touching(self, document_id: str) -> tuple[Document, ...]:
        """Own documents that return, protect or correct something of a document, in order."""
        rows = self._file.rows(TOUCHING, document_id)
        return tuple(decode(stored_head(payload).body, DocumentDone).document for (payload,) in rows)

    def sold_of_order(self, order_id: str) -> Document | None:
        """The first sale of this till that took money for an order's goods."""
        rows = self._file.rows(_SOLD, order_id)
        return decode(stored_head(rows[0][0]).body, DocumentDone).document if rows else None

    def taking(self, number: str) -> Taking | None:
        """A taking of this till by what people read, in any case."""
        found = self._takings(f"{_TAKING} WHERE number = ?", number.strip().upper())
        return found[0] if found else None

    def taking_by_id(self, taking_id: str) -> Taking | None:
        """A taking of this till."""
        found = self._takings(f"{_TAKING} WHERE taking_id = ?", taking_id)
        return found[0] if found else None

    def given_back(self, taking_id: str) -> tuple[Taking, ...]:
        """Own takings that give one back."""
        return self._takings(f"{_TAKING} WHERE returns = ? AND returns <> '' ORDER BY tseq", taking_id)

    def settled_with(self, number: str) -> Fen:
        """How much of a deposit own sales were paid with."""
        return int(self._file.rows(_SETTLED, number)[0][0])

    def _takings(self, query: str, value: str) -> tuple[Taking, ...]:
        rows = self._file.rows(query, value)
        return tuple(decode(stored_head(payload).body, MoneyTaken).taking for (payload,) in rows)
