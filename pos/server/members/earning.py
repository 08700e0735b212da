"""What a sale earns, and what of it is taken back when its goods come back, in whichever order the two arrive.

A row for each sale of a member holds what it should come to; `settle` writes the difference to what was written so far.
What a sale earned is found once, by the rule of that moment; what is kept of it follows from what came back.
"""

from __future__ import annotations

import uuid
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, Row, select, update

from pos.domain.document import Document
from pos.domain.entitlement import EntitlementKind
from pos.domain.moments import to_ms
from pos.domain.money import Fen
from pos.domain.points import PointsReason, earned, give_back, kept, take
from pos.domain.tender import methods_with
from pos.server.clock import Clock
from pos.server.days.rules import rules_of
from pos.server.documents.tables import documents
from pos.server.event_tables import events
from pos.server.members.accounts import (
    NEW_LOT,
    earned_entry,
    entries_about,
    points_entries,
    post_points,
)
from pos.server.members.settings import membership_of
from pos.server.members.tables import document_points, entitlement_uses, members
from pos.server.transaction import Transaction
from pos.wire.codec import decode
from pos.wire.event import DocumentDone, decode_head

POINTS_RULE = "points"
"""The rule id of what points took off a line."""


@dataclass(frozen=True, slots=True)
class Goods:
    """What a document's goods come to."""

    sold: Fen
    """Goods that went out: what they cost, with what points took off."""
    base: Fen
    """Of these, what earns points: not what was paid by a method that earns none."""


def earning_nothing(connection: Connection, store_id: str) -> frozenset[str]:
    """Ids of the methods of payment that earn no points in a store."""
    methods = methods_with(rules_of(connection, store_id).trade.methods)
    return frozenset(method.method_id for method in methods if not method.earns_points)


def goods_of(document: Document, nothing: Collection[str]) -> Goods:
    """What of a document went out. `nothing`: ids of the methods that earn no points."""
    out = [line for line in document.lines if line.quantity > 0]
    points = sum(part.amount for line in out for part in line.allocations if part.rule_id == POINTS_RULE)
    paid = sum(line.paid for line in out)
    by_those = sum(each.amount for each in document.tenders if each.method_id in nothing and each.amount > 0)
    return Goods(sold=paid + points, base=max(0, paid - by_those))


def returned_goods(document: Document) -> Iterator[tuple[str, Fen]]:
    """(sale, what its goods that came back with this document had cost, points counted in)."""
    back: dict[str, Fen] = {}
    for line in document.lines:
        if line.returns_document and line.quantity < 0:
            points = sum(part.amount for part in line.allocations if part.rule_id == POINTS_RULE)
            back[line.returns_document] = back.get(line.returns_document, 0) - line.paid - points
    yield from back.items()


def keep_document(tx: Transaction, document: Document, store_id: str, member_id: str, goods: Goods) -> None:
    """Put down what a sale's goods come to. A return that came first has put its part down already."""
    points = (use for use in document.uses if use.kind is EntitlementKind.POINTS and use.amount < 0)
    values = {
        "member_id": member_id,
        "store_id": store_id,
        "day": document.business_date,
        "base": goods.base,
        "times": max(0, min(document.points_times, 10_000)),
        "goods": goods.sold,
        "spent": sum(-use.amount for use in points),
    }
    _put(tx, document.document_id, values)


def name_late(tx: Transaction, document_id: str, member_id: str, *, clock: Clock) -> bool:
    """A sale has its member after all; False where it has another one."""
    known = tx.connection.execute(
        select(document_points.c.member_id).where(document_points.c.document_id == document_id)
    ).scalar_one_or_none()
    if known:
        return bool(known == member_id)
    sale = tx.connection.execute(select(documents).where(documents.c.document_id == document_id)).first()
    if sale is None:
        return True  # A till names its own sales only, and those come first: this one is in quarantine.
    payload = tx.connection.execute(
        select(events.c.payload).where(events.c.till_id == sale.till_id, events.c.tseq == sale.tseq)
    ).scalar_one()
    document = decode(decode_head(payload).body, DocumentDone).document
    keep_document(
        tx, document, sale.store_id, member_id, goods_of(document, earning_nothing(tx.connection, sale.store_id))
    )
    settle(tx, document_id, clock=clock)
    return True


