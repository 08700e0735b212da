"""Online orders, their lines, who was allowed to hand them over, and what the customer was told."""

from __future__ import annotations

from sqlalchemy import Boolean, Column, Index, Integer, LargeBinary, PrimaryKeyConstraint, String, Table, false

from pos.server.columns import code, ident, metadata, moment, whole, words

orders = Table(
    "orders",
    metadata,
    ident("store_id"),
    ident("order_id"),
    code("number"),
    code("channel"),
    moment("placed_ms"),
    moment("expires_ms"),
    words("customer"),
    Column("phone", LargeBinary, nullable=False),  # sealed
    code("phone_masked"),
    code("phone_last4"),
    code("paid"),
    whole("total"),
    whole("due"),
    code("offline_till_id"),
    code("member_id"),
    Column("ready", Boolean, nullable=False),
    Column("cancelled", Boolean, nullable=False),
    Column("expired", Boolean, nullable=False),
    code("shelf"),
    words("handed_over_by"),
    moment("handed_over_ms", optional=True),
    words("handed_over_where"),
    code("state"),  # what the lines come to, for lists
    Column("deliver", Boolean, nullable=False, server_default=false()),
    Column("parcel", LargeBinary, nullable=True),  # where to, sealed; null: collected, or it has gone
    PrimaryKeyConstraint("store_id", "order_id"),
    Index("ix_orders_order_id", "order_id"),
    Index("ix_orders_number", "number"),
    Index("ix_orders_member_id", "member_id"),
    Index("ix_orders_store_id_phone_last4", "store_id", "phone_last4"),
    Index("ix_orders_state_expires_ms", "state", "expires_ms"),
)

order_lines = Table(
    "order_lines",
    metadata,
    ident("store_id"),
    ident("order_id"),
    Column("line", Integer, nullable=False),
    ident("variant_id"),
    words("name"),
    code("colour"),
    code("size"),
    whole("quantity"),
    whole("paid"),
    whole("picked"),
    whole("short"),
    whole("collected"),
    code("barcode"),
    code("picture"),
    PrimaryKeyConstraint("store_id", "order_id", "line"),
)

claims = Table(
    "claims",
    metadata,
    ident("store_id"),
    ident("claim_id"),
    ident("order_id"),
    ident("till_id"),
    words("staff_name"),
    code("proof"),
    words("lines"),  # JSON list of LineQuantity
    moment("moment_ms"),
    Column("event_id", String(36), nullable=True),  # the handover that came of it; null: not yet uploaded
    PrimaryKeyConstraint("store_id", "claim_id"),
    Index("ix_claims_order_id", "order_id"),
    Index("ix_claims_claim_id", "claim_id"),
)

notices = Table(
    "notices",
    metadata,
    ident("store_id"),
    ident("order_id"),
    code("kind"),
    code("subject"),  # what it is about within the order: the line and how much; empty: the order
    moment("moment_ms"),
    moment("sent_ms", optional=True),  # when it was handed on to be sent; 0: it is told to nobody
    PrimaryKeyConstraint("store_id", "order_id", "kind", "subject"),
    Index("ix_notices_sent_ms", "sent_ms"),
)
