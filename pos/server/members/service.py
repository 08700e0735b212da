"""Members: entered by head office, signed up and found by tills, merged when two turn out to be one.

A phone number is stored sealed and found by its HMAC; what a till gets is masked.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from sqlalchemy import Connection, select, update

from pos.domain.errors import BadValue
from pos.domain.ids import checked_id, new_id
from pos.domain.member import IdentityKind, Member, masked
from pos.domain.member_code import Freshness, MemberCode, parse_member_code, signed_part
from pos.domain.moments import to_ms
from pos.domain.money import Fen
from pos.domain.own_code import OwnCode, new_body
from pos.domain.points import PointsEntry, PointsReason, take
from pos.domain.stored_value import Value, ValueReason
from pos.server.clock import Clock
from pos.server.coupons.vouchers import names_of_stores, shown_voucher, vouchers_of
from pos.server.coupons.wallet import wallet_of
from pos.server.database import Database
from pos.server.keys import Keys
from pos.server.members.accounts import (
    NEW_LOT,
    earned_entry,
    lock_members,
    points_entries,
    post_points,
    post_value,
    who_is_now,
)
from pos.server.members.merging import merge
from pos.server.members.settings import membership_of
from pos.server.members.standing import chain_day
from pos.server.members.tables import member_identities, members
from pos.server.members.telling import read_member, tell
from pos.server.transaction import Transaction
from pos.wire.codec import encode
from pos.wire.members import MemberAnswer, SignedUp, SignUp, VoucherAnswer

MAX_IDENTITY = 64
"""Longer texts name nobody."""
MAX_CODE = 256
"""Longer texts are no dynamic code."""
CODE_LENGTH = 12
_SURE = timedelta(0)
"""The server's clock is the one that counts."""
_PHONE = re.compile(r"^1[3-9]\d{9}$", re.ASCII)
_BIRTHDAY = re.compile(r"^(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$", re.ASCII)


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
    birthday: str = ""
    """`MM-DD`; empty: not known, or as it was."""
    groups: tuple[str, ...] | None = None
    """Groups for rules; None: as they were."""
    home_store_id: str = ""
    """The store whose tills know them without the network; empty: as it was."""

    @property
    def identities(self) -> tuple[tuple[IdentityKind, str], ...]:
        """What names the member."""
        named = ((IdentityKind.PHONE, self.phone), (IdentityKind.CARD, self.card), (IdentityKind.WECHAT, self.wechat))
        return tuple((kind, value.strip()) for kind, value in named if value.strip())


def possible(kind: IdentityKind, value: str) -> bool:
    """Whether that can name a member."""
    if kind is IdentityKind.PHONE:
        return bool(_PHONE.match(value))
    return 0 < len(value) <= MAX_IDENTITY and value.isprintable()


