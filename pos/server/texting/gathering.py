"""What customers are to be told: of their orders, as it happens; of coupons and points that expire, once a day."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

from sqlalchemy import Connection, Row, func, select, update

from pos.domain.ids import new_id
from pos.domain.member import IdentityKind
from pos.domain.moments import from_ms, to_ms
from pos.server.coupons.tables import coupons
from pos.server.coupons.wallet import IN_WALLET, issue_of
from pos.server.keys import Keys
from pos.server.members.accounts import points_entries
from pos.server.members.tables import member_identities, member_merges, points_ledger
from pos.server.orders.tables import notices, orders
from pos.server.organisation.tables import stores
from pos.server.rows import among
from pos.server.texting.contract import Channel, Telling
from pos.server.texting.tables import messages
from pos.server.transaction import Transaction

AT_ONCE = 200
TOO_OLD = timedelta(hours=24)
"""What happened so long ago is not told any more."""
COUPONS_BEFORE = timedelta(days=3)
POINTS_BEFORE = timedelta(days=30)
"""So long before their last day members are told of coupons and points."""
WAITING, SENT, GIVEN_UP = "waiting", "sent", "given_up"


@dataclass(frozen=True, slots=True)
class Message:
    """Something to tell somebody."""

    about: str
    """Told once for each."""
    kind: Telling
    """What."""
    phone: bytes
    """Sealed; empty: not by SMS."""
    words: Mapping[str, str]
    """For the template."""
    openid: bytes = b""
    """Sealed; empty: not by WeChat. Where it is not, WeChat comes first."""


@dataclass(frozen=True, slots=True)
class Kinds:
    """What has a template, by channel (`Telling`); nothing else is told."""

    sms: frozenset[str] = frozenset()
    """By SMS."""
    wechat: frozenset[str] = frozenset()
    """By WeChat."""

    def __contains__(self, kind: str) -> bool:
        return kind in self.sms or kind in self.wechat

    def reached(self, kind: str, phone: bytes, openid: bytes) -> tuple[bytes, bytes]:
        """(phone, openid) of somebody, as far as that kind goes there; both empty: they cannot be told."""
        return phone if kind in self.sms else b"", openid if kind in self.wechat else b""


def gather_notices(tx: Transaction, kinds: Kinds, *, keys: Keys, now: datetime) -> int:
    """Take what was put down about orders; how many rows."""
    rows = tx.connection.execute(
        select(
            notices,
            orders.c.number,
            orders.c.phone,
            func.coalesce(member_merges.c.into_id, orders.c.member_id).label("member_id"),
            stores.c.name.label("store"),
        )
        .join(orders, (orders.c.store_id == notices.c.store_id) & (orders.c.order_id == notices.c.order_id))
        .join(stores, stores.c.store_id == notices.c.store_id)
        .join(member_merges, member_merges.c.member_id == orders.c.member_id, isouter=True)
        .where(notices.c.sent_ms.is_(None))
        .limit(AT_ONCE)
    ).all()
    ids = sorted({row.member_id for row in rows if row.member_id})
    openids = sealed_of(tx.connection, IdentityKind.WECHAT, ids)
    for row in rows:
        wanted = row.kind in kinds and from_ms(row.moment_ms) > now - TOO_OLD
        there = row.phone if wanted and row.phone and keys.unseal(row.phone) else b""
        phone, openid = kinds.reached(row.kind, there, openids.get(row.member_id, b""))
        wanted = wanted and bool(phone or openid)
        if wanted:
            about = f"order {row.store_id} {row.order_id} {row.kind} {row.subject}"
            said = {"number": row.number, "store": row.store}
            put_messages(tx, [Message(about, Telling(row.kind), phone, said, openid)], now=now)
        here = (notices.c.store_id == row.store_id, notices.c.order_id == row.order_id)
        this = (notices.c.kind == row.kind, notices.c.subject == row.subject)
        tx.connection.execute(update(notices).where(*here, *this).values(sent_ms=to_ms(now) if wanted else 0))
    return len(rows)


def expiring_coupons(connection: Connection, kinds: Kinds, today: date) -> list[Message]:
    """One message for each member of whose coupons the last day is near. Days are the chain's own (UTC+8)."""
    start = datetime.combine(today + COUPONS_BEFORE, datetime.min.time()) - timedelta(hours=8)
    first_ms = int((start - datetime(1970, 1, 1)).total_seconds() * 1000)  # noqa: DTZ001 - both in UTC
    last_ms = first_ms + 24 * 3600 * 1000
    mine = coupons.c.member_id != "", coupons.c.state.in_(IN_WALLET)
    near = coupons.c.valid_until_ms >= first_ms, coupons.c.valid_until_ms < last_ms
    rows = connection.execute(select(coupons).where(*mine, *near).order_by(coupons.c.coupon_id)).all()
    by_member: dict[str, list[Row[Any]]] = {}
    for row in rows:
        by_member.setdefault(row.member_id, []).append(row)
    reach, until = _reach(connection, kinds, Telling.COUPON, list(by_member)), str(today + COUPONS_BEFORE)
    found = []
    for member_id, some in by_member.items():
        entry = issue_of(connection, some[0].batch_id)
        if member_id in reach and entry is not None:
            said = {"count": str(len(some)), "name": entry.name, "until": until}
            phone, openid = reach[member_id]
            found.append(Message(f"coupons {member_id} {until}", Telling.COUPON, phone, said, openid))
    return found


