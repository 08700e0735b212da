"""What documents say of other documents, leave to take goods back, and money that is not a sale."""

from __future__ import annotations

from sqlalchemy import Column, Date, Index, Integer, PrimaryKeyConstraint, Table

from pos.server.columns import code, ident, metadata, moment, whole, words

document_links = Table(
    "document_links",
    metadata,
    ident("store_id"),
    ident("document_id"),
    Column("line", Integer, nullable=False),  # 0: the whole document
    code("kind"),  # returns, corrects, order
    code("target_id"),  # a document's id, or an order's
    Column("target_line", Integer, nullable=False),
    whole("quantity"),  # thousandths that came back, below 0 where they went out
    whole("covers"),  # thousandths whose price was protected
    PrimaryKeyConstraint("store_id", "document_id", "line", "kind"),
    Index("ix_document_links_target_id", "target_id"),
)

return_claims = Table(
    "return_claims",
    metadata,
    ident("store_id"),
    ident("return_id"),
    code("document_id"),
    ident("till_id"),
    words("lines"),  # JSON: what is held
    moment("moment_ms"),
    PrimaryKeyConstraint("store_id", "return_id"),
    Index("ix_return_claims_document_id", "document_id"),
)

takings = Table(
    "takings",
    metadata,
    ident("store_id"),
    ident("taking_id"),
    ident("till_id"),
    whole("tseq"),
    code("number"),
    code("kind"),
    code("shift_id"),
    code("staff_id"),
    code("member_id"),
    moment("moment_ms"),
    Column("business_date", Date, nullable=False),
    whole("amount"),
    whole("gift"),
    code("returns"),
    PrimaryKeyConstraint("store_id", "taking_id"),
    Index("ix_takings_number", "number"),
    Index("ix_takings_returns", "returns"),
)

recorded_tenders = Table(
    "recorded_tenders",
    metadata,
    ident("store_id"),
    ident("document_id"),  # a document's or a taking's
    Column("position", Integer, nullable=False),
    code("method"),
    words("name"),
    whole("amount"),
    code("reference"),
    code("number"),  # of the document
    Column("business_date", Date, nullable=False),
    moment("matched_ms", optional=True),
    words("statement"),  # whose statement it was matched with
    PrimaryKeyConstraint("store_id", "document_id", "position"),
    Index("ix_recorded_tenders_store_id_matched_ms", "store_id", "matched_ms"),
)
