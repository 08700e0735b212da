"""Members: entered by head office, found by tills.

A phone number is stored sealed and found by its HMAC; what a till gets is masked.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import Connection, func, select

from pos.domain.errors import BadValue
from pos.domain.ids import new_id
from pos.domain.member import IdentityKind, Member, masked
from pos.domain.moments import to_ms
from pos.domain.money import Fen
from pos.domain.own_code import OwnCode, new_body
from pos.domain.scan import MEMBER_LENGTH
from pos.server.clock import Clock
from pos.server.database import Database
from pos.server.keys import Keys
from pos.server.members.tables import member_identities, members, points_ledger, stored_value_ledger
from pos.server.transaction import Transaction

MAX_IDENTITY = 64
"""Longer texts name nobody."""


@dataclass(frozen=True, slots=True)
class MemberEntry:
    """A member as head office enters them, found again by any identity."""

    name: str
    """May be empty."""
    phone: str = ""
    """Digits; at least one of phone, card and WeChat is needed."""
    card: str = ""
    """Card number."""
    wechat: str = ""
    """WeChat openid."""
    level: str = ""
    """Level name, `金卡`."""
    points: int = 0
    """Opening points; written once, when the member is new."""
    principal: Fen = 0
    """Opening stored value paid in; written once."""
    gift: Fen = 0
    """Opening stored value given; written once."""

    @property
    def identities(self) -> tuple[tuple[IdentityKind, str], ...]:
        """What names the member."""
        named = ((IdentityKind.PHONE, self.phone), (IdentityKind.CARD, self.card), (IdentityKind.WECHAT, self.wechat))
        return tuple((kind, value.strip()) for kind, value in named if value.strip())


class Members:
    """Members with points and stored value."""

    def __init__(self, *, database: Database, keys: Keys, clock: Clock) -> None:
        self._database = database
        self._keys = keys
        self._clock = clock

    def put(self, entries: Sequence[MemberEntry]) -> tuple[str, ...]:
        """Enter or change members in one transaction; their ids in order.

        Raises BadValue for an entry without an identity, or whose identities name two members.
        """
        return self._database.write(lambda tx: tuple(self._put(tx, entry) for entry in entries))

    def find(self, text: str) -> Member | None:
        """The member of a phone number, card number or member code."""
        wanted = text.strip()
        if not 0 < len(wanted) <= MAX_IDENTITY or not wanted.isprintable():
            return None
        with self._database.reading() as connection:
            member_id = connection.execute(
                select(members.c.member_id).where(members.c.code == wanted.upper())
            ).scalar_one_or_none() or self._identified(connection, wanted)
            return _member(connection, member_id) if member_id else None

    def _identified(self, connection: Connection, text: str) -> str | None:
        found = connection.execute(
            select(member_identities.c.member_id)
            .where(member_identities.c.lookup.in_([self._lookup(kind, text) for kind in IdentityKind]))
            .limit(1)
        )
        return found.scalar_one_or_none()

    def _lookup(self, kind: IdentityKind, value: str) -> str:
        return self._keys.lookup(f"{kind}:{value}")

    def _put(self, tx: Transaction, entry: MemberEntry) -> str:
        if not entry.identities or any(len(value) > MAX_IDENTITY for _, value in entry.identities):
            raise BadValue(f"a member needs a phone, card or WeChat id: {entry.name!r:.60}")
        lookups = {self._lookup(kind, value): (kind, value) for kind, value in entry.identities}
        known = (
            tx.connection.execute(
                select(member_identities.c.member_id).where(member_identities.c.lookup.in_(lookups)).distinct()
            )
            .scalars()
            .all()
        )
        if len(known) > 1:
            raise BadValue(f"identities of two members: {entry.name!r:.60}")
        member_id: str = known[0] if known else new_id()
        now = to_ms(self._clock())
        old = tx.connection.execute(select(members).where(members.c.member_id == member_id)).one_or_none()
        row = {
            "member_id": member_id,
            "code": old.code if old else OwnCode.MEMBER + new_body(MEMBER_LENGTH),
            "name": entry.name,
            "phone_masked": masked(entry.phone.strip()) or (old.phone_masked if old else ""),
            "level": entry.level or (old.level if old else ""),
            "since_ms": old.since_ms if old else now,
        }
        tx.put(members, [row])
        tx.add(
            member_identities,
            [
                {"kind": kind, "lookup": key, "value": self._keys.seal(value.encode()), "member_id": member_id}
                for key, (kind, value) in lookups.items()
            ],
        )
        if old is None:
            _open(tx, entry, member_id, now)
        return member_id


def _open(tx: Transaction, entry: MemberEntry, member_id: str, now: int) -> None:
    """Write a new member's opening balances."""
    shared = {"member_id": member_id, "reason": "opening", "reference": "", "moment_ms": now}
    if entry.points:
        tx.add(points_ledger, [{"entry_id": new_id(), "points": entry.points, **shared}])
    if entry.principal or entry.gift:
        amounts = {"principal": entry.principal, "gift": entry.gift}
        tx.add(stored_value_ledger, [{"entry_id": new_id(), **amounts, **shared}])


def _member(connection: Connection, member_id: str) -> Member:
    row = connection.execute(select(members).where(members.c.member_id == member_id)).one()
    points = connection.execute(
        select(func.coalesce(func.sum(points_ledger.c.points), 0)).where(points_ledger.c.member_id == member_id)
    ).scalar_one()
    value = stored_value_ledger.c
    principal, gift = connection.execute(
        select(func.coalesce(func.sum(value.principal), 0), func.coalesce(func.sum(value.gift), 0)).where(
            value.member_id == member_id
        )
    ).one()
    return Member(
        member_id=member_id,
        name=row.name,
        phone_masked=row.phone_masked,
        level=row.level,
        points=int(points),
        principal=int(principal),
        gift=int(gift),
    )
