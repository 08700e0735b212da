"""Membership: levels, lots of points, uses, holds, coupons, vouchers, quotas."""

from __future__ import annotations

from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "0008"
down_revision = "0007"
branch_labels = None
depends_on = None


def _members() -> tuple[sa.Column[Any], ...]:
    return (
        sa.Column("level_since", sa.Date(), nullable=True),
        sa.Column("birthday", sa.String(), nullable=False, server_default=""),
        sa.Column("home_store_id", sa.String(), nullable=False, server_default=""),
        sa.Column("groups", sa.Text(), nullable=False, server_default="[]"),
        sa.Column("password", sa.LargeBinary(), nullable=True),
        sa.Column("wrong_proofs", sa.Integer(), nullable=False, server_default="0"),
        sa.Column("locked_ms", sa.BigInteger(), nullable=True),
    )


def _points() -> tuple[sa.Column[Any], ...]:
    return (
        sa.Column("lot", sa.String(), nullable=False, server_default=""),
        sa.Column("expires", sa.Date(), nullable=True),
    )


def upgrade() -> None:
    """Make the tables; points there were so far are lots of their own that never expire."""
    for column in _members():
        op.add_column("members", column)
    op.create_index(op.f("ix_members_home_store_id"), "members", ["home_store_id"], unique=False)
    for column in _points():
        op.add_column("points_ledger", column)
    op.create_index("ix_points_ledger_expires", "points_ledger", ["expires"], unique=False)
    op.execute("UPDATE points_ledger SET lot = entry_id WHERE points > 0")
    op.create_index("ix_orders_member_id", "orders", ["member_id"], unique=False)
    _membership()
    _coupons()
    _holds()


