"""Issues of coupons, the coupons, and vouchers with their rights."""

from __future__ import annotations

from sqlalchemy import Column, Index, Integer, PrimaryKeyConstraint, Table

from pos.server.columns import code, ident, metadata, moment, whole, words

coupon_issues = Table(
    "coupon_issues",
    metadata,
    ident("batch_id", primary_key=True),
    code("code", unique=True),  # head office's own
    words("body"),  # JSON `entries.IssueEntry`
    whole("issued"),  # how many there are
)

coupons = Table(
    "coupons",
    metadata,
    ident("coupon_id", primary_key=True),
    code("code", unique=True),
    ident("batch_id", index=True),
    code("member_id", index=True),  # empty: whoever brings it
    code("reason"),  # why it was issued, once for each member: `joined`, `birthday-2026`, a campaign; else its own id
    code("state"),
    moment("valid_from_ms"),
    moment("valid_until_ms"),
    code("document_id"),  # the sale that redeemed it
    Column("round", Integer, nullable=False),  # how often it was given back
    Index("uq_coupons_batch_id_member_id_reason", "batch_id", "member_id", "reason", unique=True),
)

coupon_redemptions = Table(
    "coupon_redemptions",
    metadata,
    ident("coupon_id"),
    Column("round", Integer, nullable=False),
    code("document_id"),
    code("till_id"),
    moment("moment_ms"),
    PrimaryKeyConstraint("coupon_id", "round"),  # redeemed once, whoever is first
)

vouchers = Table(
    "vouchers",
    metadata,
    ident("voucher_id", primary_key=True),
    code("code", unique=True),
    words("name"),
    code("member_id", index=True),
    whole("price"),  # fen paid for it; 0: given or won
    moment("issued_ms"),
)

voucher_rights = Table(
    "voucher_rights",
    metadata,
    ident("right_id", primary_key=True),
    ident("voucher_id", index=True),
    Column("position", Integer, nullable=False),
    words("body"),  # JSON VoucherRight, as issued
    code("state"),
    code("document_id"),  # the sale that used it
)
