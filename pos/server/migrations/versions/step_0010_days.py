"""The store's day: events it is made of besides documents, and the rules of a store's counter."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0010"
down_revision = "0009"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make the tables."""
    op.create_table(
        "day_events",
        sa.Column("store_id", sa.String(length=36), nullable=False),
        sa.Column("till_id", sa.String(length=36), nullable=False),
        sa.Column("tseq", sa.BigInteger(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("business_date", sa.Date(), nullable=False),
        sa.PrimaryKeyConstraint("store_id", "till_id", "tseq", name=op.f("pk_day_events")),
    )
    op.create_index(
        op.f("ix_day_events_store_id_business_date"), "day_events", ["store_id", "business_date"], unique=False
    )
    op.create_table(
        "store_rules",
        sa.Column("scope", sa.String(length=36), nullable=False),
        sa.Column("body", sa.LargeBinary(), nullable=False),
        sa.PrimaryKeyConstraint("scope", name=op.f("pk_store_rules")),
    )
