"""Head office issues coupons: by hand, by rule (signing up, a birthday), by campaign; members claim them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import datetime, timedelta
from enum import StrEnum

from sqlalchemy import Connection, select, update

from pos.domain.coupon import Coupon, CouponState, SignedCoupon
from pos.domain.errors import BadValue
from pos.domain.ids import new_id
from pos.domain.moments import from_ms, to_ms
from pos.domain.own_code import OwnCode, new_body
from pos.server.clock import Clock
from pos.server.coupons.entries import IssuedOn, IssueEntry
from pos.server.coupons.tables import coupon_issues, coupons
from pos.server.coupons.wallet import as_issue, coupon_named, issue_of
from pos.server.database import Database
from pos.server.keys import Keys
from pos.server.members.accounts import who_is_now
from pos.server.members.earned_coupons import MOST_REWARDS, reason_of
from pos.server.members.tables import members
from pos.server.members.telling import tell
from pos.server.organisation.tables import stores
from pos.server.transaction import Transaction
from pos.wire.codec import decode, encode
from pos.wire.feed import ChangeKind, CouponIssueRecord

CODE_LENGTH = 12
MOST_AT_ONCE = 10_000
"""Coupons issued in one transaction."""
CLAIMED = "claimed"
"""Why a coupon was issued that its member took online."""


class NotClaimed(StrEnum):
    """Why a member was given nothing."""

    UNKNOWN_ISSUE = "unknown_issue"
    """There is none, or it cannot be claimed."""
    NONE_LEFT = "none_left"


class CouponOffice:
    """Coupons of the chain."""

    def __init__(self, *, database: Database, keys: Keys, clock: Clock) -> None:
        self._database = database
        self._keys = keys
        self._clock = clock

    def put(self, entry: IssueEntry) -> str:
        """Enter or change an issue; its id. Raises BadValue for a store that is not there."""
        return self._database.write(lambda tx: _put(tx, entry))

    def issue(self, code: str, count: int) -> tuple[Coupon, ...]:
        """Issue coupons that belong to whoever brings them. Raises BadValue for no such issue, or more than it has."""
        if not 1 <= count <= MOST_AT_ONCE:
            raise BadValue(f"1 to {MOST_AT_ONCE} coupons at once, not {count}")
        ids = self._database.write(lambda tx: self._issue(tx, code, [("", "")] * count))
        return self._coupons(ids)

    def issue_to(self, code: str, member_ids: Sequence[str], *, reason: str) -> tuple[Coupon, ...]:
        """Put a coupon into the wallets of members, once for each `reason` (a campaign's name); those that are new.

        Raises BadValue for no such issue, or more than it has.
        """
        if not reason:
            raise BadValue("a campaign needs a name: it gives each member one")

        def work(tx: Transaction) -> list[str]:
            now = who_is_now(tx.connection, member_ids)
            ids = self._issue(tx, code, [(each, reason) for each in dict.fromkeys(now.values())])
            tell(tx, now.values(), keys=self._keys, clock=self._clock)
            return ids

        return self._coupons(self._database.write(work))

    def campaign(self, code: str, *, name: str, level: str = "", group: str = "") -> int:
        """Put a coupon into the wallets of all members of a level or group (of both, where both are given).

        How many were new. Raises BadValue as `issue_to` does.
        """
        with self._database.reading() as connection:
            wanted = select(members.c.member_id)
            if level:
                wanted = wanted.where(members.c.level == level)
            if group:
                wanted = wanted.where(members.c.groups.contains(encode(group).decode(), autoescape=True))
            ids = list(connection.execute(wanted.order_by(members.c.member_id)).scalars())
        batches = (ids[start : start + 500] for start in range(0, len(ids), 500))
        return sum(len(self.issue_to(code, batch, reason=name)) for batch in batches)

    def claim(self, code: str, member_id: str) -> Coupon | None:
        """A member takes a coupon of an issue online, once; None where they have had it, or there are no more."""
        try:
            new = self.issue_to(code, [member_id], reason=CLAIMED)
        except BadValue:
            return None
        return new[0] if new else None

    def claim_online(self, code: str, member_id: str) -> Coupon | NotClaimed:
        """The same from a channel, of issues that may be claimed; asking again finds the one they have claimed."""
        with self._database.reading() as connection:
            batch = select(coupon_issues.c.batch_id).where(coupon_issues.c.code == code)
            batch_id = connection.execute(batch).scalar_one_or_none() or ""
            entry = issue_of(connection, batch_id)
            mine = (coupons.c.batch_id == batch_id, coupons.c.member_id == member_id, coupons.c.reason == CLAIMED)
            before = connection.execute(select(coupons.c.code).where(*mine)).scalar_one_or_none()
            known = coupon_named(connection, before) if before is not None else None
        if entry is None or not entry.claimable:
            return NotClaimed.UNKNOWN_ISSUE
        return known or self.claim(code, member_id) or NotClaimed.NONE_LEFT

    def void(self, code: str) -> bool:
        """Withdraw a coupon; False where there is none or it was redeemed."""
        gone = (CouponState.REDEEMED.value, CouponState.VOIDED.value)
        changed = update(coupons).where(coupons.c.code == code.strip().upper(), coupons.c.state.not_in(gone))
        done = changed.values(state=CouponState.VOIDED.value)
        return self._database.write(lambda tx: tx.connection.execute(done).rowcount == 1)

    def named(self, text: str) -> Coupon | None:
        """A coupon by its code or id."""
        with self._database.reading() as connection:
            return coupon_named(connection, text.strip())

    def qr(self, coupon: Coupon) -> str:
        """The text of a coupon's QR, signed."""
        start = coupon.valid_from or from_ms(0)
        end = coupon.valid_until or start
        blank = SignedCoupon(coupon.coupon_id, coupon.batch_id, coupon.member_id, _whole(start), _whole(end), b"")
        signature = self._keys.sign(blank.signed_part)
        return str(
            SignedCoupon(
                blank.coupon_id, blank.batch_id, blank.member_id, blank.valid_from, blank.valid_until, signature
            )
        )

    def welcome(self, tx: Transaction, member_id: str) -> None:
        """Give somebody who has just signed up what new members get."""
        for code in _codes(tx.connection, IssuedOn.JOINED):
            self._quietly(tx, code, [member_id], IssuedOn.JOINED.value)

    def reward(self, tx: Transaction, code: str, member_id: str, reason: str, count: int) -> bool:
        """Give a member coupons of an issue (its code or id) for next time, once for a reason; False: no such issue."""
        named = (coupon_issues.c.code == code) | (coupon_issues.c.batch_id == code)
        own = tx.connection.execute(select(coupon_issues.c.code).where(named)).scalar_one_or_none()
        if own is None:
            return False
        for number in range(min(count, MOST_REWARDS)):
            self._quietly(tx, own, [member_id], reason_of(reason, number))
        return True

    def birthdays(self) -> int:
        """Give everybody whose birthday is today (in UTC+8) what members get, once a year; how many members."""
        today = self._clock() + timedelta(hours=8)
        days = {f"{today:%m-%d}"}
        if f"{today:%m-%d}" == "02-28" and f"{today + timedelta(days=1):%d}" == "01":
            days.add("02-29")

        def work(tx: Transaction) -> int:
            codes = _codes(tx.connection, IssuedOn.BIRTHDAY)
            if not codes:
                return 0
            found = tx.connection.execute(select(members.c.member_id).where(members.c.birthday.in_(days)))
            ids = list(found.scalars())
            for code in codes:
                self._quietly(tx, code, ids, f"{IssuedOn.BIRTHDAY.value}-{today:%Y}")
            return len(ids)

        return self._database.write(work)

    def expire_due(self) -> int:
        """Mark what is over; how many."""
        open_states = (CouponState.ISSUED.value, CouponState.CLAIMED.value, CouponState.GIVEN_BACK.value)
        over = update(coupons).where(coupons.c.valid_until_ms < to_ms(self._clock()), coupons.c.state.in_(open_states))
        return self._database.write(
            lambda tx: int(tx.connection.execute(over.values(state=CouponState.EXPIRED.value)).rowcount)
        )

    def _quietly(self, tx: Transaction, code: str, ids: Sequence[str], reason: str) -> None:
        """Issue by rule; an issue of which there are no more gives nothing."""
        try:
            new = self._issue(tx, code, [(each, reason) for each in ids])
        except BadValue:
            return
        if new:
            tell(tx, ids, keys=self._keys, clock=self._clock)

    def _issue(self, tx: Transaction, code: str, whose: Iterable[tuple[str, str]]) -> list[str]:
        """Make coupons for (member id, reason); the ids of those that are new."""
        found = tx.connection.execute(
            select(coupon_issues).where(coupon_issues.c.code == code).with_for_update()
        ).one_or_none()
        if found is None:
            raise BadValue(f"no issue of coupons {code!r:.60}")
        entry = decode(found.body.encode(), IssueEntry)
        now = self._clock()
        start, end = _dates(entry, now)
        rows = []
        for member_id, reason in whose:
            coupon_id = new_id()
            rows.append(
                {
                    "coupon_id": coupon_id,
                    "code": OwnCode.COUPON + new_body(CODE_LENGTH),
                    "batch_id": found.batch_id,
                    "member_id": member_id,
                    "reason": reason or coupon_id,
                    "state": (CouponState.CLAIMED if member_id else CouponState.ISSUED).value,
                    "valid_from_ms": to_ms(start),
                    "valid_until_ms": to_ms(end),
                    "document_id": "",
                    "round": 0,
                }
            )
        new = [row.coupon_id for row in tx.add(coupons, rows, (coupons.c.coupon_id,))]
        issued = found.issued + len(new)
        if entry.total and issued > entry.total:
            raise BadValue(f"of {code} there are {entry.total}, and {found.issued} are out")
        tx.connection.execute(
            update(coupon_issues).where(coupon_issues.c.batch_id == found.batch_id).values(issued=issued)
        )
        return new

    def _coupons(self, ids: Sequence[str]) -> tuple[Coupon, ...]:
        with self._database.reading() as connection:
            found = (coupon_named(connection, coupon_id) for coupon_id in ids)
            return tuple(coupon for coupon in found if coupon is not None)


def _whole(moment: datetime) -> datetime:
    return moment.replace(microsecond=0)


def _dates(entry: IssueEntry, now: datetime) -> tuple[datetime, datetime]:
    """From when to when a coupon that is issued now is good."""
    start = max(entry.valid_from, now) if entry.valid_from is not None else now
    return start, entry.valid_until or start + timedelta(days=entry.valid_days)


def _codes(connection: Connection, on: IssuedOn) -> list[str]:
    rows = connection.execute(select(coupon_issues.c.code, coupon_issues.c.body).order_by(coupon_issues.c.code))
    return [row.code for row in rows if decode(row.body.encode(), IssueEntry).on is on]


def _put(tx: Transaction, entry: IssueEntry) -> str:
    ids = {row.code: row.store_id for row in tx.connection.execute(select(stores.c.code, stores.c.store_id))}
    unknown = [code for code in entry.stores if code not in ids]
    if unknown:
        raise BadValue(f"no store {unknown[0]!r:.60}")
    old = tx.connection.execute(select(coupon_issues).where(coupon_issues.c.code == entry.code)).one_or_none()
    batch_id: str = old.batch_id if old else new_id()
    issued = old.issued if old else 0
    tx.put(
        coupon_issues,
        [{"batch_id": batch_id, "code": entry.code, "body": encode(entry).decode(), "issued": issued}],
    )
    if entry.offline:
        record = encode(CouponIssueRecord(issue=as_issue(tx.connection, batch_id, entry)))
        for code, store_id in ids.items():
            if not entry.stores or code in entry.stores:
                tx.publish(store_id, ChangeKind.COUPON_ISSUE, batch_id, record)
    return batch_id


def tell_store(tx: Transaction, store_id: str) -> None:
    """A store that is new hears of the issues that its tills may take offline."""
    own = tx.connection.execute(select(stores.c.code).where(stores.c.store_id == store_id)).scalar_one_or_none()
    for row in tx.connection.execute(select(coupon_issues.c.batch_id, coupon_issues.c.body)).all():
        entry = decode(row.body.encode(), IssueEntry)
        if entry.offline and (not entry.stores or own in entry.stores):
            record = encode(CouponIssueRecord(issue=as_issue(tx.connection, row.batch_id, entry)))
            tx.publish(store_id, ChangeKind.COUPON_ISSUE, row.batch_id, record)
