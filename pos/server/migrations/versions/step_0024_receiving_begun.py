"""Who is unpacking a delivery, told to the store's other tills."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0024"
down_revision = "0023"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Nobody, as far as head office was told."""
    op.add_column("deliveries", sa.Column("begun", sa.Text(), nullable=False, server_default="[]"))
