"""A member's accounts: what stands in the ledgers, and new entries in them. Balances are sums."""

from __future__ import annotations

import uuid
from collections.abc import Iterable, Sequence
from datetime import date

from sqlalchemy import Connection, func, select

from pos.domain.points import DEBT, NEVER, PointsEntry, PointsReason, balance
from pos.domain.stored_value import Value, ValueReason
from pos.server.members.tables import member_merges, members, points_ledger, stored_value_ledger
from pos.server.rows import among
from pos.server.transaction import Transaction


def who_is_now(connection: Connection, ids: Iterable[str]) -> dict[str, str]:
    """Id → the id of the member it stands for since members were merged; the id itself for all others."""
    wanted = [each for each in dict.fromkeys(ids) if each]
    rows = connection.execute(
        select(member_merges.c.member_id, member_merges.c.into_id).where(
            among(connection, member_merges.c.member_id, wanted)
        )
    )
    return {each: each for each in wanted} | {row.member_id: row.into_id for row in rows}


def lock_members(tx: Transaction, ids: Iterable[str]) -> dict[str, str]:
    """Lock members, in the order of their ids, so that one ledger is written by one transaction at a time.

    What `who_is_now` says of each of them.
    """
    now = who_is_now(tx.connection, ids)
    wanted = sorted(set(now.values()))
    if wanted:
        rows = select(members.c.member_id).where(among(tx.connection, members.c.member_id, wanted))
        tx.connection.execute(rows.order_by(members.c.member_id).with_for_update()).all()
    return now


def points_entries(connection: Connection, member_id: str) -> list[PointsEntry]:
    """All entries of a member's points ledger."""
    table = points_ledger.c
    rows = connection.execute(
        select(table.lot, func.sum(table.points).label("points"), func.min(table.expires).label("expires"))
        .where(table.member_id == member_id)
        .group_by(table.lot)
    )
    return [PointsEntry(row.lot, int(row.points), row.expires or NEVER) for row in rows]


def entries_about(connection: Connection, references: Sequence[str]) -> list[PointsEntry]:
    """The points entries that were written about certain uses or documents."""
    table = points_ledger.c
    rows = connection.execute(
        select(table.lot, table.points, table.expires).where(among(connection, table.reference, references))
    )
    return [PointsEntry(row.lot, int(row.points), row.expires or NEVER) for row in rows]


def points_of(connection: Connection, member_id: str) -> int:
    """A member's balance of points."""
    total = select(func.coalesce(func.sum(points_ledger.c.points), 0))
    return int(connection.execute(total.where(points_ledger.c.member_id == member_id)).scalar_one())


def value_of(connection: Connection, member_id: str) -> Value:
    """A member's stored value."""
    table = stored_value_ledger.c
    row = connection.execute(
        select(func.coalesce(func.sum(table.principal), 0), func.coalesce(func.sum(table.gift), 0)).where(
            table.member_id == member_id
        )
    ).one()
    return Value(int(row[0]), int(row[1]))


def post_points(
    tx: Transaction,
    member_id: str,
    parts: Sequence[PointsEntry],
    reason: PointsReason,
    *,
    reference: str,
    moment_ms: int,
    key: str,
) -> int:
    """Write entries; their sum. `key` (a UUID) makes the ids, so that writing them twice is writing them once.

    An entry with the lot `NEW_LOT` opens one of its own.
    """
    rows = []
    for place, part in enumerate(parts):
        entry_id = str(uuid.uuid5(uuid.UUID(key), f"{reason} {place}"))
        rows.append(
            {
                "entry_id": entry_id,
                "member_id": member_id,
                "points": part.points,
                "reason": reason.value,
                "reference": reference,
                "moment_ms": moment_ms,
                "lot": entry_id if part.lot == NEW_LOT else part.lot,
                "expires": None if part.expires == NEVER or part.lot == DEBT else part.expires,
            }
        )
    tx.add(points_ledger, rows)
    return balance(parts)


NEW_LOT = "new"
"""The lot of an entry that opens one: it is named after the entry."""


def earned_entry(points: int, expires: date) -> PointsEntry:
    """The entry that opens a lot."""
    return PointsEntry(lot=NEW_LOT, points=points, expires=expires)


def post_value(
    tx: Transaction, member_id: str, value: Value, reason: ValueReason, *, reference: str, moment_ms: int, entry_id: str
) -> None:
    """Write an entry of stored value; one of the same id changes nothing."""
    row = {
        "entry_id": entry_id,
        "member_id": member_id,
        "principal": value.principal,
        "gift": value.gift,
        "reason": reason.value,
        "reference": reference,
        "moment_ms": moment_ms,
    }
    tx.add(stored_value_ledger, [row])
