"""Stock, online orders and the channels that place them."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make the tables."""
    op.create_table(
        "movements",
        sa.Column("store_id", sa.String(length=36), nullable=False),
        sa.Column("movement_id", sa.String(length=36), nullable=False),
        sa.Column("variant_id", sa.String(length=36), nullable=False),
        sa.Column("quantity", sa.BigInteger(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("document_id", sa.String(), nullable=False),
        sa.Column("place", sa.String(), nullable=False),
        sa.Column("owner", sa.String(), nullable=False),
        sa.Column("moment_ms", sa.BigInteger(), nullable=False),
        sa.PrimaryKeyConstraint("store_id", "movement_id", name=op.f("pk_movements")),
    )
    op.create_index("ix_movements_store_id_variant_id", "movements", ["store_id", "variant_id"], unique=False)
    op.create_table(
        "stock_levels",
        sa.Column("store_id", sa.String(length=36), nullable=False),
        sa.Column("variant_id", sa.String(length=36), nullable=False),
        sa.Column("quantity", sa.BigInteger(), nullable=False),
        sa.Column("reserved", sa.BigInteger(), nullable=False),
        sa.PrimaryKeyConstraint("store_id", "variant_id", name=op.f("pk_stock_levels")),
    )
    op.create_index(op.f("ix_stock_levels_variant_id"), "stock_levels", ["variant_id"], unique=False)
    op.create_table(
        "reservations",
        sa.Column("store_id", sa.String(length=36), nullable=False),
        sa.Column("order_id", sa.String(length=36), nullable=False),
        sa.Column("line", sa.Integer(), nullable=False),
        sa.Column("variant_id", sa.String(length=36), nullable=False),
        sa.Column("quantity", sa.BigInteger(), nullable=False),
        sa.PrimaryKeyConstraint("store_id", "order_id", "line", name=op.f("pk_reservations")),
    )
    op.create_index("ix_reservations_store_id_variant_id", "reservations", ["store_id", "variant_id"], unique=False)
    op.create_table(
        "orders",
        sa.Column("store_id", sa.String(length=36), nullable=False),
        sa.Column("order_id", sa.String(length=36), nullable=False),
        sa.Column("number", sa.String(), nullable=False),
        sa.Column("channel", sa.String(), nullable=False),
        sa.Column("placed_ms", sa.BigInteger(), nullable=False),
        sa.Column("expires_ms", sa.BigInteger(), nullable=False),
        sa.Column("customer", sa.Text(), nullable=False),
        sa.Column("phone", sa.LargeBinary(), nullable=False),
        sa.Column("phone_masked", sa.String(), nullable=False),
        sa.Column("phone_last4", sa.String(), nullable=False),
        sa.Column("paid", sa.String(), nullable=False),
        sa.Column("total", sa.BigInteger(), nullable=False),
        sa.Column("due", sa.BigInteger(), nullable=False),
        sa.Column("offline_till_id", sa.String(), nullable=False),
        sa.Column("member_id", sa.String(), nullable=False),
        sa.Column("ready", sa.Boolean(), nullable=False),
        sa.Column("cancelled", sa.Boolean(), nullable=False),
        sa.Column("expired", sa.Boolean(), nullable=False),
        sa.Column("shelf", sa.String(), nullable=False),
        sa.Column("handed_over_by", sa.Text(), nullable=False),
        sa.Column("handed_over_ms", sa.BigInteger(), nullable=True),
        sa.Column("handed_over_where", sa.Text(), nullable=False),
        sa.Column("state", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("store_id", "order_id", name=op.f("pk_orders")),
    )
    op.create_index("ix_orders_number", "orders", ["number"], unique=False)
    op.create_index("ix_orders_order_id", "orders", ["order_id"], unique=False)
    op.create_index("ix_orders_state_expires_ms", "orders", ["state", "expires_ms"], unique=False)
    op.create_index("ix_orders_store_id_phone_last4", "orders", ["store_id", "phone_last4"], unique=False)
    op.create_table(
        "order_lines",
        sa.Column("store_id", sa.String(length=36), nullable=False),
        sa.Column("order_id", sa.String(length=36), nullable=False),
        sa.Column("line", sa.Integer(), nullable=False),
        sa.Column("variant_id", sa.String(length=36), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("colour", sa.String(), nullable=False),
        sa.Column("size", sa.String(), nullable=False),
        sa.Column("quantity", sa.BigInteger(), nullable=False),
        sa.Column("paid", sa.BigInteger(), nullable=False),
        sa.Column("picked", sa.BigInteger(), nullable=False),
        sa.Column("short", sa.BigInteger(), nullable=False),
        sa.Column("collected", sa.BigInteger(), nullable=False),
        sa.Column("barcode", sa.String(), nullable=False),
        sa.Column("picture", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("store_id", "order_id", "line", name=op.f("pk_order_lines")),
    )
    op.create_table(
        "claims",
        sa.Column("store_id", sa.String(length=36), nullable=False),
        sa.Column("claim_id", sa.String(length=36), nullable=False),
        sa.Column("grant_id", sa.String(length=36), nullable=False),
        sa.Column("order_id", sa.String(length=36), nullable=False),
        sa.Column("till_id", sa.String(length=36), nullable=False),
        sa.Column("staff_name", sa.Text(), nullable=False),
        sa.Column("proof", sa.String(), nullable=False),
        sa.Column("lines", sa.Text(), nullable=False),
        sa.Column("moment_ms", sa.BigInteger(), nullable=False),
        sa.Column("event_id", sa.String(length=36), nullable=True),
        sa.PrimaryKeyConstraint("store_id", "claim_id", name=op.f("pk_claims")),
    )
    op.create_index("ix_claims_claim_id", "claims", ["claim_id"], unique=False)
    op.create_index("ix_claims_order_id", "claims", ["order_id"], unique=False)
    op.create_table(
        "notices",
        sa.Column("store_id", sa.String(length=36), nullable=False),
        sa.Column("order_id", sa.String(length=36), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("subject", sa.String(), nullable=False),
        sa.Column("moment_ms", sa.BigInteger(), nullable=False),
        sa.Column("sent_ms", sa.BigInteger(), nullable=True),
        sa.PrimaryKeyConstraint("store_id", "order_id", "kind", "subject", name=op.f("pk_notices")),
    )
    op.create_table(
        "channels",
        sa.Column("channel_id", sa.String(length=36), nullable=False),
        sa.Column("code", sa.String(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("key_hash", sa.String(), nullable=False),
        sa.Column("active", sa.Boolean(), nullable=False),
        sa.PrimaryKeyConstraint("channel_id", name=op.f("pk_channels")),
        sa.UniqueConstraint("code", name=op.f("uq_channels_code")),
        sa.UniqueConstraint("key_hash", name=op.f("uq_channels_key_hash")),
    )
    op.create_table(
        "idempotency",
        sa.Column("channel_id", sa.String(length=36), nullable=False),
        sa.Column("key", sa.String(), nullable=False),
        sa.Column("request_hash", sa.String(), nullable=False),
        sa.Column("answer", sa.LargeBinary(), nullable=False),
        sa.Column("moment_ms", sa.BigInteger(), nullable=False),
        sa.PrimaryKeyConstraint("channel_id", "key", name=op.f("pk_idempotency")),
    )


def downgrade() -> None:
    """Drop the tables."""
    op.drop_table("idempotency")
    op.drop_table("channels")
    op.drop_table("notices")
    op.drop_table("claims")
    op.drop_table("order_lines")
    op.drop_table("orders")
    op.drop_table("reservations")
    op.drop_table("stock_levels")
    op.drop_table("movements")
