"""How often rules may be given to a member and in a store's day, and each till's part of its store's allowance."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0018"
down_revision = "0017"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make the tables; a quota that is there is the only limit of its rule so far."""
    op.add_column("quotas", sa.Column("per_member", sa.BigInteger(), nullable=False, server_default="0"))
    op.add_column("quotas", sa.Column("per_day", sa.BigInteger(), nullable=False, server_default="0"))
    op.create_table(
        "rule_members",
        sa.Column("rule_id", sa.String(), nullable=False),
        sa.Column("member_id", sa.String(), nullable=False),
        sa.Column("used", sa.BigInteger(), nullable=False),
        sa.PrimaryKeyConstraint("member_id", "rule_id", name=op.f("pk_rule_members")),
    )
    op.create_table(
        "rule_days",
        sa.Column("rule_id", sa.String(), nullable=False),
        sa.Column("store_id", sa.String(), nullable=False),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("used", sa.BigInteger(), nullable=False),
        sa.PrimaryKeyConstraint("store_id", "day", "rule_id", name=op.f("pk_rule_days")),
    )
    op.create_table(
        "quota_shares",
        sa.Column("rule_id", sa.String(), nullable=False),
        sa.Column("store_id", sa.String(), nullable=False),
        sa.Column("till_id", sa.String(), nullable=False),
        sa.Column("granted", sa.BigInteger(), nullable=False),
        sa.PrimaryKeyConstraint("store_id", "rule_id", "till_id", name=op.f("pk_quota_shares")),
    )
