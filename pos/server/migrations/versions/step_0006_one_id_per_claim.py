"""A till asks for a claim under one id until it has handed over: no second id for the same grant."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Drop the repeats and what tied them to the first."""
    op.execute("DELETE FROM claims WHERE claim_id <> grant_id AND event_id IS NULL")
    op.drop_column("claims", "grant_id")


def downgrade() -> None:
    """Every claim is its own grant again."""
    op.add_column("claims", sa.Column("grant_id", sa.String(length=36), nullable=False, server_default=""))
    op.execute("UPDATE claims SET grant_id = claim_id")
