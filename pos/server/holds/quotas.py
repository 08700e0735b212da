"""Rules that are limited over the chain, for each member, or for each store and day: what is left is reserved online; a
store may give some of a quota away without asking.

A store's allowance is taken out of the total when it is given, and shared out over its tills, so that however many
tills sell offline, the chain never gives more than the total as long as each keeps to its own; what is beyond is an
exception.
"""

from __future__ import annotations

from datetime import date
from typing import Any

from sqlalchemy import Connection, Row, Table, func, select, update

from pos.domain.entitlement import EntitlementKind, EntitlementUse
from pos.domain.errors import BadValue
from pos.domain.moments import business_date, from_ms
from pos.domain.money import share
from pos.domain.promotion.rule import Rule
from pos.server.database import Database
from pos.server.enrolment.tables import tills
from pos.server.holds.tables import holds, quota_allowances, quota_shares, quotas, rule_days
from pos.server.holds.telling import tell_all_limits, tell_limits
from pos.server.members.tables import rule_members
from pos.server.members.uses import Booking
from pos.server.organisation.tables import stores
from pos.server.transaction import Transaction

UNKNOWN_QUOTA = "unknown_quota"
QUOTA_EXCEEDED = "quota_exceeded"
"""More was given than the campaign has over the chain, or than the store's allowance."""
LIMIT_EXCEEDED = "limit_exceeded"
"""A rule was given more often than it may be to one member, or in one store's day."""
HELD = "held"
NO_QUOTA = 10**12
"""The total of a rule that is limited in another way only."""


