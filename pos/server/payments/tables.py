"""Attempts to be paid by code, and refunds. The code itself is in neither: only what recognises it."""

from __future__ import annotations

from sqlalchemy import Boolean, Column, Index, Integer, PrimaryKeyConstraint, Table

from pos.server.columns import code, ident, metadata, moment, whole

payment_attempts = Table(
    "payment_attempts",
    metadata,
    ident("store_id"),
    ident("attempt_id"),
    ident("till_id"),
    ident("sale_id"),
    code("number"),  # ours at the provider
    code("provider"),
    whole("amount"),
    code("code_mark"),  # HMAC of the code under this server's key; empty: none was shown
    code("state"),
    moment("created_ms"),
    moment("sent_ms", optional=True),
    moment("due_ms", optional=True),  # the next step; pushed on by whoever takes it, so that it is their lease
    Column("wanted", Boolean, nullable=False),
    Column("refused", Boolean, nullable=False),
    Column("reversal_heard", Boolean, nullable=False),
    Column("tries", Integer, nullable=False),
    code("reason"),
    code("transaction_no"),  # the provider's
    Column("version", Integer, nullable=False),
    moment("ended_ms", optional=True),
    code("document_id"),  # the sale that counts it; empty: none has come yet
    PrimaryKeyConstraint("store_id", "attempt_id"),
    Index("ix_payment_attempts_attempt_id", "attempt_id"),
    Index("ix_payment_attempts_due_ms", "due_ms"),
    Index("ix_payment_attempts_code_mark", "code_mark"),
    Index("ix_payment_attempts_store_id_sale_id", "store_id", "sale_id"),
    Index("ix_payment_attempts_provider_created_ms", "provider", "created_ms"),
)

payment_refunds = Table(
    "payment_refunds",
    metadata,
    ident("store_id"),
    ident("refund_id"),
    ident("attempt_id"),
    ident("document_id"),  # the return that gave it back
    code("number"),  # ours at the provider
    code("provider"),
    whole("amount"),
    code("state"),
    moment("created_ms"),
    moment("due_ms", optional=True),
    Column("tries", Integer, nullable=False),
    code("reason"),
    moment("ended_ms", optional=True),
    PrimaryKeyConstraint("store_id", "refund_id"),
    Index("ix_payment_refunds_attempt_id", "attempt_id"),
    Index("ix_payment_refunds_refund_id", "refund_id"),
    Index("ix_payment_refunds_due_ms", "due_ms"),
    Index("ix_payment_refunds_provider_created_ms", "provider", "created_ms"),
)
