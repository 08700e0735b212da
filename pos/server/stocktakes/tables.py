"""Stocktakes. A count is kept for ever: what came late is proposed, never ignored."""

from __future__ import annotations

from sqlalchemy import Boolean, Column, Index, PrimaryKeyConstraint, Table

from pos.server.columns import code, ident, metadata, moment, whole, words

stocktakes = Table(
    "stocktakes",
    metadata,
    ident("store_id"),
    ident("stocktake_id"),
    moment("opened_ms"),
    words("body"),  # JSON of domain.stocktake.Stocktake
    PrimaryKeyConstraint("store_id", "stocktake_id"),
)

stocktake_counts = Table(
    "stocktake_counts",
    metadata,
    ident("store_id"),
    code("count_id"),
    code("stocktake_id"),
    ident("till_id"),
    whole("tseq"),
    code("area_id"),
    code("variant_id"),
    whole("quantity"),
    code("counter"),
    moment("moment_ms"),
    whole("uncertainty_ms"),  # below 0: the till's clock was unknown
    code("recount_id"),
    PrimaryKeyConstraint("store_id", "count_id"),
    Index("ix_stocktake_counts_store_id_stocktake_id", "store_id", "stocktake_id"),
)

stocktake_recounts = Table(
    "stocktake_recounts",
    metadata,
    ident("store_id"),
    code("recount_id"),
    code("stocktake_id"),
    words("body"),  # JSON of domain.stocktake.Recount
    PrimaryKeyConstraint("store_id", "recount_id"),
    Index("ix_stocktake_recounts_store_id_stocktake_id", "store_id", "stocktake_id"),
)

stocktake_postings = Table(
    "stocktake_postings",
    metadata,
    ident("store_id"),
    code("stocktake_id"),
    whole("part"),
    code("posting_id"),
    Column("counted", Boolean, nullable=False),  # False: another till had posted this part
    words("body"),  # JSON of domain.stocktake_posting.Posting
    PrimaryKeyConstraint("store_id", "posting_id"),
    Index("ix_stocktake_postings_store_id_stocktake_id", "store_id", "stocktake_id"),
)
