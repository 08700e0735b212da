"""Where a store's day is found among the events, and what head office sets for the work at its counter."""

from __future__ import annotations

from sqlalchemy import Column, Date, Index, LargeBinary, PrimaryKeyConstraint, Table

from pos.server.columns import code, ident, metadata, whole

day_events = Table(
    "day_events",
    metadata,
    ident("store_id"),
    ident("till_id"),
    whole("tseq"),
    code("kind"),
    # Of banked cash and a day close: the day it is about, not the day it was entered.
    Column("business_date", Date, nullable=False),
    PrimaryKeyConstraint("store_id", "till_id", "tseq"),
    Index("ix_day_events_store_id_business_date", "store_id", "business_date"),
)
"""Events other than documents that a day is made of; few, so that an index costs sales nothing."""

store_rules = Table(
    "store_rules",
    metadata,
    ident("scope", primary_key=True),  # a store's id; empty: every store without rules of its own
    Column("body", LargeBinary, nullable=False),  # JSON StoreRules
)
