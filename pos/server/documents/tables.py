"""Documents and shifts, as head office reads them; a projection of the events."""

from __future__ import annotations

from sqlalchemy import Boolean, Column, Date, Index, Integer, PrimaryKeyConstraint, Table

from pos.server.columns import code, ident, metadata, moment, whole, words

documents = Table(
    "documents",
    metadata,
    ident("store_id"),
    ident("document_id"),
    ident("till_id"),
    whole("tseq"),
    code("number"),
    code("kind"),
    code("shift_id"),
    code("staff_id"),
    code("member_id"),
    moment("moment_ms"),
    Column("business_date", Date, nullable=False),
    whole("total"),
    code("currency"),
    PrimaryKeyConstraint("store_id", "document_id"),
    Index("ix_documents_number", "number"),
    Index("ix_documents_store_id_business_date", "store_id", "business_date"),
)

document_lines = Table(
    "document_lines",
    metadata,
    ident("store_id"),
    ident("document_id"),
    Column("line", Integer, nullable=False),
    ident("variant_id"),
    whole("quantity"),
    whole("list_price"),
    whole("retail_price"),
    whole("paid"),
    Column("tax_rate", Integer, nullable=False),
    whole("tax_amount"),
    Column("tax_included", Boolean, nullable=False),
    words("shares"),  # JSON: allocations with their funders, assistants; empty for none
    PrimaryKeyConstraint("store_id", "document_id", "line"),
)

document_tenders = Table(
    "document_tenders",
    metadata,
    ident("store_id"),
    ident("document_id"),
    Column("position", Integer, nullable=False),
    code("kind"),
    whole("amount"),
    code("reference"),
    PrimaryKeyConstraint("store_id", "document_id", "position"),
)

shifts = Table(
    "shifts",
    metadata,
    ident("store_id"),
    ident("shift_id"),
    ident("till_id"),
    code("number"),
    code("staff_id"),
    moment("opened_ms"),
    Column("business_date", Date, nullable=False),
    whole("float_amount"),
    moment("closed_ms", optional=True),
    words("close"),  # JSON ShiftClose, empty while open
    PrimaryKeyConstraint("store_id", "shift_id"),
)
