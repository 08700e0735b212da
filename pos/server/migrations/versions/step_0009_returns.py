"""What came back, leave to take goods back, money that is not a sale, payments to be matched."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0009"
down_revision = "0008"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make the tables."""
    op.create_table(
        "document_links",
        sa.Column("store_id", sa.String(length=36), nullable=False),
        sa.Column("document_id", sa.String(length=36), nullable=False),
        sa.Column("line", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("target_id", sa.String(), nullable=False),
        sa.Column("target_line", sa.Integer(), nullable=False),
        sa.Column("quantity", sa.BigInteger(), nullable=False),
        sa.Column("covers", sa.BigInteger(), nullable=False),
        sa.PrimaryKeyConstraint("store_id", "document_id", "line", "kind", name=op.f("pk_document_links")),
    )
    op.create_index("ix_document_links_target_id", "document_links", ["target_id"], unique=False)
    op.create_table(
        "return_claims",
        sa.Column("store_id", sa.String(length=36), nullable=False),
        sa.Column("return_id", sa.String(length=36), nullable=False),
        sa.Column("document_id", sa.String(), nullable=False),
        sa.Column("till_id", sa.String(length=36), nullable=False),
        sa.Column("lines", sa.Text(), nullable=False),
        sa.Column("moment_ms", sa.BigInteger(), nullable=False),
        sa.PrimaryKeyConstraint("store_id", "return_id", name=op.f("pk_return_claims")),
    )
    op.create_index("ix_return_claims_document_id", "return_claims", ["document_id"], unique=False)
    op.create_table(
        "takings",
        sa.Column("store_id", sa.String(length=36), nullable=False),
        sa.Column("taking_id", sa.String(length=36), nullable=False),
        sa.Column("till_id", sa.String(length=36), nullable=False),
        sa.Column("tseq", sa.BigInteger(), nullable=False),
        sa.Column("number", sa.String(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("shift_id", sa.String(), nullable=False),
        sa.Column("staff_id", sa.String(), nullable=False),
        sa.Column("member_id", sa.String(), nullable=False),
        sa.Column("moment_ms", sa.BigInteger(), nullable=False),
        sa.Column("business_date", sa.Date(), nullable=False),
        sa.Column("amount", sa.BigInteger(), nullable=False),
        sa.Column("gift", sa.BigInteger(), nullable=False),
        sa.Column("returns", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("store_id", "taking_id", name=op.f("pk_takings")),
    )
    op.create_index("ix_takings_number", "takings", ["number"], unique=False)
    op.create_index("ix_takings_returns", "takings", ["returns"], unique=False)
    op.create_table(
        "recorded_tenders",
        sa.Column("store_id", sa.String(length=36), nullable=False),
        sa.Column("document_id", sa.String(length=36), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("method", sa.String(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("amount", sa.BigInteger(), nullable=False),
        sa.Column("reference", sa.String(), nullable=False),
        sa.Column("number", sa.String(), nullable=False),
        sa.Column("business_date", sa.Date(), nullable=False),
        sa.Column("matched_ms", sa.BigInteger(), nullable=True),
        sa.Column("statement", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("store_id", "document_id", "position", name=op.f("pk_recorded_tenders")),
    )
    op.create_index(
        "ix_recorded_tenders_store_id_matched_ms", "recorded_tenders", ["store_id", "matched_ms"], unique=False
    )


def downgrade() -> None:
    """Drop them."""
    for table in ("recorded_tenders", "takings", "return_claims", "document_links"):
        op.drop_table(table)
