"""Staff, and what they are in each store."""

from __future__ import annotations

from sqlalchemy import Boolean, Column, LargeBinary, PrimaryKeyConstraint, Table

from pos.server.columns import code, ident, metadata, words

staff = Table(
    "staff",
    metadata,
    ident("staff_id", primary_key=True),
    code("code", unique=True),  # staff number
    words("name"),
    code("pin_salt"),  # hex
    Column("pin_verifier", LargeBinary, nullable=False),  # argon2id, sealed with the server's key
    code("badge_hash"),  # SHA-256 of the badge's code, empty for none
    Column("active", Boolean, nullable=False),
)

staff_roles = Table(
    "staff_roles",
    metadata,
    ident("store_id"),
    ident("staff_id", index=True),
    code("role"),
    PrimaryKeyConstraint("store_id", "staff_id"),
)
