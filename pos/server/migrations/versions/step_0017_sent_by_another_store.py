"""What a till orders from another store: sent from there, to an address that is kept sealed until it has gone."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0017"
down_revision = "0016"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Add the columns; what was ordered so far is collected."""
    op.add_column("orders", sa.Column("deliver", sa.Boolean(), nullable=False, server_default=sa.false()))
    op.add_column("orders", sa.Column("parcel", sa.LargeBinary(), nullable=True))
