"""Sales channels: the phone shop, marketplaces."""

from __future__ import annotations

from sqlalchemy import Boolean, Column, LargeBinary, PrimaryKeyConstraint, Table

from pos.server.columns import code, ident, metadata, moment, words

channels = Table(
    "channels",
    metadata,
    ident("channel_id", primary_key=True),
    code("code", unique=True),
    words("name"),
    code("key_hash", unique=True),  # HMAC of the key: shown once and not kept
    Column("active", Boolean, nullable=False),
)

idempotency = Table(
    "idempotency",
    metadata,
    ident("channel_id"),
    code("key"),  # SHA-256 of what the channel sent
    code("request_hash"),  # the same key with another request is a mistake
    Column("answer", LargeBinary, nullable=False),  # sealed
    moment("moment_ms"),
    PrimaryKeyConstraint("channel_id", "key"),
)
