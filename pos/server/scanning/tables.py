"""One row: the rules that count now."""

from __future__ import annotations

from sqlalchemy import Column, Integer, Table, Text

from pos.server.columns import metadata

scan_rules = Table(
    "scan_rules",
    metadata,
    Column("id", Integer, primary_key=True, autoincrement=False),
    Column("body", Text, nullable=False),  # scan.rules.ScanRules as the wire has it
)
"""Kept beside the feeds so that a store entered later is told, too."""
