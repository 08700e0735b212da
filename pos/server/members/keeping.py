"""What a day brings: points expire, and levels whose term is over are kept or lost."""

from __future__ import annotations

import uuid
from collections.abc import Callable
from datetime import date

from sqlalchemy import select

from pos.domain.moments import to_ms
from pos.domain.points import PointsReason, expire
from pos.server.clock import Clock
from pos.server.database import Database
from pos.server.keys import Keys
from pos.server.members.accounts import lock_members, points_entries, post_points
from pos.server.members.settings import membership_of
from pos.server.members.standing import chain_day, look_at_level
from pos.server.members.tables import members, points_ledger
from pos.server.members.telling import tell
from pos.server.transaction import Transaction

AT_ONCE = 200
"""Members in one transaction."""


class Keeping:
    """Looks once a day; a second look on the same day finds nothing."""

    def __init__(self, *, database: Database, keys: Keys, clock: Clock) -> None:
        self._database = database
        self._keys = keys
        self._clock = clock
        self._looked: date | None = None

    def look(self) -> int:
        """Let points expire and look at levels, if that was not done today; how many members changed."""
        today = chain_day(self._clock)
        if self._looked == today:
            return 0
        changed = self._each(self._with_old_points(today), self._expire) + self._each(self._with_terms(), self._level)
        self._looked = today
        return changed

    def _each(self, ids: list[str], work: Callable[[Transaction, list[str]], int]) -> int:
        return sum(self._some(ids[start : start + AT_ONCE], work) for start in range(0, len(ids), AT_ONCE))

    def _some(self, ids: list[str], work: Callable[[Transaction, list[str]], int]) -> int:
        return self._database.write(lambda tx: work(tx, ids))

    def _with_old_points(self, today: date) -> list[str]:
        table = points_ledger.c
        with self._database.reading() as connection:
            rows = connection.execute(select(table.member_id).where(table.expires < today).distinct())
            return sorted(rows.scalars())

    def _with_terms(self) -> list[str]:
        """Members of levels that have to be kept."""
        with self._database.reading() as connection:
            kept = [level.name for level in membership_of(connection).levels if level.keep_spent]
            if not kept:
                return []
            return sorted(connection.execute(select(members.c.member_id).where(members.c.level.in_(kept))).scalars())

    def _expire(self, tx: Transaction, ids: list[str]) -> int:
        lock_members(tx, ids)
        now_ms, today, changed = to_ms(self._clock()), chain_day(self._clock), []
        for member_id in ids:
            gone = expire(points_entries(tx.connection, member_id), today)
            for part in gone:
                key = str(uuid.uuid5(uuid.UUID(member_id), f"expired {part.lot} {today}"))
                reason = PointsReason.EXPIRED
                post_points(tx, member_id, (part,), reason, reference=part.lot, moment_ms=now_ms, key=key)
            if gone:
                changed.append(member_id)
        tell(tx, changed, keys=self._keys, clock=self._clock)
        return len(changed)

    def _level(self, tx: Transaction, ids: list[str]) -> int:
        lock_members(tx, ids)
        changed = [member_id for member_id in ids if look_at_level(tx, member_id, clock=self._clock)]
        tell(tx, changed, keys=self._keys, clock=self._clock)
        return len(changed)
