"""Two members turn out to be one person: what was the one's is the other's, and its old id stands for the other."""

from __future__ import annotations

from sqlalchemy import select, update

from pos.domain.moments import to_ms
from pos.server.clock import Clock
from pos.server.coupons.tables import coupons, vouchers
from pos.server.keys import Keys
from pos.server.members.accounts import lock_members
from pos.server.members.tables import (
    document_points,
    entitlement_uses,
    member_identities,
    member_merges,
    members,
    points_ledger,
    rule_members,
    stored_value_ledger,
)
from pos.server.members.telling import tell_gone
from pos.server.transaction import Transaction

_WHOSE = (
    points_ledger,
    stored_value_ledger,
    entitlement_uses,
    document_points,
    member_identities,
    vouchers,
)
"""Tables with rows of a member that become the other's as they are: the sums of both ledgers are the sum of one."""


def merge(tx: Transaction, *, gone: str, into: str, keys: Keys, clock: Clock) -> None:
    """Make everything of `gone` `into`'s. `gone` may be an id that only sales carry so far."""
    lock_members(tx, [gone, into])
    for table in _WHOSE:
        tx.connection.execute(update(table).where(table.c.member_id == gone).values(member_id=into))
    _coupons(tx, gone, into)
    _limited(tx, gone, into)
    tx.connection.execute(update(member_merges).where(member_merges.c.into_id == gone).values(into_id=into))
    tx.put(member_merges, [{"member_id": gone, "into_id": into, "moment_ms": to_ms(clock())}])
    home = tx.connection.execute(
        select(members.c.home_store_id).where(members.c.member_id == gone)
    ).scalar_one_or_none()
    if home is not None:
        tx.connection.execute(members.delete().where(members.c.member_id == gone))
        tell_gone(tx, gone, home, keys=keys)


def _coupons(tx: Transaction, gone: str, into: str) -> None:
    """Coupons move too, with the reason for which they were issued: a sale finds by it what it earned, and nothing is
    issued for it again. Where both have one of the same campaign the person keeps both.
    """
    why = (coupons.c.batch_id, coupons.c.reason)
    has = {tuple(row) for row in tx.connection.execute(select(*why).where(coupons.c.member_id == into))}
    for row in tx.connection.execute(select(coupons.c.coupon_id, *why).where(coupons.c.member_id == gone)).all():
        # Its own id is a reason that nothing else has.
        reason = row.coupon_id if (row.batch_id, row.reason) in has else row.reason
        changed = update(coupons).where(coupons.c.coupon_id == row.coupon_id)
        tx.connection.execute(changed.values(member_id=into, reason=reason))


def _limited(tx: Transaction, gone: str, into: str) -> None:
    """What either had of a rule that is limited for each member, the person had."""
    table = rule_members
    rows = tx.connection.execute(select(table.c.rule_id, table.c.used).where(table.c.member_id == gone)).all()
    tx.sum(table, [{"rule_id": row.rule_id, "member_id": into, "used": row.used} for row in rows], ())
    tx.connection.execute(table.delete().where(table.c.member_id == gone))
