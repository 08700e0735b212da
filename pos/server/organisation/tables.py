"""Chain → regions or agents → stores, and the legal entities that sell."""

from __future__ import annotations

from sqlalchemy import Boolean, Column, ForeignKey, Integer, LargeBinary, String, Table

from pos.server.columns import code, ident, metadata, moment, words

installation = Table(
    "installation",
    metadata,
    Column("id", Integer, primary_key=True, autoincrement=False),
    ident("epoch"),  # changes when the database was restored from a backup; see feeds
    moment("epoch_since_ms"),
)

org_units = Table(
    "org_units",
    metadata,
    ident("unit_id", primary_key=True),
    Column("parent_id", String(36), ForeignKey("org_units.unit_id"), nullable=True, index=True),
    code("kind"),
    code("code", unique=True),
    words("name"),
)

legal_entities = Table(
    "legal_entities",
    metadata,
    ident("entity_id", primary_key=True),
    words("name"),
    code("tax_number", unique=True),
)

stores = Table(
    "stores",
    metadata,
    Column("store_id", String(36), ForeignKey("org_units.unit_id"), primary_key=True),
    code("code", unique=True),
    words("name"),
    code("kind"),
    Column("entity_id", String(36), ForeignKey("legal_entities.entity_id"), nullable=True),
    words("address"),
    code("phone"),
    Column("offset_minutes", Integer, nullable=False),
    Column("cutoff_hour", Integer, nullable=False),
    Column("assistant_required", Boolean, nullable=False),
)

told_to_all = Table(
    "told_to_all",
    metadata,
    Column("kind", String(40), primary_key=True),
    Column("body", LargeBinary, nullable=False),
)
"""What every store was told of its tickets and labels, by the kind of change: a store entered later hears it."""
