"""Changing stock: movements are added, levels follow, the store's feed tells."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from sqlalchemy import func, select

from pos.domain.errors import BadValue
from pos.domain.moments import to_ms
from pos.domain.quantity import MAX_MILLI, Milli
from pos.domain.stock import Movement
from pos.server.stock.tables import marks, movements, reservations, stock_levels
from pos.server.transaction import Transaction
from pos.wire.codec import encode
from pos.wire.feed import ChangeKind, StockLevel


def add_movements(tx: Transaction, store_id: str, moved: Sequence[Movement]) -> dict[str, Milli]:
    """Store movements of one store; variant → sum of those that were new.

    A movement that is there already (by id) is not counted again. The levels are not changed yet: see `change_levels`.
    Raises BadValue for a quantity that cannot be.
    """
    if not moved:
        return {}
    if any(abs(movement.quantity) > MAX_MILLI for movement in moved):
        raise BadValue(f"a movement of more than {MAX_MILLI}")
    rows = [
        {
            "store_id": store_id,
            "movement_id": movement.movement_id,
            "variant_id": movement.variant_id,
            "quantity": movement.quantity,
            "kind": movement.kind.value,
            "document_id": movement.document_id,
            "place": movement.place.value,
            "owner": movement.owner,
            "moment_ms": to_ms(movement.moment),
        }
        for movement in moved
    ]
    sums: dict[str, Milli] = {}
    returning = (movements.c.movement_id, movements.c.variant_id, movements.c.quantity)
    new = tx.add(movements, rows, returning)
    for _, variant_id, quantity in new:
        sums[variant_id] = sums.get(variant_id, 0) + quantity
    if any(movement.mark is not None for movement in moved):
        _add_marks(tx, store_id, moved, {movement_id for movement_id, _, _ in new})
    return sums


def _add_marks(tx: Transaction, store_id: str, moved: Sequence[Movement], new: set[str]) -> None:
    """Which lots and pieces the new ones among these movements moved, as far as it is known."""
    rows = [
        {
            "store_id": store_id,
            "movement_id": movement.movement_id,
            "variant_id": movement.variant_id,
            "place": movement.place.value,
            "quantity": movement.quantity,
            "lot": movement.mark.lot,
            "expiry": movement.mark.expiry,
            "serial": movement.mark.serial,
        }
        for movement in moved
        if movement.mark is not None and movement.movement_id in new
    ]
    tx.add(marks, rows)


def change_levels(
    tx: Transaction, store_id: str, quantities: Mapping[str, Milli], reserved: Mapping[str, Milli] | None = None
) -> dict[str, StockLevel]:
    """Add to levels and reservations by variant and tell the store's feed; the levels as they are now.

    Rows are locked in the order of variant ids, so that two tills of one store do not wait for each other in a circle.
    """
    held = reserved or {}
    rows = [
        {
            "store_id": store_id,
            "variant_id": variant_id,
            "quantity": quantities.get(variant_id, 0),
            "reserved": held.get(variant_id, 0),
        }
        for variant_id in sorted(quantities.keys() | held.keys())
    ]
    columns = (stock_levels.c.variant_id, stock_levels.c.quantity, stock_levels.c.reserved)
    levels = {
        variant_id: StockLevel(variant_id=variant_id, quantity=quantity, reserved=kept)
        for variant_id, quantity, kept in tx.sum(stock_levels, rows, columns)
    }
    for variant_id, level in levels.items():
        tx.publish(store_id, ChangeKind.STOCK, variant_id, encode(level))
    return levels


def hold(tx: Transaction, store_id: str, order_id: str, held: Mapping[int, tuple[str, Milli]]) -> dict[str, Milli]:
    """Let an order hold so much per line (line → variant, thousandths); what that changes, by variant."""
    mine = (reservations.c.store_id == store_id) & (reservations.c.order_id == order_id)
    changes: dict[str, Milli] = {}
    for row in tx.connection.execute(select(reservations).where(mine)):
        changes[row.variant_id] = changes.get(row.variant_id, 0) - row.quantity
    rows: list[dict[str, Any]] = []
    for line, (variant_id, quantity) in held.items():
        changes[variant_id] = changes.get(variant_id, 0) + quantity
        rows.append(
            {
                "store_id": store_id,
                "order_id": order_id,
                "line": line,
                "variant_id": variant_id,
                "quantity": quantity,
            }
        )
    tx.put(reservations, rows)
    return {variant_id: change for variant_id, change in changes.items() if change}


def sums_of_movements(tx: Transaction, store_id: str) -> dict[str, Milli]:
    """Variant → the sum of all movements of a store: what the levels must be."""
    rows = tx.connection.execute(
        select(movements.c.variant_id, func.sum(movements.c.quantity))
        .where(movements.c.store_id == store_id)
        .group_by(movements.c.variant_id)
    )
    return {variant_id: int(total) for variant_id, total in rows}


def available(tx: Transaction, store_id: str, variant_ids: Iterable[str]) -> dict[str, Milli]:
    """Variant → on hand less reserved, locked in the order of ids until the transaction ends."""
    rows = tx.connection.execute(
        select(stock_levels)
        .where(stock_levels.c.store_id == store_id, stock_levels.c.variant_id.in_(sorted(set(variant_ids))))
        .order_by(stock_levels.c.variant_id)
        .with_for_update()
    )
    return {row.variant_id: row.quantity - row.reserved for row in rows}
