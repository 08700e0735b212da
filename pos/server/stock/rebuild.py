"""The balances are a projection: here they are compared with the sums they stand for, and put right.

The difference of a balance is taken in one statement, so that it sees a sale's movements and its change of the balance
both or not at all, and is added like any other change: tills may go on uploading meanwhile.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial

from sqlalchemy import Connection, func, literal, select, union_all

from pos.domain.quantity import Milli
from pos.server.database import Database
from pos.server.feed_tables import feed_rows
from pos.server.organisation.tables import stores
from pos.server.stock.tables import movements, reservations, stock_levels
from pos.server.transaction import Transaction
from pos.wire.codec import encode
from pos.wire.feed import ChangeKind, StockLevel


@dataclass(frozen=True, slots=True)
class Wrong:
    """A balance that is not the sum it stands for."""

    store_id: str
    """Where."""
    variant_id: str
    """What."""
    quantity: Milli
    """What is missing in the balance on hand, signed."""
    reserved: Milli
    """What is missing in the balance of reservations, signed."""


def wrong_levels(connection: Connection, store_id: str) -> tuple[Wrong, ...]:
    """A store's balances that differ from the sums of its movements and reservations, by variant."""
    moved = (
        select(
            movements.c.variant_id,
            func.sum(movements.c.quantity).label("quantity"),
            literal(0).label("reserved"),
        )
        .where(movements.c.store_id == store_id)
        .group_by(movements.c.variant_id)
    )
    held = (
        select(reservations.c.variant_id, literal(0), func.sum(reservations.c.quantity))
        .where(reservations.c.store_id == store_id)
        .group_by(reservations.c.variant_id)
    )
    kept = select(stock_levels.c.variant_id, -stock_levels.c.quantity, -stock_levels.c.reserved).where(
        stock_levels.c.store_id == store_id
    )
    every = union_all(moved, held, kept).subquery()
    quantity, reserved = func.sum(every.c.quantity), func.sum(every.c.reserved)
    rows = connection.execute(
        select(every.c.variant_id, quantity, reserved)
        .group_by(every.c.variant_id)
        .having((quantity != 0) | (reserved != 0))
        .order_by(every.c.variant_id)
    ).all()
    return tuple(Wrong(store_id, variant_id, int(more), int(kept_more)) for variant_id, more, kept_more in rows)


def check_levels(database: Database, store_ids: Sequence[str] = ()) -> tuple[Wrong, ...]:
    """Every wrong balance of some stores, or (none named) of all; writes nothing."""
    found: list[Wrong] = []
    for store_id in store_ids or _every_store(database):
        with database.reading() as connection:
            found += wrong_levels(connection, store_id)
    return tuple(found)


def rebuild_levels(database: Database, store_ids: Sequence[str] = ()) -> tuple[Wrong, ...]:
    """Put the balances of some stores, or of all, right; what was wrong. Tills hear of what they know otherwise."""
    found: list[Wrong] = []
    for store_id in store_ids or _every_store(database):
        found += database.write(partial(_rebuild, store_id=store_id))
    return tuple(found)


def _rebuild(tx: Transaction, store_id: str) -> tuple[Wrong, ...]:
    # Two rebuilds at once would each add the difference.
    tx.connection.execute(select(stores.c.store_id).where(stores.c.store_id == store_id).with_for_update()).all()
    wrong = wrong_levels(tx.connection, store_id)
    rows = [
        {
            "store_id": store_id,
            "variant_id": each.variant_id,
            "quantity": each.quantity,
            "reserved": each.reserved,
        }
        for each in wrong
    ]
    tx.sum(stock_levels, rows, ())
    _tell(tx, store_id, {each.variant_id for each in wrong})
    return wrong


def _tell(tx: Transaction, store_id: str, changed: set[str]) -> None:
    """Tell the store's tills the figures that they know otherwise."""
    if not changed:
        return
    known = select(feed_rows.c.key, feed_rows.c.payload).where(
        feed_rows.c.feed == store_id, feed_rows.c.kind == ChangeKind.STOCK.value
    )
    told = {key: bytes(payload) for key, payload in tx.connection.execute(known).all()}
    mine = select(stock_levels.c.variant_id, stock_levels.c.quantity, stock_levels.c.reserved).where(
        stock_levels.c.store_id == store_id
    )
    for variant_id, quantity, reserved in tx.connection.execute(mine).all():
        if variant_id in changed:
            payload = encode(StockLevel(variant_id=variant_id, quantity=quantity, reserved=reserved))
            if told.get(variant_id) != payload:
                tx.publish(store_id, ChangeKind.STOCK, variant_id, payload)


def _every_store(database: Database) -> tuple[str, ...]:
    with database.reading() as connection:
        return tuple(connection.execute(select(stores.c.store_id).order_by(stores.c.code)).scalars())