def put_right(tx: Transaction, correction: Document, nothing: Collection[str], *, clock: Clock) -> str:
    """A payment of a sale was another one: it earns accordingly. The id of its member; empty while nobody is known."""
    change = -sum(each.amount for each in correction.tenders if each.method_id in nothing)
    row = document_points.c.document_id == correction.corrects
    if not change or tx.connection.execute(select(document_points.c.base).where(row)).first() is None:
        return ""
    tx.connection.execute(update(document_points).where(row).values(base=document_points.c.base + change, earned=0))
    return settle(tx, correction.corrects, clock=clock)


def come_back(tx: Transaction, document_id: str, amount: Fen) -> bool:
    """Goods of a sale came back; whether all of it has by now."""
    _put(tx, document_id, {})
    row = tx.connection.execute(
        update(document_points)
        .where(document_points.c.document_id == document_id)
        .values(returned=document_points.c.returned + amount)
        .returning(document_points.c.goods, document_points.c.returned)
    ).one()
    return bool(row.goods and row.returned >= row.goods)


def settle(tx: Transaction, document_id: str, *, clock: Clock) -> str:
    """Write what is missing between what a sale should have earned and spent by now, and what was written of it.

    The id of its member; empty while nobody is known.
    """
    row = tx.connection.execute(select(document_points).where(document_points.c.document_id == document_id)).one()
    if not row.member_id or row.day is None:
        return ""
    total = row.earned or _earned(tx, row)
    now_ms = to_ms(clock())
    should = kept(total, paid=row.goods, returned=row.returned)
    if should != row.posted:
        _post_earning(tx, row, should - row.posted, now_ms)
    restored = row.spent - kept(row.spent, paid=row.goods, returned=row.returned)
    if restored > row.restored:
        _restore(tx, row, restored - row.restored, now_ms, clock)
    done = {"earned": total, "posted": should, "restored": max(restored, row.restored)}
    tx.connection.execute(update(document_points).where(document_points.c.document_id == document_id).values(**done))
    return str(row.member_id)


def _earned(tx: Transaction, row: Row[Any]) -> int:
    """By today's rule and the member's level of this moment; asked once."""
    membership = membership_of(tx.connection, row.store_id)
    level = tx.connection.execute(select(members.c.level).where(members.c.member_id == row.member_id)).scalar()
    held = membership.level_named(level or "")
    return earned(row.base, membership.points, percent=held.points_percent if held else 100, times=row.times)


def _post_earning(tx: Transaction, row: Row[Any], change: int, now_ms: int) -> None:
    before = len(entries_about(tx.connection, [row.document_id]))
    key = str(uuid.uuid5(uuid.UUID(row.document_id), f"points {row.posted} {row.returned} after {before}"))
    if change > 0:
        expires = membership_of(tx.connection, row.store_id).points.expiry(row.day)
        parts, reason = (earned_entry(change, expires),), PointsReason.EARNED
    else:
        own = [entry.lot for entry in entries_about(tx.connection, [row.document_id]) if entry.points > 0]
        parts = take(points_entries(tx.connection, row.member_id), -change, first=own)  # type: ignore[assignment]
        reason = PointsReason.EARNING_REVERSED
    post_points(tx, row.member_id, parts, reason, reference=row.document_id, moment_ms=now_ms, key=key)


def _restore(tx: Transaction, row: Row[Any], points: int, now_ms: int, clock: Clock) -> None:
    """Give back points that were taken as money, to the lots they came from."""
    mine = entitlement_uses.c.document_id == row.document_id, entitlement_uses.c.kind == EntitlementKind.POINTS.value
    uses = list(tx.connection.execute(select(entitlement_uses.c.use_id).where(*mine)).scalars())
    spent = entries_about(tx.connection, uses)
    rule = membership_of(tx.connection, row.store_id).points
    points = min(points, -sum(entry.points for entry in spent))
    if points > 0:
        parts = give_back(spent, points, today=clock().date(), rule=rule, new_lot=NEW_LOT)
        key = str(uuid.uuid5(uuid.UUID(row.document_id), f"restored {row.restored}"))
        reason = PointsReason.GIVEN_BACK
        post_points(tx, row.member_id, parts, reason, reference=uses[0], moment_ms=now_ms, key=key)


def _put(tx: Transaction, document_id: str, values: dict[str, Any]) -> None:
    blank = {
        "document_id": document_id,
        "member_id": "",
        "store_id": "",
        "day": None,
        "base": 0,
        "times": 100,
        "goods": 0,
        "returned": 0,
        "earned": 0,
        "posted": 0,
        "spent": 0,
        "restored": 0,
    }
    tx.add(document_points, [blank])
    if values:
        tx.connection.execute(
            update(document_points).where(document_points.c.document_id == document_id).values(**values)
        )
