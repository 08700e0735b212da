"""A member's history across stores and online, and what matches it."""

from __future__ import annotations

import json
from datetime import date, timedelta

from sqlalchemy import Connection, func, select

from pos.domain.level import next_step
from pos.domain.moments import business_date, from_ms
from pos.domain.points import lots
from pos.server.catalogue.tables import styles, variants
from pos.server.channels.tables import channels
from pos.server.clock import Clock
from pos.server.database import Database
from pos.server.documents.tables import document_lines, documents
from pos.server.members.accounts import points_entries, who_is_now
from pos.server.members.settings import membership_of
from pos.server.members.standing import chain_day, purchases_of
from pos.server.members.tables import document_points, members, points_ledger
from pos.server.orders.tables import order_lines, orders
from pos.server.organisation.tables import stores
from pos.wire.members import Bought, HistoryAnswer, PointsMove

LINES = 50
MATCHES = 12


class Histories:
    """Read whenever somebody asks; nothing is kept."""

    def __init__(self, *, database: Database, clock: Clock) -> None:
        self._database = database
        self._clock = clock

    def of(self, member_id: str) -> HistoryAnswer:
        """What they bought, newest first, what others bought with it, and how their points stand."""
        with self._database.reading() as connection:
            who = who_is_now(connection, [member_id]).get(member_id, "")
            bought = sorted((*_in_stores(connection, who), *_online(connection, who)), key=lambda each: each.day)
            newest = tuple(reversed(bought))[:LINES]
            today = chain_day(self._clock)
            level = connection.execute(select(members.c.level).where(members.c.member_id == who)).scalar() or ""
            step = next_step(membership_of(connection).levels, level, purchases_of(connection, who), today)
            return HistoryAnswer(
                bought=newest,
                matching=_matching(connection, newest),
                points=_moves(connection, who),
                expiring=_expiring(connection, who, today),
                next_level=step[0] if step else "",
                missing=step[1] if step else 0,
            )


def _in_stores(connection: Connection, member_id: str) -> list[Bought]:
    lines, sales, own = document_lines.c, documents.c, document_points.c
    rows = connection.execute(
        select(
            sales.business_date, stores.c.name.label("where"), sales.number, lines.variant_id, styles.c.code,
            styles.c.name, variants.c.colour, variants.c.size, lines.quantity, lines.paid,
        )
        .select_from(document_points)
        .join(documents, (sales.document_id == own.document_id) & (sales.store_id == own.store_id))
        .join(document_lines, (lines.document_id == sales.document_id) & (lines.store_id == sales.store_id))
        .join(stores, stores.c.store_id == sales.store_id)
        .join(variants, variants.c.variant_id == lines.variant_id)
        .join(styles, styles.c.style_id == variants.c.style_id)
        .where(own.member_id == member_id)
        .order_by(sales.moment_ms.desc())
        .limit(LINES)
    ).all()  # fmt: skip
    return [
        Bought(row.business_date, row.where, row.number, row.variant_id, row.code, row.name,
               f"{row.colour} {row.size}".strip(), row.quantity, row.paid)
        for row in rows
    ]  # fmt: skip


def _online(connection: Connection, member_id: str) -> list[Bought]:
    lines = order_lines.c
    rows = connection.execute(
        select(
            orders.c.placed_ms, channels.c.name.label("where"), orders.c.number, lines.variant_id, lines.name,
            lines.colour, lines.size, lines.quantity, lines.paid,
        )
        .select_from(orders)
        .join(order_lines, (lines.order_id == orders.c.order_id) & (lines.store_id == orders.c.store_id))
        .join(channels, channels.c.code == orders.c.channel, isouter=True)
        .where(orders.c.member_id == member_id, orders.c.cancelled.is_(False))
        .order_by(orders.c.placed_ms.desc())
        .limit(LINES)
    ).all()  # fmt: skip
    return [
        Bought(business_date(from_ms(row.placed_ms), offset_minutes=480, cutoff_hour=0), row.where or "", row.number,
               row.variant_id, "", row.name, f"{row.colour} {row.size}".strip(), row.quantity, row.paid)
        for row in rows
    ]  # fmt: skip


def _matching(connection: Connection, bought: tuple[Bought, ...]) -> tuple[str, ...]:
    """What head office says matches what they bought, the newest first; never a style they have."""
    own = {line.variant_id for line in bought if line.quantity > 0}
    rows = connection.execute(
        select(variants.c.variant_id, styles.c.code, styles.c.matching)
        .join(styles, styles.c.style_id == variants.c.style_id)
        .where(variants.c.variant_id.in_(sorted(own)))
    ).all()
    of = {row.variant_id: row for row in rows}
    has = {row.code for row in rows}
    wanted = dict.fromkeys(
        code for line in bought if line.variant_id in of for code in json.loads(of[line.variant_id].matching)
    )
    found = connection.execute(
        select(styles.c.code, func.min(variants.c.variant_id).label("variant_id"))
        .join(variants, variants.c.style_id == styles.c.style_id)
        .where(styles.c.code.in_([code for code in wanted if code not in has]))
        .group_by(styles.c.code)
    )
    one = {row.code: row.variant_id for row in found}
    return tuple(one[code] for code in wanted if code in one)[:MATCHES]


def _moves(connection: Connection, member_id: str) -> tuple[PointsMove, ...]:
    table = points_ledger.c
    rows = connection.execute(
        select(table.moment_ms, table.points, table.reason)
        .where(table.member_id == member_id)
        .order_by(table.moment_ms.desc(), table.entry_id.desc())
        .limit(LINES)
    )
    return tuple(PointsMove(from_ms(row.moment_ms), int(row.points), row.reason) for row in rows)


def _expiring(connection: Connection, member_id: str, today: date) -> int:
    """What is lost by the end of next month."""
    month_after = (today.replace(day=1) + timedelta(days=63)).replace(day=1)
    return sum(lot.left for lot in lots(points_entries(connection, member_id)) if lot.expires < month_after)
