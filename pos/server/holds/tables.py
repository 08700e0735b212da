"""Holds and quotas."""

from __future__ import annotations

from sqlalchemy import BigInteger, Column, Date, Index, PrimaryKeyConstraint, Table

from pos.server.columns import code, ident, metadata, moment, whole

holds = Table(
    "holds",
    metadata,
    ident("hold_id", primary_key=True),
    code("kind"),
    code("subject"),
    code("member_id"),
    whole("amount"),
    code("store_id"),
    code("till_id"),
    code("state"),  # held, used, released
    moment("until_ms"),
    Index("ix_holds_kind_subject_state", "kind", "subject", "state"),
    Index("ix_holds_state_until_ms", "state", "until_ms"),
)

quotas = Table(
    "quotas",
    metadata,
    code("rule_id", primary_key=True),
    whole("total"),  # pieces over the chain
    whole("used"),  # in documents
    whole("granted"),  # given to stores as allowances, not used yet
    Column("per_member", BigInteger, nullable=False, server_default="0"),  # uses of one member, ever; 0: no limit
    Column("per_day", BigInteger, nullable=False, server_default="0"),  # uses in a store in a day; 0: no limit
)
"""One row for each rule that is limited beyond an order; who decides about it locks it."""

quota_allowances = Table(
    "quota_allowances",
    metadata,
    code("rule_id"),
    code("store_id"),
    whole("granted"),  # what the store may still give without asking
    PrimaryKeyConstraint("rule_id", "store_id"),
)

quota_shares = Table(
    "quota_shares",
    metadata,
    code("rule_id"),
    code("store_id"),
    code("till_id"),
    whole("granted"),  # the till's part of what its store may still give without asking
    PrimaryKeyConstraint("store_id", "rule_id", "till_id"),
)

rule_days = Table(
    "rule_days",
    metadata,
    code("rule_id"),
    code("store_id"),
    Column("day", Date, nullable=False),  # the store's business date
    whole("used"),
    PrimaryKeyConstraint("store_id", "day", "rule_id"),
)
