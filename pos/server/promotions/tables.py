"""One row: the promotions that count now."""

from __future__ import annotations

from sqlalchemy import Column, Integer, Table, Text

from pos.server.columns import metadata

promotions = Table(
    "promotions",
    metadata,
    Column("id", Integer, primary_key=True, autoincrement=False),
    Column("body", Text, nullable=False),  # the document as head office loaded it (docs/promotions.md)
)
"""Kept beside the feeds so that a store entered later is told, too."""
