"""Holds and quotas."""

from __future__ import annotations

from sqlalchemy import Index, PrimaryKeyConstraint, Table

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
)

quota_allowances = Table(
    "quota_allowances",
    metadata,
    code("rule_id"),
    code("store_id"),
    whole("granted"),  # what the store may still give without asking
    PrimaryKeyConstraint("rule_id", "store_id"),
)