class Quotas:
    """Head office's part."""

    def __init__(self, *, database: Database) -> None:
        self._database = database

    def put(self, rule_id: str, total: int) -> None:
        """Limit a rule to `total` pieces over the chain. Raises BadValue below what is used or given out."""
        self._database.write(lambda tx: _put(tx, rule_id, total))

    def allow(self, rule_id: str, store: str, pieces: int) -> None:
        """Give a store (by code) an allowance of so many pieces, instead of the one it has: each of its tills a part.

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
    return None if row is None else int(row.total - row.used - row.granted - _held(connection, rule_id))


def limit_rules(tx: Transaction, rules: tuple[Rule, ...]) -> None:
    """Head office has set the promotions: each rule that is limited beyond an order gets its row."""
    for rule in rules:
        limits = rule.limits
        if not (limits.quota or limits.per_member or limits.per_day):
            continue
        row = _row(tx, rule.rule_id)
        total = limits.quota or (row.total if row is not None else NO_QUOTA)
        used, granted = (row.used, row.granted) if row is not None else (0, 0)
        put = {"rule_id": rule.rule_id, "total": total, "used": used, "granted": granted}
        tx.put(quotas, [{**put, "per_member": limits.per_member, "per_day": limits.per_day}])
    tell_all_limits(tx)


def uses_left(tx: Transaction, rule_id: str, *, member_id: str, store_id: str, now_ms: int) -> int | None:
    """How often a rule may still be given here and now to that member; None where it is not limited. Locks its row."""
    row = _row(tx, rule_id)
    if row is None:
        return None
    left = [int(row.total - row.used - row.granted - _held(tx.connection, rule_id))]
    if row.per_member:
        mine = _used(tx.connection, rule_members, rule_id=rule_id, member_id=member_id)
        held = _held(tx.connection, rule_id, member_id=member_id)
        left.append(row.per_member - mine - held if member_id else 0)
    if row.per_day:
        day = day_of(tx.connection, store_id, now_ms)
        given = _used(tx.connection, rule_days, rule_id=rule_id, store_id=store_id, day=day)
        left.append(row.per_day - given - _held(tx.connection, rule_id, store_id=store_id))
    return max(0, min(left))


def count_quota(tx: Transaction, use: EntitlementUse, booking: Booking, *, store_id: str) -> list[tuple[str, str]]:
    """A document gave uses of a limited rule (or gives them back)."""
    row = _row(tx, use.subject)
    if row is None:
        return [(UNKNOWN_QUOTA, use.subject)]
    from_allowance = _from_allowance(tx, use, store_id, booking.till_id) if use.offline and use.amount < 0 else 0
    within = not use.offline or use.amount >= 0 or from_allowance == -use.amount or row.total == NO_QUOTA
    used, given = row.used - use.amount, row.granted - from_allowance
    changed = update(quotas).where(quotas.c.rule_id == use.subject).values(used=used, granted=given)
    tx.connection.execute(changed)
    over = _count(tx, row, use, booking, store_id)
    left_before, left = row.total - row.used - row.granted, row.total - used - given
    if (left_before > 0) is not (left > 0):
        tell_all_limits(tx)
    elif row.per_day or from_allowance:
        tell_limits(tx, store_id)
    exceeded = [] if within and used <= row.total else [(QUOTA_EXCEEDED, use.subject)]
    return [*exceeded, *([(LIMIT_EXCEEDED, use.subject)] if over else [])]


def day_of(connection: Connection, store_id: str, moment_ms: int) -> date:
    """The business date of a moment in a store."""
    clock = select(stores.c.offset_minutes, stores.c.cutoff_hour).where(stores.c.store_id == store_id)
    offset_minutes, cutoff_hour = connection.execute(clock).one()
    return business_date(from_ms(moment_ms), offset_minutes=offset_minutes, cutoff_hour=cutoff_hour)


def _count(tx: Transaction, row: Row[Any], use: EntitlementUse, booking: Booking, store_id: str) -> bool:
    """Count it for the member and for the day; whether that was too often."""
    over = False
    if booking.member_id and row.per_member:
        mine = {"rule_id": use.subject, "member_id": booking.member_id, "used": -use.amount}
        (now,) = tx.sum(rule_members, [mine], (rule_members.c.used,))
        over = now.used > row.per_member
    elif row.per_member:
        over = use.amount < 0
    if not row.per_day:
        return over and use.amount < 0
    day = day_of(tx.connection, store_id, booking.moment_ms)
    that_day = {"rule_id": use.subject, "store_id": store_id, "day": day, "used": -use.amount}
    (now,) = tx.sum(rule_days, [that_day], (rule_days.c.used,))
    return use.amount < 0 and (over or now.used > row.per_day)


def _from_allowance(tx: Transaction, use: EntitlementUse, store_id: str, till_id: str) -> int:
    """Take what was given offline out of the store's allowance, and the till's part of it; how much was there."""
    mine = (quota_allowances.c.rule_id == use.subject, quota_allowances.c.store_id == store_id)
    granted = tx.connection.execute(select(quota_allowances.c.granted).where(*mine)).scalar() or 0
    taken = int(min(granted, -use.amount))
    if taken:
        tx.connection.execute(update(quota_allowances).where(*mine).values(granted=granted - taken))
        part = quota_shares.c.store_id == store_id, quota_shares.c.rule_id == use.subject
        parts = select(quota_shares).where(*part, quota_shares.c.granted > 0).order_by(quota_shares.c.till_id)
        # The till's own part first; where it gave more than that, what it took is missing to the others.
        rest = taken
        for row in sorted(tx.connection.execute(parts).all(), key=lambda each: each.till_id != till_id):
            less = min(rest, row.granted)
            own = update(quota_shares).where(*part, quota_shares.c.till_id == row.till_id)
            tx.connection.execute(own.values(granted=row.granted - less))
            rest -= less
    return taken


def _row(tx: Transaction, rule_id: str) -> Row[Any] | None:
    return tx.connection.execute(select(quotas).where(quotas.c.rule_id == rule_id).with_for_update()).one_or_none()


def _held(connection: Connection, rule_id: str, **of: str) -> int:
    """Uses that are held: by anybody, of a member, in a store."""
    mine = [holds.c[name] == value for name, value in of.items()]
    kind = holds.c.kind == EntitlementKind.QUOTA.value, holds.c.subject == rule_id, holds.c.state == HELD
    return int(connection.execute(select(func.coalesce(func.sum(holds.c.amount), 0)).where(*kind, *mine)).scalar_one())


def _used(connection: Connection, table: Table, **key: object) -> int:
    mine = [table.c[name] == value for name, value in key.items()]
    return int(connection.execute(select(table.c.used).where(*mine)).scalar() or 0)


def _put(tx: Transaction, rule_id: str, total: int) -> None:
    row = _row(tx, rule_id)
    used, granted = (row.used, row.granted) if row is not None else (0, 0)
    if total < used + granted:
        raise BadValue(f"{used} of {rule_id} are used and {granted} given out: more than {total}")
    tx.put(quotas, [{"rule_id": rule_id, "total": total, "used": used, "granted": granted}])
    tell_all_limits(tx)


def _allow(tx: Transaction, rule_id: str, store: str, pieces: int) -> None:
    row = _row(tx, rule_id)
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
    here = select(tills.c.till_id).where(tills.c.store_id == store_id, tills.c.revoked_ms.is_(None))
    ids = tx.connection.execute(here.order_by(tills.c.number)).scalars().all()
    parts = share(pieces, [1] * len(ids)).parts
    tx.connection.execute(
        quota_shares.delete().where(quota_shares.c.rule_id == rule_id, quota_shares.c.store_id == store_id)
    )
    rows = [
        {"rule_id": rule_id, "store_id": store_id, "till_id": till_id, "granted": part}
        for till_id, part in zip(ids, parts, strict=True)
    ]
    tx.put(quota_shares, rows)
    tell_limits(tx, store_id)
