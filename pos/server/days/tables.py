"""What head office sets for the work at a store's counter."""

from __future__ import annotations

from sqlalchemy import Column, LargeBinary, Table

from pos.server.columns import ident, metadata

store_rules = Table(
    "store_rules",
    metadata,
    ident("scope", primary_key=True),  # a store's id; empty: every store without rules of its own
    Column("body", LargeBinary, nullable=False),  # JSON StoreRules
)
