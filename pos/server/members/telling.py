"""What tills are told of a member: the answer to a look-up, and the record on the feed of their home store."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable

from sqlalchemy import Connection, func, select

from pos.domain.member import Member
from pos.domain.moments import business_date, from_ms
from pos.domain.scan import read_scan
from pos.server.clock import Clock
from pos.server.coupons.vouchers import vouchers_of
from pos.server.coupons.wallet import wallet_of
from pos.server.keys import Keys
from pos.server.members.accounts import points_of, value_of
from pos.server.members.settings import membership_of
from pos.server.members.tables import document_points, member_identities, members, rule_members
from pos.server.transaction import Transaction
from pos.wire.codec import encode
from pos.wire.feed import ChangeKind, MemberRecord

FEED_COUPONS = 20
"""So many coupons of a member are known without the network."""
FEED_VOUCHERS = 5
"""So many of their vouchers, the newest."""


def read_member(connection: Connection, member_id: str) -> Member | None:
    """A member as tills show and price them; None where there is none."""
    row = connection.execute(select(members).where(members.c.member_id == member_id)).one_or_none()
    if row is None:
        return None
    value = value_of(connection, member_id)
    bought = select(func.count()).where(document_points.c.member_id == member_id, document_points.c.goods > 0)
    level = membership_of(connection, row.home_store_id).level_named(row.level)
    return Member(
        member_id=member_id,
        name=row.name,
        phone_masked=row.phone_masked,
        level=row.level,
        points=points_of(connection, member_id),
        principal=value.principal,
        gift=value.gift,
        groups=tuple(json.loads(row.groups)),
        birthday=row.birthday,
        orders=int(connection.execute(bought).scalar_one()),
        # 480 minutes: joining has no store, and the chain counts its days in its own time.
        joined=business_date(from_ms(row.since_ms), offset_minutes=480, cutoff_hour=0),
        price_list=level.price_list if level is not None else "",
        discount=level.discount if level is not None else 10_000,
        given=_given(connection, member_id),
    )


def _given(connection: Connection, member_id: str) -> tuple[tuple[str, int], ...]:
    """Uses of rules that are limited for each member."""
    mine = rule_members.c.member_id == member_id, rule_members.c.used > 0
    rows = select(rule_members.c.rule_id, rule_members.c.used).where(*mine).order_by(rule_members.c.rule_id)
    return tuple((row.rule_id, int(row.used)) for row in connection.execute(rows))


def tell(tx: Transaction, ids: Iterable[str], *, keys: Keys, clock: Clock) -> None:
    """Tell the tills of each member's home store how they stand now."""
    for member_id in sorted(set(ids)):
        home = tx.connection.execute(
            select(members.c.home_store_id, members.c.code).where(members.c.member_id == member_id)
        ).one_or_none()
        if home is None or not home.home_store_id:
            continue
        member = read_member(tx.connection, member_id)
        if member is not None:
            coupons = wallet_of(tx.connection, member_id, clock())[:FEED_COUPONS]
            bundles = vouchers_of(tx.connection, member_id, limit=FEED_VOUCHERS)
            names = (home.code, *_names(tx, member_id, keys))
            record = MemberRecord(member=member, keys=_digests(names), coupons=coupons, vouchers=bundles)
            _publish(tx, home.home_store_id, record, keys)


def tell_gone(tx: Transaction, member_id: str, store_id: str, *, keys: Keys) -> None:
    """Tell the tills of a store to forget a member."""
    if store_id:
        nobody = Member(member_id=member_id, name="", phone_masked="")
        record = MemberRecord(member=nobody, keys=(), gone=True)
        tx.publish(store_id, ChangeKind.MEMBER, member_id, keys.seal(encode(record)))


def _publish(tx: Transaction, store_id: str, record: MemberRecord, keys: Keys) -> None:
    member_id, said = record.member.member_id, encode(record)
    before = tx.told(store_id, ChangeKind.MEMBER, [member_id]).get(member_id)
    if before is None or keys.unseal(before) != said:
        tx.publish(store_id, ChangeKind.MEMBER, member_id, keys.seal(said))


def _digests(names: Iterable[str]) -> tuple[str, ...]:
    """Of what names a member, cleaned as tills clean what is scanned or typed before they look it up."""
    cleaned = (read_scan(name).text or name for name in names)
    return tuple(hashlib.sha256(name.encode()).hexdigest() for name in cleaned)


def _names(tx: Transaction, member_id: str, keys: Keys) -> tuple[str, ...]:
    """What names the member, in the clear: it leaves only as a hash."""
    rows = tx.connection.execute(select(member_identities.c.value).where(member_identities.c.member_id == member_id))
    return tuple(keys.unseal(row.value).decode() for row in rows)
