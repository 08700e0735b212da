"""The catalogue and the feeds that publish it."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make the tables."""
    op.create_table(
        "styles",
        sa.Column("style_id", sa.String(length=36), nullable=False),
        sa.Column("code", sa.String(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("brand", sa.Text(), nullable=False),
        sa.Column("season", sa.String(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("category", sa.Text(), nullable=False),
        sa.Column("list_price", sa.BigInteger(), nullable=False),
        sa.Column("retail_price", sa.BigInteger(), nullable=False),
        sa.Column("cost", sa.BigInteger(), nullable=False),
        sa.Column("tax_category", sa.String(), nullable=False),
        sa.Column("tax_rate", sa.Integer(), nullable=False),
        sa.Column("tax_included", sa.Boolean(), nullable=False),
        sa.Column("return_days", sa.Integer(), nullable=False),
        sa.Column("on_sale", sa.Boolean(), nullable=False),
        sa.Column("size_group", sa.String(), nullable=False),
        sa.Column("pinyin", sa.Text(), nullable=False),
        sa.Column("attributes", sa.Text(), nullable=False),
        sa.Column("matching", sa.Text(), nullable=False),
        sa.Column("channels", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("style_id", name=op.f("pk_styles")),
        sa.UniqueConstraint("code", name=op.f("uq_styles_code")),
    )
    op.create_table(
        "colours",
        sa.Column("style_id", sa.String(length=36), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("picture", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("style_id", "name", name=op.f("pk_colours")),
    )
    op.create_table(
        "sizes",
        sa.Column("size_group", sa.String(), nullable=False),
        sa.Column("label", sa.String(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("size_group", "label", name=op.f("pk_sizes")),
    )
    op.create_table(
        "variants",
        sa.Column("variant_id", sa.String(length=36), nullable=False),
        sa.Column("style_id", sa.String(length=36), nullable=False),
        sa.Column("colour", sa.String(), nullable=False),
        sa.Column("size", sa.String(), nullable=False),
        sa.Column("on_sale", sa.Boolean(), nullable=False),
        sa.PrimaryKeyConstraint("variant_id", name=op.f("pk_variants")),
        sa.UniqueConstraint("style_id", "colour", "size", name=op.f("uq_variants_style_id_colour_size")),
    )
    op.create_table(
        "barcodes",
        sa.Column("item_key", sa.String(), nullable=False),
        sa.Column("variant_id", sa.String(length=36), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("printed", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("item_key", "variant_id", name=op.f("pk_barcodes")),
    )
    op.create_index(op.f("ix_barcodes_variant_id"), "barcodes", ["variant_id"], unique=False)
    op.create_table(
        "pictures",
        sa.Column("sha256", sa.String(), nullable=False),
        sa.Column("media_type", sa.String(), nullable=False),
        sa.Column("content", sa.LargeBinary(), nullable=False),
        sa.PrimaryKeyConstraint("sha256", name=op.f("pk_pictures")),
    )
    op.create_table(
        "feed_heads",
        sa.Column("feed", sa.String(), nullable=False),
        sa.Column("seq", sa.BigInteger(), nullable=False),
        sa.PrimaryKeyConstraint("feed", name=op.f("pk_feed_heads")),
    )
    op.create_table(
        "feed_rows",
        sa.Column("feed", sa.String(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("key", sa.String(), nullable=False),
        sa.Column("seq", sa.BigInteger(), nullable=False),
        sa.Column("payload", sa.LargeBinary(), nullable=False),
        sa.PrimaryKeyConstraint("feed", "kind", "key", name=op.f("pk_feed_rows")),
    )
    op.create_index("ix_feed_rows_feed_seq", "feed_rows", ["feed", "seq"], unique=False)


def downgrade() -> None:
    """Drop the tables."""
    op.drop_table("feed_rows")
    op.drop_table("feed_heads")
    op.drop_table("pictures")
    op.drop_table("barcodes")
    op.drop_table("variants")
    op.drop_table("sizes")
    op.drop_table("colours")
    op.drop_table("styles")
