"""Coupons as rows and as values."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from sqlalchemy import Connection, Row, select

from pos.domain.coupon import Coupon, CouponState
from pos.domain.moments import from_ms, to_ms
from pos.server.coupons.entries import IssueEntry
from pos.server.coupons.tables import coupon_issues, coupons
from pos.server.organisation.tables import stores
from pos.wire.codec import decode

IN_WALLET = (CouponState.CLAIMED.value, CouponState.GIVEN_BACK.value, CouponState.LOCKED.value)
MOST = 50
"""So many coupons are told of one member."""


def issue_of(connection: Connection, batch_id: str) -> IssueEntry | None:
    """An issue as head office entered it."""
    body = connection.execute(select(coupon_issues.c.body).where(coupon_issues.c.batch_id == batch_id))
    found = body.scalar_one_or_none()
    return decode(found.encode(), IssueEntry) if found is not None else None


def as_issue(connection: Connection, batch_id: str, entry: IssueEntry) -> Coupon:
    """What each coupon of an issue gives: a coupon without id, code and owner."""
    ids = {row.code: row.store_id for row in connection.execute(select(stores.c.code, stores.c.store_id))}
    return Coupon(
        coupon_id="",
        code="",
        batch_id=batch_id,
        name=entry.name,
        kind=entry.kind,
        value=entry.value,
        rule_id=entry.rule_id,
        threshold=entry.threshold,
        categories=entry.categories,
        styles=entry.styles,
        stacking=entry.stacking,
        stores=tuple(ids[code] for code in entry.stores if code in ids),
        transferable=entry.transferable,
        valid_from=entry.valid_from,
        valid_until=entry.valid_until,
        funder=entry.funder.value,
    )


def as_coupon(row: Row[Any], issue: Coupon) -> Coupon:
    """A coupon of an issue, as its row stands."""
    return Coupon(
        coupon_id=row.coupon_id,
        code=row.code,
        batch_id=row.batch_id,
        name=issue.name,
        kind=issue.kind,
        value=issue.value,
        rule_id=issue.rule_id,
        threshold=issue.threshold,
        categories=issue.categories,
        styles=issue.styles,
        stacking=issue.stacking,
        stores=issue.stores,
        member_id=row.member_id,
        transferable=issue.transferable,
        state=CouponState(row.state),
        valid_from=from_ms(row.valid_from_ms),
        valid_until=from_ms(row.valid_until_ms),
        funder=issue.funder,
    )


def coupon_named(connection: Connection, text: str) -> Coupon | None:
    """A coupon by its code or id."""
    row = connection.execute(
        select(coupons).where((coupons.c.code == text.upper()) | (coupons.c.coupon_id == text))
    ).one_or_none()
    return _whole(connection, row) if row is not None else None


def wallet_of(connection: Connection, member_id: str, now: datetime) -> tuple[Coupon, ...]:
    """What is in a member's wallet and good, the first to expire first; at most `MOST`."""
    rows = connection.execute(
        select(coupons)
        .where(
            coupons.c.member_id == member_id,
            coupons.c.state.in_(IN_WALLET),
            coupons.c.valid_until_ms >= to_ms(now),
        )
        .order_by(coupons.c.valid_until_ms, coupons.c.coupon_id)
        .limit(MOST)
    ).all()
    return tuple(coupon for row in rows if (coupon := _whole(connection, row)) is not None)


def _whole(connection: Connection, row: Row[Any]) -> Coupon | None:
    entry = issue_of(connection, row.batch_id)
    return as_coupon(row, as_issue(connection, row.batch_id, entry)) if entry is not None else None
