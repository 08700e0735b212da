"""Messages that go by WeChat before they go by SMS."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0023"
down_revision = "0022"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Which way a message goes, and to whom; all that there are go by SMS."""
    op.add_column("messages", sa.Column("channel", sa.String(), nullable=False, server_default="sms"))
    op.add_column("messages", sa.Column("openid", sa.LargeBinary(), nullable=True))
    op.add_column("messages", sa.Column("handed_ms", sa.BigInteger(), nullable=True))
