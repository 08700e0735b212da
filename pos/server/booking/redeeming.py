"""Coupons and vouchers' rights that documents redeemed. The first one counts; a second one is an exception."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any, TypeAlias

from sqlalchemy import Connection, Row, select, update

from pos.domain.coupon import CouponState
from pos.domain.entitlement import EntitlementKind, EntitlementUse
from pos.domain.moments import to_ms
from pos.server.clock import Clock
from pos.server.coupons.tables import coupon_redemptions, coupons, voucher_rights, vouchers
from pos.server.members.earned_coupons import take_back
from pos.server.members.uses import Booking
from pos.server.rows import among
from pos.server.transaction import Transaction

GiveCoupons: TypeAlias = Callable[[Transaction, str, str, str, int], bool]
"""Gives a member (id) so many coupons of an issue (its code or id), once for a reason; False where there is no such."""

UNKNOWN_COUPON = "unknown_coupon"
COUPON_TWICE = "coupon_redeemed_twice"
"""It was redeemed by another document before this one arrived."""
COUPON_OVER = "coupon_not_good"
"""It was withdrawn, or its last day was over, when it was redeemed."""
EARNED_SPENT = "earned_coupon_spent"
"""The goods that earned it came back; it was spent, and the till could not know."""
UNKNOWN_VOUCHER = "unknown_voucher"
VOUCHER_TWICE = "voucher_used_twice"


def redeem_coupon(
    tx: Transaction, use: EntitlementUse, booking: Booking, *, reward: GiveCoupons
) -> list[tuple[str, str]]:
    """A document redeemed a coupon, gives one back, gives new ones of an issue for next time, or takes those back."""
    if use.reverses and use.amount <= 0:
        spent = take_back(tx, use, booking.member_id) if use.amount else ""
        return [(EARNED_SPENT, spent)] if spent else []
    row = tx.connection.execute(
        select(coupons).where(coupons.c.coupon_id == use.subject).with_for_update()
    ).one_or_none()
    if row is None and use.amount > 0:
        given = bool(booking.member_id) and reward(tx, use.subject, booking.member_id, use.use_id, use.amount)
        return [] if given else [(UNKNOWN_COUPON, use.subject)]
    if row is None:
        return [(UNKNOWN_COUPON, use.subject)]
    if use.amount > 0:
        _give_coupon_back(tx, row)
        return []
    first = {
        "coupon_id": row.coupon_id,
        "round": row.round,
        "document_id": booking.document_id,
        "till_id": booking.till_id,
        "moment_ms": booking.moment_ms,
    }
    if not tx.add(coupon_redemptions, [first], (coupon_redemptions.c.coupon_id,)):
        return [(COUPON_TWICE, row.code)]
    done = update(coupons).where(coupons.c.coupon_id == row.coupon_id)
    tx.connection.execute(done.values(state=CouponState.REDEEMED.value, document_id=booking.document_id))
    odd = []
    if row.state == CouponState.VOIDED.value or booking.moment_ms > row.valid_until_ms:
        odd.append((COUPON_OVER, row.code))
    return odd


def use_right(tx: Transaction, use: EntitlementUse, booking: Booking) -> list[tuple[str, str]]:
    """A document used a right of a voucher, or gives it back."""
    row = tx.connection.execute(
        select(voucher_rights).where(voucher_rights.c.right_id == use.subject).with_for_update()
    ).one_or_none()
    if row is None:
        return [(UNKNOWN_VOUCHER, use.subject)]
    used = row.state == CouponState.REDEEMED.value
    if use.amount < 0 and used:
        return [(VOUCHER_TWICE, use.subject)]
    state, document_id = (CouponState.REDEEMED, booking.document_id) if use.amount < 0 else (CouponState.GIVEN_BACK, "")
    changed = update(voucher_rights).where(voucher_rights.c.right_id == use.subject)
    tx.connection.execute(changed.values(state=state.value, document_id=document_id))
    return []


def owners_of(connection: Connection, uses: Sequence[EntitlementUse]) -> set[str]:
    """Ids of the members whose coupons and rights of vouchers are used."""
    subjects = [use.subject for use in uses if use.kind in (EntitlementKind.COUPON, EntitlementKind.VOUCHER)]
    if not subjects:
        return set()
    coupon = select(coupons.c.member_id).where(among(connection, coupons.c.coupon_id, subjects))
    right = (
        select(vouchers.c.member_id)
        .join(voucher_rights, voucher_rights.c.voucher_id == vouchers.c.voucher_id)
        .where(among(connection, voucher_rights.c.right_id, subjects))
    )
    return {*connection.execute(coupon).scalars(), *connection.execute(right).scalars()} - {""}


def give_rights_back(tx: Transaction, document_id: str, *, clock: Clock) -> None:
    """All of a sale came back: its coupons and vouchers' rights are good again; a coupon until its last day."""
    redeemed = CouponState.REDEEMED.value
    rows = tx.connection.execute(
        select(coupons).where(coupons.c.document_id == document_id, coupons.c.state == redeemed).with_for_update()
    ).all()
    for row in rows:
        if row.valid_until_ms >= to_ms(clock()):
            _give_coupon_back(tx, row)
    tx.connection.execute(
        update(voucher_rights)
        .where(voucher_rights.c.document_id == document_id, voucher_rights.c.state == redeemed)
        .values(state=CouponState.GIVEN_BACK.value, document_id="")
    )


def _give_coupon_back(tx: Transaction, row: Row[Any]) -> None:
    """Good again: its next redemption is another one."""
    if row.state != CouponState.REDEEMED.value:
        return
    tx.connection.execute(
        update(coupons)
        .where(coupons.c.coupon_id == row.coupon_id)
        .values(state=CouponState.GIVEN_BACK.value, round=row.round + 1, document_id="")
    )
