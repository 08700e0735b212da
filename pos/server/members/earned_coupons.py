"""Coupons that a sale earned for next time: which they are, what was made of them, and taking them back."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any

from sqlalchemy import Connection, Select, select, update

from pos.domain.coupon import CouponState
from pos.domain.document import Document
from pos.domain.earned import EarnedCoupon
from pos.domain.entitlement import EntitlementKind, EntitlementUse
from pos.domain.money import Fen
from pos.server.coupons.tables import coupons
from pos.server.coupons.wallet import coupon_named
from pos.server.members.accounts import who_is_now
from pos.server.rows import among
from pos.server.transaction import Transaction

MOST_REWARDS = 20
"""So many coupons are given by one promotion of one sale."""
_OPEN = (CouponState.CLAIMED, CouponState.GIVEN_BACK, CouponState.LOCKED, CouponState.ISSUED)


def reason_of(use_id: str, number: int) -> str:
    """Why a coupon was issued that a sale earned: the `number`th (0, 1 …) of a use."""
    return f"{use_id} {number}"


def earned_by(
    connection: Connection, document: Document, sale: Callable[[str], Document | None]
) -> tuple[EarnedCoupon, ...]:
    """The coupons that a document earned. `sale`: a document by its id, for what a coupon took off there."""
    given = [
        use.use_id
        for use in document.uses
        if use.kind is EntitlementKind.COUPON and use.amount > 0 and not use.reverses
    ]
    if not given or not document.member_id:
        return ()
    member_id = who_is_now(connection, [document.member_id])[document.member_id]
    found = []
    for row in connection.execute(_earned(connection, member_id, given)):
        coupon = coupon_named(connection, row.coupon_id)
        state = CouponState(row.state)
        spent_in = sale(row.document_id) if state is CouponState.REDEEMED else None
        found.append(
            EarnedCoupon(
                use_id=row.reason.partition(" ")[0],
                coupon_id=row.coupon_id,
                code=row.code,
                name=coupon.name if coupon is not None else row.code,
                state=state,
                worth=_worth(spent_in, row.coupon_id) if spent_in is not None else 0,
            )
        )
    return tuple(found)


def take_back(tx: Transaction, use: EntitlementUse, member_id: str) -> str:
    """Withdraw a coupon: `use.subject`, or where that is an issue (the till was offline) one of those that
    `use.reverses` gave. The code of a coupon that was spent before; empty where all is well.
    """
    rows = tx.connection.execute(_earned(tx.connection, member_id, [use.reverses]).with_for_update()).all()
    mine = [row for row in rows if row.coupon_id == use.subject] or (rows if use.offline else [])
    good = next((row for row in mine if row.state in _OPEN), None)
    if good is None:
        return next((str(row.code) for row in mine if row.state == CouponState.REDEEMED), "")
    voided = update(coupons).where(coupons.c.coupon_id == good.coupon_id)
    tx.connection.execute(voided.values(state=CouponState.VOIDED.value))
    return ""


def _earned(connection: Connection, member_id: str, use_ids: Iterable[str]) -> Select[Any]:
    reasons = [reason_of(use_id, number) for use_id in use_ids for number in range(MOST_REWARDS)]
    rows = select(coupons).where(coupons.c.member_id == member_id, among(connection, coupons.c.reason, reasons))
    return rows.order_by(coupons.c.coupon_id)


def _worth(sale: Document, coupon_id: str) -> Fen:
    """What a coupon took off a sale."""
    rules = {
        name
        for use in sale.uses
        if use.kind is EntitlementKind.COUPON and use.subject == coupon_id
        for name in (use.rule_id, use.subject)
        if name
    }
    return sum(part.amount for line in sale.lines for part in line.allocations if part.rule_id in rules)
