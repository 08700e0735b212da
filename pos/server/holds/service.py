"""Holds: what tills ask to be kept for their carts.

What is held is locked by its row while it is decided, so that of two tills at one moment one gets it and the other is
told what is left.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Any

from sqlalchemy import Connection, Row, func, select, update

from pos.domain.coupon import CouponRefusal, CouponState, refusal
from pos.domain.entitlement import EntitlementKind
from pos.domain.holding import HOLD_LIFE, Held, Proof
from pos.domain.ids import checked_id
from pos.domain.moments import from_ms, to_ms
from pos.domain.stored_value import spend
from pos.server.clock import Clock
from pos.server.coupons.tables import coupons, voucher_rights
from pos.server.coupons.vouchers import voucher_of
from pos.server.coupons.wallet import coupon_named
from pos.server.database import Database
from pos.server.enrolment.sessions import TillIdentity
from pos.server.holds.quotas import HELD, quota_left, uses_left
from pos.server.holds.tables import holds
from pos.server.members.accounts import points_of, value_of, who_is_now
from pos.server.members.proofs import Proofs
from pos.server.members.telling import read_member
from pos.server.transaction import Transaction
from pos.wire.holds import AskHold, HoldAnswer

MOST = 10**12
"""No hold is of more."""


class HoldDesk:
    """Grants holds, lets go of them, and ends those whose time is over."""

    def __init__(self, *, database: Database, clock: Clock, proofs: Proofs) -> None:
        self._database = database
        self._clock = clock
        self._proofs = proofs

    def hold(self, till: TillIdentity, asked: AskHold) -> HoldAnswer:
        """Decide. Repeating a hold that was granted gets the grant again. Raises BadValue for an id that is none."""
        checked_id(asked.hold_id)
        if not 0 < asked.amount <= MOST:
            return HoldAnswer(Held.BAD_AMOUNT)
        return self._database.write(partial(self._hold, till=till, asked=asked))

    def release(self, till: TillIdentity, hold_id: str) -> bool:
        """Let a hold of that till go; False where there is none any more."""

        def work(tx: Transaction) -> bool:
            mine = (holds.c.hold_id == hold_id, holds.c.till_id == till.till_id, holds.c.state == HELD)
            row = tx.connection.execute(select(holds).where(*mine).with_for_update()).one_or_none()
            if row is not None:
                _let_go(tx, row)
            return row is not None

        return self._database.write(work)

    def expire_due(self) -> int:
        """Let go of what nobody made good in time; how many."""

        def work(tx: Transaction) -> int:
            over = holds.c.state == HELD, holds.c.until_ms < to_ms(self._clock())
            rows = tx.connection.execute(select(holds).where(*over).limit(500).with_for_update()).all()
            for row in rows:
                _let_go(tx, row)
            return len(rows)

        return self._database.write(work)

    def _hold(self, tx: Transaction, *, till: TillIdentity, asked: AskHold) -> HoldAnswer:
        before = tx.connection.execute(select(holds).where(holds.c.hold_id == asked.hold_id)).one_or_none()
        if before is not None:
            if before.till_id != till.till_id or before.state != HELD or before.kind != asked.kind.value:
                return HoldAnswer(Held.REFUSED, refusal=CouponRefusal.USED)
            return self._granted(tx, asked, before.until_ms, subject=before.subject)
        decide: Callable[[Transaction, TillIdentity, AskHold], HoldAnswer] = {
            EntitlementKind.POINTS: self._account,
            EntitlementKind.STORED_VALUE: self._account,
            EntitlementKind.COUPON: self._coupon,
            EntitlementKind.VOUCHER: self._right,
            EntitlementKind.QUOTA: self._quota,
        }[asked.kind]
        answer = decide(tx, till, asked)
        if answer.outcome is not Held.GRANTED:
            return answer
        until_ms = to_ms(self._clock() + HOLD_LIFE)
        row = {
            "hold_id": asked.hold_id,
            "kind": asked.kind.value,
            "subject": answer.coupon.coupon_id if answer.coupon is not None else answer.right_id or asked.subject,
            "member_id": asked.member_id,
            "amount": asked.amount,
            "store_id": till.store_id,
            "till_id": till.till_id,
            "state": HELD,
            "until_ms": until_ms,
        }
        tx.add(holds, [row])
        return self._granted(tx, asked, until_ms, subject=str(row["subject"]))

    def _granted(self, tx: Transaction, asked: AskHold, until_ms: int, *, subject: str) -> HoldAnswer:
        """The answer of a hold that is there. `subject`: what is held."""
        until, connection = from_ms(until_ms), tx.connection
        if asked.kind is EntitlementKind.COUPON:
            return HoldAnswer(Held.GRANTED, until, coupon=coupon_named(connection, asked.subject))
        if asked.kind is EntitlementKind.VOUCHER:
            return HoldAnswer(Held.GRANTED, until, voucher=voucher_of(connection, right_id=subject), right_id=subject)
        if asked.kind is EntitlementKind.QUOTA:
            return HoldAnswer(Held.GRANTED, until, left=quota_left(connection, asked.subject) or 0)
        member_id = who_is_now(connection, [asked.subject])[asked.subject]
        left = _free(connection, asked.kind, member_id)
        value = asked.kind is EntitlementKind.STORED_VALUE
        gift = spend(value_of(connection, member_id), asked.amount).gift if value else 0
        return HoldAnswer(Held.GRANTED, until, left=left, gift=gift, member=read_member(connection, member_id))

    def _account(self, tx: Transaction, till: TillIdentity, asked: AskHold) -> HoldAnswer:
        member_id = who_is_now(tx.connection, [asked.subject]).get(asked.subject, "")
        proven = self._proofs.look(tx, member_id, Proof(asked.proof, asked.proof_text))
        if proven is not Held.GRANTED:
            return HoldAnswer(proven)
        left = _free(tx.connection, asked.kind, member_id)
        if left < asked.amount:
            return HoldAnswer(Held.NOT_ENOUGH, left=max(0, left))
        return HoldAnswer(Held.GRANTED)

    def _coupon(self, tx: Transaction, till: TillIdentity, asked: AskHold) -> HoldAnswer:
        named = (coupons.c.code == asked.subject.upper()) | (coupons.c.coupon_id == asked.subject)
        row = tx.connection.execute(select(coupons).where(named).with_for_update()).one_or_none()
        coupon = coupon_named(tx.connection, asked.subject) if row is not None else None
        if row is None or coupon is None:
            return HoldAnswer(Held.REFUSED, refusal=CouponRefusal.UNKNOWN)
        if coupon.state is CouponState.LOCKED:
            return HoldAnswer(Held.REFUSED, refusal=CouponRefusal.LOCKED, coupon=coupon)
        whose = who_is_now(tx.connection, [asked.member_id]).get(asked.member_id, "")
        why = refusal(coupon, store_id=till.store_id, member_id=whose, moment=self._clock())
        if why is not None:
            return HoldAnswer(Held.REFUSED, refusal=why, coupon=coupon)
        locked = update(coupons).where(coupons.c.coupon_id == coupon.coupon_id)
        tx.connection.execute(locked.values(state=CouponState.LOCKED.value))
        return HoldAnswer(Held.GRANTED, coupon=coupon)

    def _right(self, tx: Transaction, till: TillIdentity, asked: AskHold) -> HoldAnswer:
        """A right by its id; of a voucher by its code the first right that is good here and now."""
        named = voucher_of(tx.connection, code=asked.subject)
        rights = [asked.subject] if named is None else [right.right_id for right in named.rights]
        locked = select(voucher_rights.c.right_id).where(voucher_rights.c.right_id.in_(rights))
        if not tx.connection.execute(locked.order_by(voucher_rights.c.right_id).with_for_update()).all():
            return HoldAnswer(Held.REFUSED, refusal=CouponRefusal.UNKNOWN)
        voucher = voucher_of(tx.connection, right_id=rights[0])
        assert voucher is not None  # noqa: S101 - its right is locked
        why = CouponRefusal.UNKNOWN
        for right in voucher.rights:
            if right.right_id not in rights:
                continue
            refused = right.refusal(store_id=till.store_id, moment=self._clock())
            if right.state is CouponState.LOCKED:
                refused = CouponRefusal.LOCKED
            if refused is None:
                mine = update(voucher_rights).where(voucher_rights.c.right_id == right.right_id)
                tx.connection.execute(mine.values(state=CouponState.LOCKED.value))
                return HoldAnswer(Held.GRANTED, right_id=right.right_id)
            why = refused
        return HoldAnswer(Held.REFUSED, refusal=why, voucher=voucher)

    def _quota(self, tx: Transaction, till: TillIdentity, asked: AskHold) -> HoldAnswer:
        whose = who_is_now(tx.connection, [asked.member_id]).get(asked.member_id, "")
        now_ms = to_ms(self._clock())
        left = uses_left(tx, asked.subject, member_id=whose, store_id=till.store_id, now_ms=now_ms)
        if left is None:
            return HoldAnswer(Held.UNKNOWN)
        return HoldAnswer(Held.GRANTED) if left >= asked.amount else HoldAnswer(Held.NOT_ENOUGH, left=left)


def _free(connection: Connection, kind: EntitlementKind, member_id: str) -> int:
    """What a member has beside all that is held."""
    held = connection.execute(
        select(func.coalesce(func.sum(holds.c.amount), 0)).where(
            holds.c.kind == kind.value, holds.c.subject == member_id, holds.c.state == HELD
        )
    ).scalar_one()
    points = kind is EntitlementKind.POINTS
    return (points_of(connection, member_id) if points else value_of(connection, member_id).total) - int(held)


def _let_go(tx: Transaction, row: Row[Any]) -> None:
    """End a hold; what it locked is free again."""
    tx.connection.execute(update(holds).where(holds.c.hold_id == row.hold_id).values(state="released"))
    if row.kind == EntitlementKind.COUPON.value:
        found = tx.connection.execute(select(coupons).where(coupons.c.coupon_id == row.subject)).one_or_none()
        if found is not None and found.state == CouponState.LOCKED.value:
            free = (
                CouponState.GIVEN_BACK
                if found.round
                else CouponState.CLAIMED
                if found.member_id
                else CouponState.ISSUED
            )
            changed = update(coupons).where(coupons.c.coupon_id == row.subject)
            tx.connection.execute(changed.values(state=free.value))
    elif row.kind == EntitlementKind.VOUCHER.value:
        tx.connection.execute(
            update(voucher_rights)
            .where(voucher_rights.c.right_id == row.subject, voucher_rights.c.state == CouponState.LOCKED.value)
            .values(state=CouponState.ISSUED.value)
        )