def expiring_points(connection: Connection, kinds: Kinds, today: date) -> list[Message]:
    """One message for each member whose points expire a month from now."""
    day = today + POINTS_BEFORE
    rows = connection.execute(select(points_ledger.c.member_id).where(points_ledger.c.expires == day).distinct())
    ids = sorted(rows.scalars())
    reach, found = _reach(connection, kinds, Telling.POINTS, ids), []
    for member_id in ids:
        entries = points_entries(connection, member_id)
        lots = {entry.lot for entry in entries if entry.expires == day}
        left = sum(entry.points for entry in entries if entry.lot in lots)
        if left > 0 and member_id in reach:
            said = {"points": str(left), "until": str(day)}
            phone, openid = reach[member_id]
            found.append(Message(f"points {member_id} {day}", Telling.POINTS, phone, said, openid))
    return found


def _reach(connection: Connection, kinds: Kinds, kind: Telling, ids: Sequence[str]) -> dict[str, tuple[bytes, bytes]]:
    """Member id → (phone, openid), both sealed, of those who can be told of that."""
    phones, openids = (sealed_of(connection, each, ids) for each in (IdentityKind.PHONE, IdentityKind.WECHAT))
    found = {each: kinds.reached(kind, phones.get(each, b""), openids.get(each, b"")) for each in ids}
    return {each: reach for each, reach in found.items() if any(reach)}


def sealed_of(connection: Connection, kind: IdentityKind, ids: Sequence[str]) -> dict[str, bytes]:
    """Member id → identity of that kind, sealed, of those who have one."""
    found: dict[str, bytes] = {}
    table = member_identities.c
    for start in range(0, len(ids), 500):
        some = among(connection, table.member_id, ids[start : start + 500])
        rows = select(table.member_id, table.value).where(some, table.kind == kind.value)
        found.update((row.member_id, bytes(row.value)) for row in connection.execute(rows))
    return found


def put_messages(tx: Transaction, found: Iterable[Message], *, now: datetime) -> None:
    """Queue messages; what is there already is not told again."""
    now_ms = to_ms(now)
    for each in found:
        if tx.connection.execute(select(messages.c.about).where(messages.c.about == each.about)).first() is None:
            row = {
                "message_id": new_id(),
                "about": each.about,
                "kind": each.kind.value,
                "phone": each.phone,
                "params": json.dumps(dict(each.words), ensure_ascii=False),
                "state": WAITING,
                "attempts": 0,
                "fault": "",
                "made_ms": now_ms,
                "due_ms": now_ms,
                "sent_ms": None,
                "channel": (Channel.WECHAT if each.openid else Channel.SMS).value,
                "openid": each.openid or None,
                "handed_ms": None,
            }
            tx.add(messages, [row])
