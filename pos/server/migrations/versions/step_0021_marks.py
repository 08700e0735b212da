"""Lots and serial numbers of what moved, and which styles want their pieces told apart by which."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0021"
down_revision = "0020"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """A table beside the movements, so that those without a mark stay as they are; a column of the styles."""
    op.create_table(
        "marks",
        sa.Column("store_id", sa.String(length=36), nullable=False),
        sa.Column("movement_id", sa.String(length=36), nullable=False),
        sa.Column("variant_id", sa.String(length=36), nullable=False),
        sa.Column("place", sa.String(), nullable=False),
        sa.Column("quantity", sa.BigInteger(), nullable=False),
        sa.Column("lot", sa.String(), nullable=False),
        sa.Column("expiry", sa.Date(), nullable=True),
        sa.Column("serial", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("store_id", "movement_id", name=op.f("pk_marks")),
    )
    op.create_index("ix_marks_store_id_variant_id", "marks", ["store_id", "variant_id"], unique=False)
    op.add_column("styles", sa.Column("tracking", sa.String(), nullable=False, server_default=""))