def _membership() -> None:
    op.create_table(
        "member_merges",
        sa.Column("member_id", sa.String(length=36), nullable=False),
        sa.Column("into_id", sa.String(length=36), nullable=False),
        sa.Column("moment_ms", sa.BigInteger(), nullable=False),
        sa.PrimaryKeyConstraint("member_id", name=op.f("pk_member_merges")),
    )
    op.create_index(op.f("ix_member_merges_into_id"), "member_merges", ["into_id"], unique=False)
    op.create_table(
        "entitlement_uses",
        sa.Column("use_id", sa.String(length=36), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("subject", sa.String(), nullable=False),
        sa.Column("member_id", sa.String(), nullable=False),
        sa.Column("amount", sa.BigInteger(), nullable=False),
        sa.Column("principal", sa.BigInteger(), nullable=False),
        sa.Column("gift", sa.BigInteger(), nullable=False),
        sa.Column("given_back", sa.BigInteger(), nullable=False),
        sa.Column("document_id", sa.String(), nullable=False),
        sa.Column("till_id", sa.String(), nullable=False),
        sa.Column("moment_ms", sa.BigInteger(), nullable=False),
        sa.PrimaryKeyConstraint("use_id", name=op.f("pk_entitlement_uses")),
    )
    op.create_index(op.f("ix_entitlement_uses_document_id"), "entitlement_uses", ["document_id"], unique=False)
    op.create_index(op.f("ix_entitlement_uses_subject"), "entitlement_uses", ["subject"], unique=False)
    op.create_table(
        "document_points",
        sa.Column("document_id", sa.String(length=36), nullable=False),
        sa.Column("member_id", sa.String(), nullable=False),
        sa.Column("store_id", sa.String(), nullable=False),
        sa.Column("day", sa.Date(), nullable=True),
        sa.Column("base", sa.BigInteger(), nullable=False),
        sa.Column("times", sa.Integer(), nullable=False),
        sa.Column("goods", sa.BigInteger(), nullable=False),
        sa.Column("returned", sa.BigInteger(), nullable=False),
        sa.Column("earned", sa.BigInteger(), nullable=False),
        sa.Column("posted", sa.BigInteger(), nullable=False),
        sa.Column("spent", sa.BigInteger(), nullable=False),
        sa.Column("restored", sa.BigInteger(), nullable=False),
        sa.PrimaryKeyConstraint("document_id", name=op.f("pk_document_points")),
    )
    op.create_index(op.f("ix_document_points_member_id"), "document_points", ["member_id"], unique=False)
    op.create_table(
        "membership_settings",
        sa.Column("store_id", sa.String(), nullable=False),
        sa.Column("body", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("store_id", name=op.f("pk_membership_settings")),
    )
    op.create_table(
        "sms_codes",
        sa.Column("member_id", sa.String(length=36), nullable=False),
        sa.Column("mac", sa.String(), nullable=False),
        sa.Column("sent_ms", sa.BigInteger(), nullable=False),
        sa.Column("until_ms", sa.BigInteger(), nullable=False),
        sa.PrimaryKeyConstraint("member_id", name=op.f("pk_sms_codes")),
    )
    op.create_table(
        "shown_codes",
        sa.Column("digest", sa.String(), nullable=False),
        sa.Column("until_ms", sa.BigInteger(), nullable=False),
        sa.PrimaryKeyConstraint("digest", name=op.f("pk_shown_codes")),
    )


def _coupons() -> None:
    op.create_table(
        "coupon_issues",
        sa.Column("batch_id", sa.String(length=36), nullable=False),
        sa.Column("code", sa.String(), nullable=False),
        sa.Column("body", sa.Text(), nullable=False),
        sa.Column("issued", sa.BigInteger(), nullable=False),
        sa.PrimaryKeyConstraint("batch_id", name=op.f("pk_coupon_issues")),
        sa.UniqueConstraint("code", name=op.f("uq_coupon_issues_code")),
    )
    op.create_table(
        "coupons",
        sa.Column("coupon_id", sa.String(length=36), nullable=False),
        sa.Column("code", sa.String(), nullable=False),
        sa.Column("batch_id", sa.String(length=36), nullable=False),
        sa.Column("member_id", sa.String(), nullable=False),
        sa.Column("reason", sa.String(), nullable=False),
        sa.Column("state", sa.String(), nullable=False),
        sa.Column("valid_from_ms", sa.BigInteger(), nullable=False),
        sa.Column("valid_until_ms", sa.BigInteger(), nullable=False),
        sa.Column("document_id", sa.String(), nullable=False),
        sa.Column("round", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("coupon_id", name=op.f("pk_coupons")),
        sa.UniqueConstraint("code", name=op.f("uq_coupons_code")),
    )
    op.create_index(op.f("ix_coupons_batch_id"), "coupons", ["batch_id"], unique=False)
    op.create_index(op.f("ix_coupons_member_id"), "coupons", ["member_id"], unique=False)
    op.create_index(
        op.f("uq_coupons_batch_id_member_id_reason"), "coupons", ["batch_id", "member_id", "reason"], unique=True
    )
    op.create_table(
        "coupon_redemptions",
        sa.Column("coupon_id", sa.String(length=36), nullable=False),
        sa.Column("round", sa.Integer(), nullable=False),
        sa.Column("document_id", sa.String(), nullable=False),
        sa.Column("till_id", sa.String(), nullable=False),
        sa.Column("moment_ms", sa.BigInteger(), nullable=False),
        sa.PrimaryKeyConstraint("coupon_id", "round", name=op.f("pk_coupon_redemptions")),
    )
    op.create_table(
        "vouchers",
        sa.Column("voucher_id", sa.String(length=36), nullable=False),
        sa.Column("code", sa.String(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("member_id", sa.String(), nullable=False),
        sa.Column("price", sa.BigInteger(), nullable=False),
        sa.Column("issued_ms", sa.BigInteger(), nullable=False),
        sa.PrimaryKeyConstraint("voucher_id", name=op.f("pk_vouchers")),
        sa.UniqueConstraint("code", name=op.f("uq_vouchers_code")),
    )
    op.create_index(op.f("ix_vouchers_member_id"), "vouchers", ["member_id"], unique=False)
    op.create_table(
        "voucher_rights",
        sa.Column("right_id", sa.String(length=36), nullable=False),
        sa.Column("voucher_id", sa.String(length=36), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("body", sa.Text(), nullable=False),
        sa.Column("state", sa.String(), nullable=False),
        sa.Column("document_id", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("right_id", name=op.f("pk_voucher_rights")),
    )
    op.create_index(op.f("ix_voucher_rights_voucher_id"), "voucher_rights", ["voucher_id"], unique=False)


def _holds() -> None:
    op.create_table(
        "holds",
        sa.Column("hold_id", sa.String(length=36), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("subject", sa.String(), nullable=False),
        sa.Column("member_id", sa.String(), nullable=False),
        sa.Column("amount", sa.BigInteger(), nullable=False),
        sa.Column("store_id", sa.String(), nullable=False),
        sa.Column("till_id", sa.String(), nullable=False),
        sa.Column("state", sa.String(), nullable=False),
        sa.Column("until_ms", sa.BigInteger(), nullable=False),
        sa.PrimaryKeyConstraint("hold_id", name=op.f("pk_holds")),
    )
    op.create_index(op.f("ix_holds_kind_subject_state"), "holds", ["kind", "subject", "state"], unique=False)
    op.create_index(op.f("ix_holds_state_until_ms"), "holds", ["state", "until_ms"], unique=False)
    op.create_table(
        "quotas",
        sa.Column("rule_id", sa.String(), nullable=False),
        sa.Column("total", sa.BigInteger(), nullable=False),
        sa.Column("used", sa.BigInteger(), nullable=False),
        sa.Column("granted", sa.BigInteger(), nullable=False),
        sa.PrimaryKeyConstraint("rule_id", name=op.f("pk_quotas")),
    )
    op.create_table(
        "quota_allowances",
        sa.Column("rule_id", sa.String(), nullable=False),
        sa.Column("store_id", sa.String(), nullable=False),
        sa.Column("granted", sa.BigInteger(), nullable=False),
        sa.PrimaryKeyConstraint("rule_id", "store_id", name=op.f("pk_quota_allowances")),
    )


def downgrade() -> None:
    """Drop the tables."""
    for table in (
        "quota_allowances",
        "quotas",
        "holds",
        "voucher_rights",
        "vouchers",
        "coupon_redemptions",
        "coupons",
        "coupon_issues",
        "shown_codes",
        "sms_codes",
        "membership_settings",
        "document_points",
        "entitlement_uses",
        "member_merges",
    ):
        op.drop_table(table)
    op.drop_index("ix_orders_member_id", "orders")
    op.drop_index("ix_points_ledger_expires", "points_ledger")
    for column in _points():
        op.drop_column("points_ledger", column.name)
    op.drop_index(op.f("ix_members_home_store_id"), "members")
    for column in _members():
        op.drop_column("members", column.name)
