"""Which manager vouched for a member who was named anew."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0025"
down_revision = "0024"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Nobody did so far: every member proved it."""
    op.add_column("identity_changes", sa.Column("approved_by", sa.String(), nullable=False, server_default=""))
