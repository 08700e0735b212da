"""What an order holds of its store's stock, and what happens when the stock is not there."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from sqlalchemy import select

from pos.domain.moments import to_ms
from pos.domain.order import Action, ActionKind, LineQuantity, Order, apply
from pos.domain.quantity import Milli
from pos.server.clock import Clock
from pos.server.orders.repository import lock_orders, save_order
from pos.server.orders.tables import notices
from pos.server.stock.levels import change_levels, hold
from pos.server.stock.tables import reservations
from pos.server.transaction import Transaction


@dataclass(slots=True)
class StockChange:
    """What a transaction does to one store's stock, gathered so that it is written once, in order."""

    quantities: dict[str, Milli] = field(default_factory=dict)
    """Variant → sum of movements."""
    reserved: dict[str, Milli] = field(default_factory=dict)
    """Variant → change of what orders hold."""

    def moved(self, sums: Mapping[str, Milli]) -> None:
        """Add movements."""
        for variant_id, quantity in sums.items():
            self.quantities[variant_id] = self.quantities.get(variant_id, 0) + quantity

    def held(self, changes: Mapping[str, Milli]) -> None:
        """Add changes of reservations."""
        for variant_id, quantity in changes.items():
            self.reserved[variant_id] = self.reserved.get(variant_id, 0) + quantity


def hold_for(tx: Transaction, order: Order, stock: StockChange) -> None:
    """Let an order hold what it still waits for, and what was granted to a till whose handover has not arrived yet."""
    granted: dict[int, Milli] = {}
    for claim in order.claims:
        for part in claim.lines:
            granted[part.line] = granted.get(part.line, 0) + part.quantity
    alive = not (order.cancelled or order.expired)
    held = {
        line.line: (
            line.variant_id,
            (line.quantity - line.short - line.collected if alive else 0) + granted.get(line.line, 0),
        )
        for line in order.lines
    }
    stock.held(hold(tx, order.store_id, order.order_id, held))


def settle_stock(tx: Transaction, store_id: str, stock: StockChange, *, clock: Clock) -> None:
    """Write a store's stock change; where less is left than orders hold, the till wins and an order's line is short.

    The newest order gives way first, and only what nobody has picked yet: picked pieces are off the sales floor.
    """
    levels = change_levels(tx, store_id, stock.quantities, stock.reserved)
    lacking = {
        level.variant_id: level.reserved - max(level.quantity, 0)
        for level in levels.values()
        if level.reserved > 0 and level.reserved > level.quantity
    }
    if lacking:
        _shorten(tx, store_id, lacking, clock=clock)


def notify(tx: Transaction, order: Order, kind: str, subject: str, *, clock: Clock) -> None:
    """Put down that the customer is to be told; the same thing is told once."""
    row = {
        "store_id": order.store_id,
        "order_id": order.order_id,
        "kind": kind,
        "subject": subject,
        "moment_ms": to_ms(clock()),
        "sent_ms": None,
    }
    tx.add(notices, [row])


def tell_short(tx: Transaction, order: Order, lines: Sequence[int], *, clock: Clock) -> None:
    """Put down that the customer is to choose, for lines of which something is missing now."""
    for number in lines:
        line = order.line_of(number)
        if line is not None:
            notify(tx, order, "short", f"{number}:{line.short}", clock=clock)


def _shorten(tx: Transaction, store_id: str, lacking: Mapping[str, Milli], *, clock: Clock) -> None:
    holders = select(reservations.c.order_id).where(
        reservations.c.store_id == store_id,
        reservations.c.variant_id.in_(sorted(lacking)),
        reservations.c.quantity > 0,
    )
    locked = lock_orders(tx, tx.connection.execute(holders).scalars())
    left = dict(lacking)
    given_up = StockChange()
    for order in sorted(locked.values(), key=lambda each: (each.placed, each.order_id), reverse=True):
        if order.cancelled or order.expired:
            continue
        wanted = []
        for line in order.lines:
            taken = min(left.get(line.variant_id, 0), line.to_pick)
            if taken > 0:
                left[line.variant_id] -= taken
                wanted.append(LineQuantity(line=line.line, quantity=taken))
        if not wanted:
            continue
        after, _ = apply(order, Action(kind=ActionKind.SHORT, order_id=order.order_id, lines=tuple(wanted)))
        save_order(tx, after)
        hold_for(tx, after, given_up)
        tell_short(tx, after, [part.line for part in wanted], clock=clock)
    change_levels(tx, store_id, given_up.quantities, given_up.reserved)
