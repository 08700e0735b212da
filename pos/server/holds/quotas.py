"""Campaigns limited over the chain: what is left is reserved online; a store may give some of it away without asking.

A store's allowance is taken out of the total when it is given, so that however many tills sell offline, the chain never
gives more than the total as long as each store keeps to its own; what is beyond is an exception.
"""

from __future__ import annotations

from sqlalchemy import Connection, func, select, update

from pos.domain.entitlement import EntitlementKind, EntitlementUse
from pos.domain.errors import BadValue
from pos.server.database import Database
from pos.server.holds.tables import holds, quota_allowances, quotas
from pos.server.organisation.tables import stores
from pos.server.transaction import Transaction

UNKNOWN_QUOTA = "unknown_quota"
QUOTA_EXCEEDED = "quota_exceeded"
"""More was given than the campaign has over the chain, or than the store's allowance."""
HELD = "held"


class Quotas:
    """Head office's part."""

    def __init__(self, *, database: Database) -> None:
        self._database = database

    def put(self, rule_id: str, total: int) -> None:
        """Limit a rule to `total` pieces over the chain. Raises BadValue below what is used or given out."""
        self._database.write(lambda tx: _put(tx, rule_id, total))

    def allow(self, rule_id: str, store: str, pieces: int) -> None:
        """Give a store (by code) an allowance of so many pieces, instead of the one it has.

        Raises BadValue where there is no such rule or store, or the campaign has not so much left.
        """
        self._database.write(lambda tx: _allow(tx, rule_id, store, pieces))

    def left(self, rule_id: str) -> int | None:
        """Pieces that are neither used, held nor given out; None where the rule has no quota."""
        with self._database.reading() as connection:
            return quota_left(connection, rule_id)


def quota_left(connection: Connection, rule_id: str) -> int | None:
    """Pieces that are neither used, held nor given out; None where the rule has no quota."""
    row = connection.execute(select(quotas).where(quotas.c.rule_id == rule_id)).one_or_none()
    if row is None:
        return None
    held = connection.execute(
        select(func.coalesce(func.sum(holds.c.amount), 0)).where(
            holds.c.kind == EntitlementKind.QUOTA.value, holds.c.subject == rule_id, holds.c.state == HELD
        )
    ).scalar_one()
    return int(row.total - row.used - row.granted - held)


def count_quota(tx: Transaction, use: EntitlementUse, *, store_id: str) -> list[tuple[str, str]]:
    """A document gave pieces of a campaign (or gives them back)."""
    row = tx.connection.execute(select(quotas).where(quotas.c.rule_id == use.subject).with_for_update()).one_or_none()
    if row is None:
        return [(UNKNOWN_QUOTA, use.subject)]
    from_allowance, within = 0, True
    if use.offline and use.amount < 0:
        mine = (quota_allowances.c.rule_id == use.subject, quota_allowances.c.store_id == store_id)
        granted = tx.connection.execute(select(quota_allowances.c.granted).where(*mine)).scalar() or 0
        from_allowance = min(granted, -use.amount)
        within = from_allowance == -use.amount
        if from_allowance:
            less = update(quota_allowances).where(*mine).values(granted=granted - from_allowance)
            tx.connection.execute(less)
    used, given = row.used - use.amount, row.granted - from_allowance
    changed = update(quotas).where(quotas.c.rule_id == use.subject).values(used=used, granted=given)
    tx.connection.execute(changed)
    return [] if within and used <= row.total else [(QUOTA_EXCEEDED, use.subject)]


def _put(tx: Transaction, rule_id: str, total: int) -> None:
    row = tx.connection.execute(select(quotas).where(quotas.c.rule_id == rule_id).with_for_update()).one_or_none()
    used, granted = (row.used, row.granted) if row is not None else (0, 0)
    if total < used + granted:
        raise BadValue(f"{used} of {rule_id} are used and {granted} given out: more than {total}")
    tx.put(quotas, [{"rule_id": rule_id, "total": total, "used": used, "granted": granted}])


def _allow(tx: Transaction, rule_id: str, store: str, pieces: int) -> None:
    row = tx.connection.execute(select(quotas).where(quotas.c.rule_id == rule_id).with_for_update()).one_or_none()
    store_id = tx.connection.execute(select(stores.c.store_id).where(stores.c.code == store)).scalar_one_or_none()
    if row is None or store_id is None or pieces < 0:
        raise BadValue(f"no quota {rule_id!r:.60}, or no store {store!r:.60}")
    mine = (quota_allowances.c.rule_id == rule_id, quota_allowances.c.store_id == store_id)
    before = tx.connection.execute(select(quota_allowances.c.granted).where(*mine)).scalar() or 0
    left = quota_left(tx.connection, rule_id) or 0
    if pieces - before > left:
        raise BadValue(f"{rule_id} has {left} left, not {pieces - before}")
    tx.put(quota_allowances, [{"rule_id": rule_id, "store_id": store_id, "granted": pieces}])
    changed = update(quotas).where(quotas.c.rule_id == rule_id).values(granted=row.granted + pieces - before)
    tx.connection.execute(changed)
