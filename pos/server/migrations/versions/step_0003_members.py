"""Members, points, stored value."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make the tables."""
    op.create_table(
        "members",
        sa.Column("member_id", sa.String(length=36), nullable=False),
        sa.Column("code", sa.String(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("phone_masked", sa.String(), nullable=False),
        sa.Column("level", sa.String(), nullable=False),
        sa.Column("since_ms", sa.BigInteger(), nullable=False),
        sa.PrimaryKeyConstraint("member_id", name=op.f("pk_members")),
        sa.UniqueConstraint("code", name=op.f("uq_members_code")),
    )
    op.create_table(
        "member_identities",
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("lookup", sa.String(), nullable=False),
        sa.Column("value", sa.LargeBinary(), nullable=False),
        sa.Column("member_id", sa.String(length=36), nullable=False),
        sa.PrimaryKeyConstraint("kind", "lookup", name=op.f("pk_member_identities")),
    )
    op.create_index(op.f("ix_member_identities_member_id"), "member_identities", ["member_id"], unique=False)
    op.create_table(
        "points_ledger",
        sa.Column("entry_id", sa.String(length=36), nullable=False),
        sa.Column("member_id", sa.String(length=36), nullable=False),
        sa.Column("points", sa.BigInteger(), nullable=False),
        sa.Column("reason", sa.String(), nullable=False),
        sa.Column("reference", sa.String(), nullable=False),
        sa.Column("moment_ms", sa.BigInteger(), nullable=False),
        sa.PrimaryKeyConstraint("entry_id", name=op.f("pk_points_ledger")),
    )
    op.create_index(op.f("ix_points_ledger_member_id"), "points_ledger", ["member_id"], unique=False)
    op.create_table(
        "stored_value_ledger",
        sa.Column("entry_id", sa.String(length=36), nullable=False),
        sa.Column("member_id", sa.String(length=36), nullable=False),
        sa.Column("principal", sa.BigInteger(), nullable=False),
        sa.Column("gift", sa.BigInteger(), nullable=False),
        sa.Column("reason", sa.String(), nullable=False),
        sa.Column("reference", sa.String(), nullable=False),
        sa.Column("moment_ms", sa.BigInteger(), nullable=False),
        sa.PrimaryKeyConstraint("entry_id", name=op.f("pk_stored_value_ledger")),
    )
    op.create_index(op.f("ix_stored_value_ledger_member_id"), "stored_value_ledger", ["member_id"], unique=False)


def downgrade() -> None:
    """Drop the tables."""
    op.drop_table("stored_value_ledger")
    op.drop_table("points_ledger")
    op.drop_table("member_identities")
    op.drop_table("members")
