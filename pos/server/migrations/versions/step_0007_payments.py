"""Payments by code: attempts and refunds."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0007"
down_revision = "0006"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make the tables."""
    op.create_table(
        "payment_attempts",
        sa.Column("store_id", sa.String(length=36), nullable=False),
        sa.Column("attempt_id", sa.String(length=36), nullable=False),
        sa.Column("till_id", sa.String(length=36), nullable=False),
        sa.Column("sale_id", sa.String(length=36), nullable=False),
        sa.Column("number", sa.String(), nullable=False),
        sa.Column("provider", sa.String(), nullable=False),
        sa.Column("amount", sa.BigInteger(), nullable=False),
        sa.Column("code_mark", sa.String(), nullable=False),
        sa.Column("state", sa.String(), nullable=False),
        sa.Column("created_ms", sa.BigInteger(), nullable=False),
        sa.Column("sent_ms", sa.BigInteger(), nullable=True),
        sa.Column("due_ms", sa.BigInteger(), nullable=True),
        sa.Column("wanted", sa.Boolean(), nullable=False),
        sa.Column("refused", sa.Boolean(), nullable=False),
        sa.Column("reversal_heard", sa.Boolean(), nullable=False),
        sa.Column("tries", sa.Integer(), nullable=False),
        sa.Column("reason", sa.String(), nullable=False),
        sa.Column("transaction_no", sa.String(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("ended_ms", sa.BigInteger(), nullable=True),
        sa.Column("document_id", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("store_id", "attempt_id", name=op.f("pk_payment_attempts")),
    )
    for name, columns in (
        ("attempt_id", ["attempt_id"]),
        ("due_ms", ["due_ms"]),
        ("code_mark", ["code_mark"]),
        ("store_id_sale_id", ["store_id", "sale_id"]),
        ("provider_created_ms", ["provider", "created_ms"]),
    ):
        op.create_index(f"ix_payment_attempts_{name}", "payment_attempts", columns, unique=False)
    op.create_table(
        "payment_refunds",
        sa.Column("store_id", sa.String(length=36), nullable=False),
        sa.Column("refund_id", sa.String(length=36), nullable=False),
        sa.Column("attempt_id", sa.String(length=36), nullable=False),
        sa.Column("document_id", sa.String(length=36), nullable=False),
        sa.Column("number", sa.String(), nullable=False),
        sa.Column("provider", sa.String(), nullable=False),
        sa.Column("amount", sa.BigInteger(), nullable=False),
        sa.Column("state", sa.String(), nullable=False),
        sa.Column("created_ms", sa.BigInteger(), nullable=False),
        sa.Column("due_ms", sa.BigInteger(), nullable=True),
        sa.Column("tries", sa.Integer(), nullable=False),
        sa.Column("reason", sa.String(), nullable=False),
        sa.Column("ended_ms", sa.BigInteger(), nullable=True),
        sa.PrimaryKeyConstraint("store_id", "refund_id", name=op.f("pk_payment_refunds")),
    )
    for name, columns in (
        ("attempt_id", ["attempt_id"]),
        ("refund_id", ["refund_id"]),
        ("due_ms", ["due_ms"]),
        ("provider_created_ms", ["provider", "created_ms"]),
    ):
        op.create_index(f"ix_payment_refunds_{name}", "payment_refunds", columns, unique=False)


def downgrade() -> None:
    """Drop the tables."""
    op.drop_table("payment_refunds")
    op.drop_table("payment_attempts")
