"""Style → colour → size → barcodes. Cost stands here and never leaves the server."""

from __future__ import annotations

from sqlalchemy import Boolean, Column, Integer, LargeBinary, PrimaryKeyConstraint, Table, UniqueConstraint

from pos.server.columns import code, ident, metadata, whole, words

styles = Table(
    "styles",
    metadata,
    ident("style_id", primary_key=True),
    code("code", unique=True),  # 货号, upper case
    words("name"),
    words("brand"),
    code("season"),
    code("kind"),
    words("category"),
    whole("list_price"),
    whole("retail_price"),
    whole("cost"),
    code("tax_category"),
    Column("tax_rate", Integer, nullable=False),
    Column("tax_included", Boolean, nullable=False),
    Column("return_days", Integer, nullable=False),
    Column("on_sale", Boolean, nullable=False),
    code("size_group"),
    words("pinyin"),  # JSON list of search keys
    words("attributes"),  # JSON object: material, origin …
    words("matching"),  # JSON list of style codes
    words("channels"),  # JSON list of channel codes it is sold in; empty: all
    code("tracking"),  # by what its pieces are told apart: lot, serial; empty: by nothing
)

colours = Table(
    "colours",
    metadata,
    ident("style_id"),
    code("name"),
    Column("position", Integer, nullable=False),
    code("picture"),  # SHA-256 of the picture, empty for none
    PrimaryKeyConstraint("style_id", "name"),
)

sizes = Table(
    "sizes",
    metadata,
    code("size_group"),
    code("label"),
    Column("position", Integer, nullable=False),
    PrimaryKeyConstraint("size_group", "label"),
)

variants = Table(
    "variants",
    metadata,
    ident("variant_id", primary_key=True),
    ident("style_id"),
    code("colour"),
    code("size"),
    Column("on_sale", Boolean, nullable=False),
    UniqueConstraint("style_id", "colour", "size"),
)

barcodes = Table(
    "barcodes",
    metadata,
    code("item_key"),  # barcode.item_key; several variants may share one
    ident("variant_id", index=True),
    Column("position", Integer, nullable=False),  # the first one is printed
    code("printed"),  # as it stands under the bars
    PrimaryKeyConstraint("item_key", "variant_id"),
)

pictures = Table(
    "pictures",
    metadata,
    code("sha256", primary_key=True),
    code("media_type"),
    Column("content", LargeBinary, nullable=False),
)
