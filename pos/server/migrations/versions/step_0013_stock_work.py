"""Stocktakes, receipts, transfers, adjustments."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0013"
down_revision = "0012"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make the tables."""
    op.create_table(
        "stocktakes",
        sa.Column("store_id", sa.String(length=36), nullable=False),
        sa.Column("stocktake_id", sa.String(length=36), nullable=False),
        sa.Column("opened_ms", sa.BigInteger(), nullable=False),
        sa.Column("body", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("store_id", "stocktake_id", name=op.f("pk_stocktakes")),
    )
    op.create_table(
        "stocktake_counts",
        sa.Column("store_id", sa.String(length=36), nullable=False),
        sa.Column("count_id", sa.String(), nullable=False),
        sa.Column("stocktake_id", sa.String(), nullable=False),
        sa.Column("till_id", sa.String(length=36), nullable=False),
        sa.Column("tseq", sa.BigInteger(), nullable=False),
        sa.Column("area_id", sa.String(), nullable=False),
        sa.Column("variant_id", sa.String(), nullable=False),
        sa.Column("quantity", sa.BigInteger(), nullable=False),
        sa.Column("counter", sa.String(), nullable=False),
        sa.Column("moment_ms", sa.BigInteger(), nullable=False),
        sa.Column("uncertainty_ms", sa.BigInteger(), nullable=False),
        sa.Column("recount_id", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("store_id", "count_id", name=op.f("pk_stocktake_counts")),
    )
    op.create_table(
        "stocktake_recounts",
        sa.Column("store_id", sa.String(length=36), nullable=False),
        sa.Column("recount_id", sa.String(), nullable=False),
        sa.Column("stocktake_id", sa.String(), nullable=False),
        sa.Column("body", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("store_id", "recount_id", name=op.f("pk_stocktake_recounts")),
    )
    op.create_table(
        "stocktake_postings",
        sa.Column("store_id", sa.String(length=36), nullable=False),
        sa.Column("stocktake_id", sa.String(), nullable=False),
        sa.Column("part", sa.BigInteger(), nullable=False),
        sa.Column("posting_id", sa.String(), nullable=False),
        sa.Column("counted", sa.Boolean(), nullable=False),
        sa.Column("body", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("store_id", "posting_id", name=op.f("pk_stocktake_postings")),
    )
    for table in ("stocktake_counts", "stocktake_recounts", "stocktake_postings"):
        op.create_index(f"ix_{table}_store_id_stocktake_id", table, ["store_id", "stocktake_id"], unique=False)
    op.create_table(
        "stock_documents",
        sa.Column("store_id", sa.String(length=36), nullable=False),
        sa.Column("document_id", sa.String(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("number", sa.String(), nullable=False),
        sa.Column("about", sa.String(), nullable=False),
        sa.Column("moment_ms", sa.BigInteger(), nullable=False),
        sa.Column("body", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("store_id", "document_id", name=op.f("pk_stock_documents")),
    )
    op.create_index("ix_stock_documents_store_id_about", "stock_documents", ["store_id", "about"], unique=False)
    op.create_table(
        "transfers",
        sa.Column("transfer_id", sa.String(), nullable=False),
        sa.Column("number", sa.String(), nullable=False),
        sa.Column("sender", sa.String(), nullable=False),
        sa.Column("receiver", sa.String(), nullable=False),
        sa.Column("state", sa.String(), nullable=False),
        sa.Column("body", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("transfer_id", name=op.f("pk_transfers")),
    )
    for column in ("sender", "receiver"):
        op.create_index(f"ix_transfers_{column}", "transfers", [column], unique=False)
