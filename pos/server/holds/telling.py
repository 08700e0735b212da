"""What the tills of a store are told of limited rules."""

from __future__ import annotations

from sqlalchemy import func, select

from pos.domain.rule_limits import NOTHING_LIMITED, RuleLimits
from pos.server.holds.tables import quota_shares, quotas, rule_days
from pos.server.organisation.repository import all_stores
from pos.server.transaction import Transaction
from pos.wire.codec import encode
from pos.wire.feed import ChangeKind, RuleLimitsRecord

KEY = "rule_limits"


def tell_all_limits(tx: Transaction) -> None:
    """Every store hears what is new to it."""
    for store in all_stores(tx.connection):
        tell_limits(tx, store.store_id)


def tell_limits(tx: Transaction, store_id: str) -> None:
    """A store hears how often limited rules were given, and what its tills may give; nothing where it knows that."""
    body = encode(RuleLimitsRecord(_limits(tx, store_id)))
    known = tx.told(store_id, ChangeKind.RULE_LIMITS, [KEY]).get(KEY)
    if body != (known or encode(RuleLimitsRecord(NOTHING_LIMITED))):
        tx.publish(store_id, ChangeKind.RULE_LIMITS, KEY, body)


def _limits(tx: Transaction, store_id: str) -> RuleLimits:
    left = quotas.c.total - quotas.c.used - quotas.c.granted
    gone = tx.connection.execute(select(quotas.c.rule_id).where(left <= 0).order_by(quotas.c.rule_id)).scalars()
    day = tx.connection.execute(select(func.max(rule_days.c.day)).where(rule_days.c.store_id == store_id)).scalar()
    of_day = (
        select(rule_days.c.rule_id, rule_days.c.used)
        .join(quotas, quotas.c.rule_id == rule_days.c.rule_id)
        .where(rule_days.c.store_id == store_id, rule_days.c.day == day, quotas.c.per_day > 0)
        .order_by(rule_days.c.rule_id)
    )
    today = {row.rule_id: int(row.used) for row in tx.connection.execute(of_day)}
    shares: dict[str, dict[str, int]] = {}
    parts = select(quota_shares).where(quota_shares.c.store_id == store_id, quota_shares.c.granted > 0)
    for row in tx.connection.execute(parts.order_by(quota_shares.c.rule_id, quota_shares.c.till_id)):
        shares.setdefault(row.rule_id, {})[row.till_id] = int(row.granted)
    return RuleLimits(day=day if today else None, today=today, gone=tuple(gone), shares=shares)
