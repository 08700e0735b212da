"""Whom an invoice is for was shown at the till: it is asked for as soon as the sale arrives."""

from __future__ import annotations

from pos.domain.document import Document
from pos.server.invoices.standing import ASKED
from pos.server.invoices.tables import invoices
from pos.server.transaction import Transaction

PERSON = "个人"
"""Whom an invoice without a company is made out to."""


def note_asked(tx: Transaction, store_id: str, document: Document, *, now_ms: int) -> None:
    """Put it on the list of what is to be issued; where it stands there already nothing changes."""
    buyer = document.buyer
    if buyer is None or document.invoiceable <= 0:
        return
    row = {
        "store_id": store_id,
        "document_id": document.document_id,
        "by_document": "",
        "number": document.number,
        "amount": 0,
        "state": ASKED,
        "issuer": document.invoice_issuer,
        "title": buyer.name or PERSON,
        "tax_number": buyer.tax_number,
        "contact": b"",
        "invoice_number": "",
        "asked_ms": now_ms,
        "issued_ms": None,
    }
    tx.add(invoices, [row], (invoices.c.document_id,))
