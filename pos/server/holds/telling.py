"""What the tills of a store are told of limited rules."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

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
    gone, today, shares = _gone(tx), _today(tx), _shares(tx)
    for store in all_stores(tx.connection):
        _tell(tx, store.store_id, gone, today, shares)


def tell_limits(tx: Transaction, store_id: str) -> None:
    """A store hears how often limited rules were given, and what its tills may give; nothing where it knows that."""
    _tell(tx, store_id, _gone(tx), _today(tx, store_id), _shares(tx, store_id))


def _tell(
    tx: Transaction,
    store_id: str,
    gone: tuple[str, ...],
    today: Mapping[str, tuple[date, dict[str, int]]],
    shares: Mapping[str, dict[str, dict[str, int]]],
) -> None:
    day, given = today.get(store_id, (None, {}))
    body = encode(RuleLimitsRecord(RuleLimits(day=day, today=given, gone=gone, shares=shares.get(store_id, {}))))
    known = tx.told(store_id, ChangeKind.RULE_LIMITS, [KEY]).get(KEY)
    if body != (known or encode(RuleLimitsRecord(NOTHING_LIMITED))):
        tx.publish(store_id, ChangeKind.RULE_LIMITS, KEY, body)


def _gone(tx: Transaction) -> tuple[str, ...]:
    left = quotas.c.total - quotas.c.used - quotas.c.granted
    return tuple(tx.connection.execute(select(quotas.c.rule_id).where(left <= 0).order_by(quotas.c.rule_id)).scalars())


def _today(tx: Transaction, store_id: str = "") -> dict[str, tuple[date, dict[str, int]]]:
    """Store id → its last business day with a use, and rule id → uses that day. Empty: of every store."""
    last = select(rule_days.c.store_id, func.max(rule_days.c.day).label("day")).group_by(rule_days.c.store_id)
    if store_id:
        last = last.where(rule_days.c.store_id == store_id)
    newest = last.subquery()
    same_day = (rule_days.c.store_id == newest.c.store_id) & (rule_days.c.day == newest.c.day)
    limited = select(quotas.c.rule_id).where(quotas.c.per_day > 0)
    rows = select(rule_days).join(newest, same_day).where(rule_days.c.rule_id.in_(limited))
    found: dict[str, tuple[date, dict[str, int]]] = {}
    for row in tx.connection.execute(rows.order_by(rule_days.c.rule_id)):
        found.setdefault(row.store_id, (row.day, {}))[1][row.rule_id] = int(row.used)
    return found


def _shares(tx: Transaction, store_id: str = "") -> dict[str, dict[str, dict[str, int]]]:
    """Store id → rule id → till id → what it may still give. Empty: of every store."""
    parts = select(quota_shares).where(quota_shares.c.granted > 0)
    if store_id:
        parts = parts.where(quota_shares.c.store_id == store_id)
    found: dict[str, dict[str, dict[str, int]]] = {}
    for row in tx.connection.execute(parts.order_by(quota_shares.c.rule_id, quota_shares.c.till_id)):
        found.setdefault(row.store_id, {}).setdefault(row.rule_id, {})[row.till_id] = int(row.granted)
    return found
