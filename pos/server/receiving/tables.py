"""Documents that move stock without a sale, and transfers as they stand."""

from __future__ import annotations

from sqlalchemy import Boolean, Column, Index, PrimaryKeyConstraint, Table

from pos.server.columns import code, ident, metadata, moment, words

stock_documents = Table(
    "stock_documents",
    metadata,
    ident("store_id"),
    code("document_id"),
    code("kind"),  # the event's
    code("number"),
    code("about"),  # the delivery, or the adjustment's reason
    moment("moment_ms"),
    words("body"),  # JSON of the document
    PrimaryKeyConstraint("store_id", "document_id"),
    Index("ix_stock_documents_store_id_about", "store_id", "about"),
)

transfers = Table(
    "transfers",
    metadata,
    code("transfer_id", primary_key=True),
    code("number"),
    code("sender", index=True),
    code("receiver", index=True),
    code("state"),
    words("body"),  # JSON of domain.transfer.Transfer
)

deliveries = Table(
    "deliveries",
    metadata,
    ident("store_id"),
    code("delivery_id"),
    words("body"),  # JSON of domain.receiving.Delivery; empty: a transfer, or one that was never announced
    words("came"),  # JSON list of (variant id, thousandths) received so far
    Column("done", Boolean, nullable=False),
    words("begun", server_default="[]"),  # JSON list of domain.receiving.Begun: who is unpacking it
    PrimaryKeyConstraint("store_id", "delivery_id"),
)
