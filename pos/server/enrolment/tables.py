"""Tills and the one-time codes that make them."""

from __future__ import annotations

from sqlalchemy import Column, Index, Integer, PrimaryKeyConstraint, String, Table, UniqueConstraint

from pos.server.columns import code, ident, metadata, moment, whole

tills = Table(
    "tills",
    metadata,
    ident("store_id"),
    ident("till_id"),
    Column("number", Integer, nullable=False),
    code("public_key"),  # Ed25519, hex
    moment("enrolled_ms"),
    moment("revoked_ms", optional=True),
    moment("forked_ms", optional=True),  # since when its events are quarantined: two machines use one identity
    whole("last_tseq"),  # the last event that is here without a gap
    code("last_hash"),
    PrimaryKeyConstraint("store_id", "till_id"),
    UniqueConstraint("store_id", "number"),
    Index("ix_tills_till_id", "till_id"),
)

enrol_codes = Table(
    "enrol_codes",
    metadata,
    code("code_hash", primary_key=True),  # HMAC of the code: the code itself is shown once and not kept
    ident("store_id"),
    moment("created_ms"),
    moment("expires_ms"),
    Column("till_id", String(36), nullable=True),  # which till used it
)
