"""Uses of points and stored value, booked on a member's ledgers, each once."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from sqlalchemy import Row, select, update

from pos.domain.entitlement import EntitlementUse
from pos.domain.moments import from_ms
from pos.domain.points import PointsReason, balance, give_back, take
from pos.domain.stored_value import Value, ValueReason, spend
from pos.domain.stored_value import give_back as give_value_back
from pos.server.members.accounts import (
    NEW_LOT,
    earned_entry,
    entries_about,
    points_entries,
    post_points,
    post_value,
    value_of,
)
from pos.server.members.settings import membership_of
from pos.server.members.tables import entitlement_uses
from pos.server.transaction import Transaction

USE_REPEATED = "use_repeated"
"""Another document has brought this use already; it is counted once."""
POINTS_OVERSPENT = "points_overspent"
"""More points were spent than the member had: offline at several tills, or a hold that had ended."""
STORED_VALUE_OVERSPENT = "stored_value_overspent"
"""More stored value was spent than there was."""
GIVEN_BACK_TOO_MUCH = "given_back_too_much"
"""More was given back than was taken, or nothing is known of what was taken."""
UNKNOWN_MEMBER = "unknown_member"
"""Something was taken from an account, and nobody knows whose."""


@dataclass(frozen=True, slots=True)
class Booking:
    """What every use of a document is booked with."""

    member_id: str
    """Whose account; empty: nobody's."""
    document_id: str
    """The document."""
    till_id: str
    """Who sent it."""
    moment_ms: int
    """When it happened."""


def first_time(tx: Transaction, use: EntitlementUse, booking: Booking) -> bool:
    """Put a use down; False where it is there already."""
    row = {
        "use_id": use.use_id,
        "kind": use.kind.value,
        "subject": use.subject,
        "member_id": booking.member_id,
        "amount": use.amount,
        "principal": 0,
        "gift": 0,
        "given_back": 0,
        "document_id": booking.document_id,
        "till_id": booking.till_id,
        "moment_ms": booking.moment_ms,
    }
    return bool(tx.add(entitlement_uses, [row], (entitlement_uses.c.use_id,)))


def book_points(tx: Transaction, use: EntitlementUse, booking: Booking) -> list[tuple[str, str]]:
    """Points spent, given back, or given."""
    if not booking.member_id:
        return [(UNKNOWN_MEMBER, booking.document_id)]
    if use.amount < 0:
        before = points_entries(tx.connection, booking.member_id)
        parts = take(before, -use.amount)
        _post(tx, use, booking, parts, PointsReason.SPENT, use.use_id)
        return [(POINTS_OVERSPENT, booking.member_id)] if balance(before) < -use.amount else []
    rule = membership_of(tx.connection).points
    day = from_ms(booking.moment_ms).date()
    if not use.reverses:
        _post(tx, use, booking, (earned_entry(use.amount, rule.expiry(day)),), PointsReason.ADJUSTED, use.use_id)
        return []
    spent = entries_about(tx.connection, [use.reverses])
    able = max(0, -sum(entry.points for entry in spent))
    parts = give_back(spent, min(use.amount, able), today=day, rule=rule, new_lot=NEW_LOT)
    rest = use.amount - min(use.amount, able)
    more = (earned_entry(rest, rule.expiry(day)),) if rest else ()
    _post(tx, use, booking, (*parts, *more), PointsReason.GIVEN_BACK, use.reverses)
    return [(GIVEN_BACK_TOO_MUCH, use.reverses)] if rest else []


def book_value(tx: Transaction, use: EntitlementUse, booking: Booking) -> list[tuple[str, str]]:
    """Stored value spent, given back, paid in, or paid out."""
    if not booking.member_id:
        return [(UNKNOWN_MEMBER, booking.document_id)]
    taken = _taken(tx, use.reverses) if use.reverses else None
    odd: list[tuple[str, str]] = []
    if use.amount < 0 and not use.reverses:
        before = value_of(tx.connection, booking.member_id)
        value, reason = -spend(before, -use.amount), ValueReason.SPENT
        if before.total < -use.amount:
            odd.append((STORED_VALUE_OVERSPENT, booking.member_id))
    elif use.amount > 0 and use.reverses:
        value, reason = _value_back(tx, use, taken), ValueReason.GIVEN_BACK
        if taken is None or use.amount > -taken.amount - taken.given_back:
            odd.append((GIVEN_BACK_TOO_MUCH, use.reverses))
    else:
        # Paid in with its gift; or a recharge that is taken back, with what was given on top of it.
        paid_in = ValueReason.RECHARGED if use.amount else ValueReason.CASHBACK
        reason = ValueReason.PAID_OUT if use.amount < 0 else paid_in
        value = Value(use.amount, use.gift)
    mine = entitlement_uses.c.use_id == use.use_id
    split = update(entitlement_uses).where(mine).values(principal=value.principal, gift=value.gift)
    tx.connection.execute(split)
    post_value(
        tx,
        booking.member_id,
        value,
        reason,
        reference=booking.document_id,
        moment_ms=booking.moment_ms,
        entry_id=use.use_id,
    )
    return odd


def _value_back(tx: Transaction, use: EntitlementUse, taken: Row[Any] | None) -> Value:
    """The parts of what is given back; what was never taken comes back as principal."""
    if taken is None:
        return Value(use.amount)
    spent = Value(-taken.principal, -taken.gift)
    able = min(use.amount, max(0, spent.total - taken.given_back))
    tx.connection.execute(
        update(entitlement_uses)
        .where(entitlement_uses.c.use_id == taken.use_id)
        .values(given_back=taken.given_back + able)
    )
    return give_value_back(spent, able, before=min(taken.given_back, spent.total)) + Value(use.amount - able)


def _taken(tx: Transaction, use_id: str) -> Row[Any] | None:
    row = tx.connection.execute(select(entitlement_uses).where(entitlement_uses.c.use_id == use_id)).one_or_none()
    return row if row is not None and row.amount < 0 else None


def _post(
    tx: Transaction, use: EntitlementUse, booking: Booking, parts: Any, reason: PointsReason, reference: str
) -> None:
    post_points(tx, booking.member_id, parts, reason, reference=reference, moment_ms=booking.moment_ms, key=use.use_id)
