"""Feeds: one head for each, and the newest row for each thing that changed.

A changed thing's row moves to the front of its feed, so that a feed never holds two rows of one thing and a reader at
any cursor gets each changed thing once, as it is now.
"""

from __future__ import annotations

from sqlalchemy import Column, Index, LargeBinary, PrimaryKeyConstraint, Table

from pos.server.columns import code, metadata, whole

feed_heads = Table(
    "feed_heads",
    metadata,
    code("feed", primary_key=True),  # `chain`, or a store's id
    whole("seq"),
)

feed_rows = Table(
    "feed_rows",
    metadata,
    code("feed"),
    code("kind"),
    code("key"),
    whole("seq"),
    Column("payload", LargeBinary, nullable=False),  # the record as it is sent; sealed for people
    PrimaryKeyConstraint("feed", "kind", "key"),
    # Not unique: while many rows move in one statement two may share a number for a moment.
    Index("ix_feed_rows_feed_seq", "feed", "seq"),
)
