"""Looks at members' levels: when something was bought, and once a day."""

from __future__ import annotations

from datetime import date, timedelta

from sqlalchemy import Connection, select, update

from pos.domain.level import Purchase, Standing, standing
from pos.domain.moments import from_ms
from pos.server.clock import Clock
from pos.server.members.settings import membership_of
from pos.server.members.tables import document_points, members
from pos.server.transaction import Transaction


def chain_day(clock: Clock) -> date:
    """Today as the chain counts its members' days: in UTC+8."""
    return (clock() + timedelta(hours=8)).date()


def look_at_level(tx: Transaction, member_id: str, *, clock: Clock) -> bool:
    """Let a member climb or fall, by what they bought; whether the level changed."""
    row = tx.connection.execute(select(members).where(members.c.member_id == member_id)).one_or_none()
    if row is None:
        return False
    levels = membership_of(tx.connection, row.home_store_id).levels
    if not levels:
        return False
    since = row.level_since or (from_ms(row.since_ms) + timedelta(hours=8)).date()
    now = Standing(row.level, since)
    after = standing(levels, now, purchases_of(tx.connection, member_id), chain_day(clock))
    if after != now or row.level_since is None:
        changed = update(members).where(members.c.member_id == member_id)
        tx.connection.execute(changed.values(level=after.level, level_since=after.since))
    return bool(after.level != row.level)


def purchases_of(connection: Connection, member_id: str) -> tuple[Purchase, ...]:
    """What a member bought, less what came back of it, by the day it was bought."""
    table = document_points.c
    rows = connection.execute(
        select(table.day, table.goods, table.returned).where(table.member_id == member_id, table.day.is_not(None))
    )
    return tuple(Purchase(day=row.day, paid=max(0, row.goods - row.returned)) for row in rows)
