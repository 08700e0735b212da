"""Stock: movements are the truth, levels their sum, reservations what orders hold of it."""

from __future__ import annotations

from sqlalchemy import Column, Date, Index, Integer, PrimaryKeyConstraint, Table

from pos.server.columns import code, ident, metadata, moment, whole

movements = Table(
    "movements",
    metadata,
    ident("store_id"),
    ident("movement_id"),
    ident("variant_id"),
    whole("quantity"),  # signed thousandths
    code("kind"),
    code("document_id"),
    code("place"),
    code("owner"),
    moment("moment_ms"),
    PrimaryKeyConstraint("store_id", "movement_id"),
    Index("ix_movements_store_id_variant_id_quantity", "store_id", "variant_id", "quantity"),
)

marks = Table(
    "marks",
    metadata,
    ident("store_id"),
    ident("movement_id"),
    ident("variant_id"),  # this and the next two as the movement has them
    code("place"),
    whole("quantity"),
    code("lot"),
    Column("expiry", Date, nullable=True),
    code("serial"),
    PrimaryKeyConstraint("store_id", "movement_id"),
    Index("ix_marks_store_id_variant_id", "store_id", "variant_id"),
)

stock_levels = Table(
    "stock_levels",
    metadata,
    ident("store_id"),
    ident("variant_id", index=True),
    whole("quantity"),  # the sum of all movements
    whole("reserved"),  # the sum of all reservations
    PrimaryKeyConstraint("store_id", "variant_id"),
)

reservations = Table(
    "reservations",
    metadata,
    ident("store_id"),
    ident("order_id"),
    Column("line", Integer, nullable=False),
    ident("variant_id"),
    whole("quantity"),
    PrimaryKeyConstraint("store_id", "order_id", "line"),
    Index("ix_reservations_store_id_variant_id", "store_id", "variant_id"),
)