class Members:
    """Members with points and stored value. `on_joined` gives somebody who has just signed up their welcome."""

    def __init__(
        self,
        *,
        database: Database,
        keys: Keys,
        clock: Clock,
        on_joined: Callable[[Transaction, str], None] = lambda _tx, _member_id: None,
    ) -> None:
        self._database = database
        self._keys = keys
        self._clock = clock
        self._on_joined = on_joined

    def put(self, entries: Sequence[MemberEntry]) -> tuple[str, ...]:
        """Enter or change members in one transaction; their ids in order.

        Raises BadValue for an entry without an identity, or whose identities name two members.
        """

        def work(tx: Transaction) -> tuple[str, ...]:
            ids = tuple(self._put(tx, entry, new_id()) for entry in entries)
            tell(tx, ids, keys=self._keys, clock=self._clock)
            return ids

        return self._database.write(work)

    def sign_up(self, asked: SignUp, *, store_id: str) -> SignedUp:
        """Make a member at a store, or find who has that phone number. Raises BadValue for what cannot be a member."""
        if not _PHONE.match(asked.phone) or (asked.birthday and not _BIRTHDAY.match(asked.birthday)):
            raise BadValue("not a phone number, or not a birthday")
        member_id = checked_id(asked.member_id)

        def work(tx: Transaction) -> tuple[str, bool]:
            known = self._identified(tx.connection, asked.phone)
            if known and known != member_id:
                # Sales may carry the id that the till made while it was out of reach: they are this member's.
                merge(tx, gone=member_id, into=known, keys=self._keys, clock=self._clock)
                tell(tx, [known], keys=self._keys, clock=self._clock)
                return known, True
            if known:
                return known, False
            entry = MemberEntry(
                name=asked.name.strip()[:40], phone=asked.phone, birthday=asked.birthday, home_store_id=store_id
            )
            self._put(tx, entry, member_id)
            self._on_joined(tx, member_id)
            tell(tx, [member_id], keys=self._keys, clock=self._clock)
            return member_id, False

        found, already = self._database.write(work)
        with self._database.reading() as connection:
            member = read_member(connection, found)
            if member is None:
                raise BadValue("a member that was made is not there")
            return SignedUp(member, already, wallet_of(connection, found, self._clock()))

    def find(self, text: str) -> Member | None:
        """The member of a phone number, card number, member code or dynamic code."""
        return self.answer(text).member

    def answer(self, text: str, member_id: str = "") -> MemberAnswer:
        """The same, with what is in their wallet; by id where who it is is known already."""
        with self._database.reading() as connection:
            known = who_is_now(connection, [member_id]).get(member_id)
            named = known or self._named(connection, text.strip())
            member = read_member(connection, named) if named else None
            if member is None:
                return MemberAnswer(member=None)
            coupons = wallet_of(connection, member.member_id, self._clock())
            vouchers = vouchers_of(connection, member.member_id)
            return MemberAnswer(member, coupons, vouchers, names_of_stores(connection, vouchers))

    def voucher(self, code: str) -> VoucherAnswer:
        """A voucher by its code, with the names of the stores that honour it."""
        with self._database.reading() as connection:
            return shown_voucher(connection, code)

    def get(self, member_id: str) -> Member | None:
        """A member by id."""
        with self._database.reading() as connection:
            return read_member(connection, member_id)

    def dynamic_code(self, member_id: str) -> str:
        """What the member's phone shows now, good for a minute."""
        now = self._clock().replace(microsecond=0)
        return str(MemberCode(member_id, now, self._keys.sign(signed_part(member_id, now))))

    def merge(self, gone: str, into: str) -> None:
        """Two members are one person: everything of `gone` is `into`'s from now on. Raises BadValue for two that are
        not members, or one and the same.
        """

        def work(tx: Transaction) -> None:
            found = set(
                tx.connection.execute(
                    select(members.c.member_id).where(members.c.member_id.in_((gone, into)))
                ).scalars()
            )
            if gone == into or found != {gone, into}:
                raise BadValue("two members are needed")
            merge(tx, gone=gone, into=into, keys=self._keys, clock=self._clock)
            tell(tx, [into], keys=self._keys, clock=self._clock)

        self._database.write(work)

    def change_identity(self, member_id: str, kind: IdentityKind, value: str) -> None:
        """A member has another phone number, card or WeChat id from now on; empty: none.

        Raises BadValue for somebody else's, and for the last one that names them.
        """

        self._database.write(lambda tx: self.put_identity(tx, member_id, kind, value.strip()))

    def put_identity(self, tx: Transaction, member_id: str, kind: IdentityKind, wanted: str) -> None:
        """The same, in the caller's transaction."""
        mine = member_identities.c.member_id == member_id
        tx.connection.execute(member_identities.delete().where(mine, member_identities.c.kind == kind.value))
        if wanted:
            if not possible(kind, wanted):
                raise BadValue("not an identity")
            row = self._identity(kind, wanted, member_id)
            if not tx.add(member_identities, [row], (member_identities.c.member_id,)):
                raise BadValue("another member's")
        elif tx.connection.execute(select(member_identities.c.kind).where(mine)).first() is None:
            raise BadValue("the last one that names them")
        if kind is IdentityKind.PHONE:
            changed = update(members).where(members.c.member_id == member_id)
            tx.connection.execute(changed.values(phone_masked=masked(wanted) if wanted else ""))
        tell(tx, [member_id], keys=self._keys, clock=self._clock)

    def identified(self, connection: Connection, text: str) -> str | None:
        """Whose phone number, card or WeChat id that is."""
        return self._identified(connection, text)

    def adjust_points(self, member_id: str, points: int) -> None:
        """Head office gives points, or (below 0) takes them. Raises BadValue where there is no such member."""

        def work(tx: Transaction) -> None:
            lock_members(tx, [member_id])
            if read_member(tx.connection, member_id) is None:
                raise BadValue("no such member")
            expires = membership_of(tx.connection).points.expiry(chain_day(self._clock))
            parts = (
                (earned_entry(points, expires),)
                if points > 0
                else take(points_entries(tx.connection, member_id), -points)
            )
            key = new_id()
            post_points(
                tx,
                member_id,
                parts,
                PointsReason.ADJUSTED,
                reference=key,
                moment_ms=to_ms(self._clock()),
                key=key,
            )
            tell(tx, [member_id], keys=self._keys, clock=self._clock)

        self._database.write(work)

    def _named(self, connection: Connection, text: str) -> str | None:
        """Whom a text names."""
        if text.upper().startswith(OwnCode.MEMBER_NOW) and len(text) <= MAX_CODE:
            return self._shown(text)
        if not 0 < len(text) <= MAX_IDENTITY or not text.isprintable():
            return None
        code = select(members.c.member_id).where(members.c.code == text.upper())
        return connection.execute(code).scalar_one_or_none() or self._identified(connection, text)

    def _shown(self, text: str) -> str | None:
        """Whom a dynamic code names, when it is true and of now."""
        try:
            code = parse_member_code(text)
        except BadValue:
            return None
        if not self._keys.chain_signed(code.signed_part, code.signature):
            return None
        return code.member_id if code.freshness(self._clock(), uncertainty=_SURE) is Freshness.FRESH else None

    def _identified(self, connection: Connection, text: str) -> str | None:
        found = connection.execute(
            select(member_identities.c.member_id)
            .where(member_identities.c.lookup.in_([self._lookup(kind, text) for kind in IdentityKind]))
            .limit(1)
        )
        return found.scalar_one_or_none()

    def _lookup(self, kind: IdentityKind, value: str) -> str:
        return self._keys.lookup(f"{kind}:{value}")

    def _identity(self, kind: IdentityKind, value: str, member_id: str) -> dict[str, object]:
        return {
            "kind": kind.value,
            "lookup": self._lookup(kind, value),
            "value": self._keys.seal(value.encode()),
            "member_id": member_id,
        }

    def _put(self, tx: Transaction, entry: MemberEntry, fresh_id: str) -> str:
        if not entry.identities or any(len(value) > MAX_IDENTITY for _, value in entry.identities):
            raise BadValue(f"a member needs a phone, card or WeChat id: {entry.name!r:.60}")
        if entry.birthday and not _BIRTHDAY.match(entry.birthday):
            raise BadValue(f"not a birthday (MM-DD): {entry.birthday!r:.60}")
        lookups = [self._lookup(kind, value) for kind, value in entry.identities]
        known = (
            tx.connection.execute(
                select(member_identities.c.member_id).where(member_identities.c.lookup.in_(lookups)).distinct()
            )
            .scalars()
            .all()
        )
        if len(known) > 1:
            raise BadValue(f"identities of two members: {entry.name!r:.60}")
        member_id: str = known[0] if known else fresh_id
        now = to_ms(self._clock())
        old = tx.connection.execute(select(members).where(members.c.member_id == member_id)).one_or_none()
        row = {
            "member_id": member_id,
            "code": old.code if old else OwnCode.MEMBER + new_body(CODE_LENGTH),
            "name": entry.name,
            "phone_masked": masked(entry.phone.strip()) or (old.phone_masked if old else ""),
            "level": entry.level or (old.level if old else ""),
            "since_ms": old.since_ms if old else now,
            "level_since": self._level_since(old, entry),
            "birthday": entry.birthday or (old.birthday if old else ""),
            "home_store_id": entry.home_store_id or (old.home_store_id if old else ""),
            "groups": encode(entry.groups).decode() if entry.groups is not None else (old.groups if old else "[]"),
        }
        tx.put(members, [row])
        tx.add(member_identities, [self._identity(kind, value, member_id) for kind, value in entry.identities])
        if old is None:
            self._open(tx, entry, member_id, now)
        return member_id

    def _level_since(self, old: object, entry: MemberEntry) -> date | None:
        """A level that head office gives begins its term today."""
        if old is not None and entry.level in ("", getattr(old, "level", "")):
            return getattr(old, "level_since", None)
        return chain_day(self._clock)

    def _open(self, tx: Transaction, entry: MemberEntry, member_id: str, now: int) -> None:
        """Write a new member's opening balances."""
        key = new_id()
        if entry.points:
            expires = membership_of(tx.connection).points.expiry(chain_day(self._clock))
            opening = PointsEntry(lot=NEW_LOT, points=entry.points, expires=expires)
            post_points(tx, member_id, (opening,), PointsReason.OPENING, reference="", moment_ms=now, key=key)
        if entry.principal or entry.gift:
            value = Value(entry.principal, entry.gift)
            post_value(tx, member_id, value, ValueReason.OPENING, reference="", moment_ms=now, entry_id=key)
