"""The ledger behind its port."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from datetime import date

from pos.domain.cart import Cart
from pos.domain.document import Document
from pos.domain.entitlement import EntitlementKind, EntitlementUse
from pos.domain.moments import from_ms
from pos.domain.money import Fen
from pos.domain.order import ActionKind
from pos.domain.quantity import Milli
from pos.domain.rule_limits import RuleUse
from pos.domain.shift import Shift, ShiftTotals
from pos.domain.tender import TenderKind
from pos.storage.ledger.ledger_file import LedgerFile
from pos.storage.ledger.packing import stored_head
from pos.storage.ledger.transaction import SqlLedgerTransaction
from pos.wire.codec import decode
from pos.wire.event import DocumentDone, OrderActed
from pos.wire.members import SignUp

_SOLD_WITH = """
    SELECT number, quantity FROM sold_piece JOIN document USING (tseq) WHERE variant_id = ? AND serial = ?
    ORDER BY tseq DESC, line"""
_DOCUMENTS = "SELECT payload FROM document JOIN journal USING (tseq)"
_CURRENT = """
    SELECT shift_id, number, store_id, till_id, staff_id, opened_ms, business_date, float_amount, drawer
    FROM shift WHERE shift_id NOT IN (SELECT shift_id FROM shift_close) ORDER BY opened_tseq"""
_SPAN = """
    SELECT float_amount, opened_tseq, ifnull(closed_tseq, 1 << 62)
    FROM shift LEFT JOIN shift_close USING (shift_id) WHERE shift_id = ?"""
_SOLD = """
    SELECT count(*), ifnull(sum(total), 0), ifnull(sum(cash), 0) FROM document
    WHERE tseq BETWEEN ? AND ? AND shift_id = ?"""
_MOVED = "SELECT key, sum(value) FROM journal, json_each(moved) WHERE tseq > ? GROUP BY key"
_HANDOVERS = "SELECT count(*) FROM order_action WHERE tseq BETWEEN ? AND ? AND kind = ?"

_ORDER_PAYMENTS = """
    SELECT order_id, sum(iif(kind = ?2, 0, amount))
    FROM (SELECT DISTINCT tseq, order_id FROM referring_line WHERE tseq > ?1 AND order_id <> '')
        JOIN tender USING (tseq)
    GROUP BY order_id"""


class SqlLedger:
    """`ports.ledger.Ledger` over an open ledger file."""

    def __init__(self, *, file: LedgerFile) -> None:
        self._file = file

    @contextmanager
    def transaction(self) -> Iterator[SqlLedgerTransaction]:
        """One durable transaction."""
        with self._file.writing() as cursor:
            self._file.failpoint("begin")
            yield SqlLedgerTransaction(cursor=cursor, till_id=self._file.till_id, failpoint=self._file.failpoint)
            self._file.failpoint("before commit")
        self._file.failpoint("after commit")

    def current_shift(self) -> Shift | None:
        """The open shift; the first where each clerk has their own."""
        rows = self._file.rows(_CURRENT)
        if not rows:
            return None
        shift_id, number, store_id, till_id, staff_id, opened_ms, business_date, float_amount, drawer = rows[0]
        return Shift(
            shift_id=shift_id,
            number=number,
            store_id=store_id,
            till_id=till_id,
            staff_id=staff_id,
            opened=from_ms(opened_ms),
            business_date=date.fromisoformat(business_date),
            float_amount=float_amount,
            drawer=bool(drawer),
        )

    def shift_totals(self, shift_id: str) -> ShiftTotals:
        """What a shift came to so far; zeros for an unknown one."""
        with self._file.reading() as cursor:
            float_amount, opened, closed = cursor.execute(_SPAN, (shift_id,)).fetchone() or (0, 0, 0)
            sales, total, cash = cursor.execute(_SOLD, (opened, closed, shift_id)).fetchone()
            (handovers,) = cursor.execute(_HANDOVERS, (opened, closed, ActionKind.HAND_OVER.value)).fetchone()
        return ShiftTotals(sales=sales, total=total, cash=cash, expected_cash=float_amount + cash, handovers=handovers)

    def document(self, document_id: str) -> Document | None:
        """A document of this till."""
        found = self._documents(f"{_DOCUMENTS} WHERE document_id = ?", document_id)
        return found[0] if found else None

    def document_by_number(self, number: str) -> Document | None:
        """A document of this till by what people read, in any case."""
        found = self._documents(f"{_DOCUMENTS} WHERE number = ?", number.strip().upper())
        return found[0] if found else None

    def sold_with(self, variant_id: str, serial: str) -> str:
        """The number of the document that sold the piece of that serial number last; empty: it is not sold."""
        sold = self._file.rows(_SOLD_WITH, variant_id, serial)
        return str(sold[0][0]) if sum(quantity for _, quantity in sold) > 0 else ""

    def recent_documents(self, *, limit: int = 50) -> tuple[Document, ...]:
        """The newest documents, newest first."""
        return self._documents(f"{_DOCUMENTS} ORDER BY tseq DESC LIMIT ?", limit)

    def open_cart(self) -> Cart | None:
        """The cart that was being built."""
        carts = self._carts(held=0)
        return carts[0] if carts else None

    def held_carts(self) -> tuple[Cart, ...]:
        """Parked carts, oldest first."""
        return self._carts(held=1)

    def moved_since(self, tseq: int) -> Mapping[str, Milli]:
        """Own movements in events after `tseq`, summed by variant."""
        return dict(self._file.rows(_MOVED, tseq))

    def order_actions_since(self, tseq: int) -> tuple[OrderActed, ...]:
        """What this till did to orders in events after `tseq`, in order."""
        rows = self._file.rows(
            "SELECT payload FROM order_action JOIN journal USING (tseq) WHERE tseq > ? ORDER BY tseq", tseq
        )
        return tuple(decode(stored_head(payload).body, OrderActed) for (payload,) in rows)

    def order_payments_since(self, tseq: int) -> Mapping[str, Fen]:
        """What this till took for orders in events after `tseq`, summed by order."""
        return dict(self._file.rows(_ORDER_PAYMENTS, tseq, TenderKind.PREPAID.value))

    def offline_uses_since(self, tseq: int) -> tuple[EntitlementUse, ...]:
        """What this till granted without the server in documents of events after `tseq`, in order."""
        query = """SELECT kind, use_id, subject, amount FROM offline_use WHERE tseq > ? AND kind <> 'quota'
            ORDER BY tseq, place"""
        return tuple(
            EntitlementUse(EntitlementKind(kind), use_id, subject, amount, offline=True)
            for kind, use_id, subject, amount in self._file.rows(query, tseq)
        )

    def rule_uses_since(self, tseq: int) -> tuple[RuleUse, ...]:
        """Uses of limited rules in documents of events after `tseq`, in order."""
        query = """SELECT subject, member_id, business_date, amount FROM offline_use JOIN document USING (tseq)
            WHERE tseq > ? AND offline_use.kind = 'quota' ORDER BY tseq, place"""
        return tuple(
            RuleUse(rule_id, member_id, date.fromisoformat(day), -amount)
            for rule_id, member_id, day, amount in self._file.rows(query, tseq)
        )

    def named_member(self, document_id: str) -> str:
        """Who was named as a document's member after it was finished; empty: nobody."""
        rows = self._file.rows("SELECT member_id FROM member_named WHERE document_id = ?", document_id)
        return str(rows[0][0]) if rows else ""

    def sign_ups(self) -> tuple[SignUp, ...]:
        """People who signed up here and of whom the server has not heard, oldest first."""
        return tuple(decode(body, SignUp) for (body,) in self._file.rows("SELECT body FROM sign_up ORDER BY place"))

    def handovers(self, order_id: str) -> int:
        """How many handovers of an order this till has written down."""
        query = "SELECT count(*) FROM order_action WHERE order_id = ? AND kind = ?"
        return int(self._file.rows(query, order_id, ActionKind.HAND_OVER.value)[0][0])

    def _documents(self, query: str, *values: object) -> tuple[Document, ...]:
        """The documents of events: what was hashed is what is shown."""
        rows = self._file.rows(query, *values)
        return tuple(decode(stored_head(payload).body, DocumentDone).document for (payload,) in rows)

    def _carts(self, *, held: int) -> tuple[Cart, ...]:
        rows = self._file.rows("SELECT body FROM cart WHERE held = ? ORDER BY place", held)
        return tuple(decode(body, Cart) for (body,) in rows)
