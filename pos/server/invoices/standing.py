"""Where a sale's invoice stands, how much of it is left to invoice, and the red invoice that a return starts."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from sqlalchemy import Connection, Row, select

from pos.domain.document import Document, InvoiceState
from pos.domain.money import Fen
from pos.server.documents.tables import documents
from pos.server.event_tables import events
from pos.server.invoices.tables import invoices
from pos.server.returns.projection import CORRECTS, RETURNS
from pos.server.returns.tables import document_links
from pos.server.rows import among
from pos.server.transaction import Transaction
from pos.wire.codec import decode
from pos.wire.event import DocumentDone, decode_head

ASKED, ISSUED = InvoiceState.ASKED.value, InvoiceState.ISSUED.value
_DEEPEST = 32
"""Exchanges of what an exchange brought are followed so far."""


def state_of(connection: Connection, document_id: str) -> InvoiceState:
    """Where the invoice of a sale stands. Reversed: red invoices were started for all of it."""
    rows = _rows(connection, document_id)
    own = next((row for row in rows if not row.by_document), None)
    if own is None or own.state == ASKED:
        return InvoiceState.NONE if own is None else InvoiceState.ASKED
    return InvoiceState.REVERSED if sum(row.amount for row in rows) <= 0 else InvoiceState.ISSUED


def sale_of(connection: Connection, document_id: str) -> Document | None:
    """A document as its till wrote it; None: it has not arrived."""
    found = _documents(connection, [document_id])
    return found[0] if found else None


def left_to_invoice(connection: Connection, sale: Document) -> Fen:
    """What of a sale can be invoiced by now: less what went back, with what exchanges and corrections added."""
    amount, known, wave = sale.invoiceable, {sale.document_id}, [sale.document_id]
    links = document_links.c
    for _ in range(_DEEPEST):
        said = select(links.document_id).where(
            among(connection, links.target_id, wave), links.kind.in_((RETURNS, CORRECTS))
        )
        wave = sorted(set(connection.execute(said).scalars()) - known)
        if not wave:
            break
        known |= set(wave)
        amount += sum(document.invoiceable for document in _documents(connection, wave))
    return max(0, amount)


def start_red(tx: Transaction, document: Document, *, now_ms: int) -> None:
    """Money of an invoiced sale went back: head office has a red invoice to issue, whatever the till knew of it."""
    if document.invoiceable >= 0:
        return
    touched = {line.returns_document for line in document.lines if line.returns_document}
    sale_id = next((each for each in (_invoiced(tx.connection, start) for start in sorted(touched)) if each), "")
    mine = select(invoices).where(invoices.c.document_id == sale_id, invoices.c.by_document == "")
    own = tx.connection.execute(mine).mappings().first()
    if own is None or own["state"] != ISSUED:
        return
    red = {**own, "by_document": document.document_id, "amount": document.invoiceable, "state": ASKED}
    red |= {"invoice_number": "", "asked_ms": now_ms, "issued_ms": None}
    tx.add(invoices, [red])


def _invoiced(connection: Connection, document_id: str) -> str:
    """The sale with an invoice that a document goes back to, over exchanges; empty: there is none."""
    links = document_links.c
    wave = [document_id]
    for _ in range(_DEEPEST):
        for each in wave:
            if _rows(connection, each):
                return each
        said = select(links.target_id).where(among(connection, links.document_id, wave), links.kind == RETURNS)
        wave = sorted(set(connection.execute(said).scalars()))
        if not wave:
            break
    return ""


def _rows(connection: Connection, document_id: str) -> Sequence[Row[Any]]:
    return connection.execute(select(invoices).where(invoices.c.document_id == document_id)).all()


def _documents(connection: Connection, ids: Sequence[str]) -> list[Document]:
    rows = connection.execute(
        select(events.c.payload)
        .join(documents, (documents.c.till_id == events.c.till_id) & (documents.c.tseq == events.c.tseq))
        .where(among(connection, documents.c.document_id, ids))
    )
    return [decode(decode_head(payload).body, DocumentDone).document for (payload,) in rows]
