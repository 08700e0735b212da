"""Tax invoices that were asked for, and the red ones that returns start."""

from __future__ import annotations

from sqlalchemy import Column, Index, LargeBinary, PrimaryKeyConstraint, Table

from pos.server.columns import code, ident, metadata, moment, whole, words

invoices = Table(
    "invoices",
    metadata,
    ident("store_id"),
    ident("document_id"),  # the sale
    code("by_document"),  # of a red one: the document that gave money back; empty: the invoice itself
    code("number"),  # the sale's
    whole("amount"),  # as issued; below 0: red; what was asked for and not issued yet is counted when it is
    code("state"),  # asked, issued
    words("issuer"),  # tax number of the legal entity that issues
    words("title"),  # whom it is for
    code("tax_number"),  # theirs; empty: a person
    Column("contact", LargeBinary, nullable=False),  # sealed: where it is sent; empty: nowhere
    code("invoice_number"),  # empty until issued
    moment("asked_ms"),
    moment("issued_ms", optional=True),
    PrimaryKeyConstraint("store_id", "document_id", "by_document"),
    Index("ix_invoices_store_id_state", "store_id", "state"),
    Index("ix_invoices_document_id", "document_id"),
)
