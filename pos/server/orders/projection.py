"""What a store did to an order, folded in. It has happened, so it is never refused; what is odd is reported."""

from __future__ import annotations

from sqlalchemy import update

from pos.domain.moments import to_ms
from pos.domain.order import Action, ActionKind, LineQuantity, Order, apply
from pos.domain.pickup import Proof
from pos.server.clock import Clock
from pos.server.orders.holding import StockChange, hold_for, notify, tell_short
from pos.server.orders.repository import save_order
from pos.server.orders.tables import claims
from pos.server.transaction import Transaction
from pos.wire.codec import encode
from pos.wire.event import OrderActed

ORDER_EXCESS = "order_excess"
"""More was picked or found short than the order has."""
HANDED_OVER_TWICE = "handed_over_twice"
"""Goods of an order went out that had gone out before: a late double."""
OTHER_STORE = "other_store"
"""A store handed over another store's order."""
NOT_ALIVE = "order_not_alive"
"""Goods of a cancelled or expired order went out."""


def act(tx: Transaction, order: Order, action: Action, stock: StockChange, *, clock: Clock) -> tuple[Order, list[str]]:
    """Fold an action in and save; the order after it and the codes of what was odd."""
    after, excess = apply(order, action)
    odd: list[str] = []
    if excess:
        odd.append(HANDED_OVER_TWICE if action.kind is ActionKind.HAND_OVER else ORDER_EXCESS)
    if action.kind is ActionKind.HAND_OVER and (order.cancelled or order.expired):
        odd.append(NOT_ALIVE)
    save_order(tx, after)
    hold_for(tx, after, stock)
    if action.kind is ActionKind.READY:
        notify(tx, after, "ready", "", clock=clock)
    if action.kind is ActionKind.SHORT:
        tell_short(tx, after, [part.line for part in action.lines], clock=clock)
    return after, odd


def handed_over(
    tx: Transaction,
    order: Order,
    acted: OrderActed,
    stock: StockChange,
    *,
    event_id: str,
    store_id: str,
    till_id: str,
    clock: Clock,
) -> tuple[Order, list[str]]:
    """A handover has arrived. One that the server granted was folded in when it was; any other is folded in now."""
    odd = [OTHER_STORE] if order.store_id != store_id else []
    mine = claims.c.claim_id == acted.claim_id
    claim = tx.connection.execute(claims.select().where(mine)).first() if acted.claim_id else None
    if claim is not None and claim.order_id == order.order_id and claim.till_id == till_id:
        grant = claims.c.grant_id == claim.grant_id
        used = tx.connection.execute(claims.select().where(grant, claims.c.event_id.is_not(None))).first()
        if used is not None:
            after, more = act(tx, order, acted.action, stock, clock=clock)
            return after, odd + (more or [HANDED_OVER_TWICE])
        tx.connection.execute(update(claims).where(grant).values(event_id=event_id))
        # The pieces have left the shelf: what was held for the grant is let go.
        hold_for(tx, order, stock)
        return order, odd
    after, more = act(tx, order, acted.action, stock, clock=clock)
    _remember(tx, order, acted, event_id=event_id, till_id=till_id, clock=clock)
    return after, odd + more


def _remember(tx: Transaction, order: Order, acted: OrderActed, *, event_id: str, till_id: str, clock: Clock) -> None:
    """Keep a handover that the till decided, beside those the server granted."""
    claim_id = acted.claim_id or event_id
    row = {
        "store_id": order.store_id,
        "claim_id": claim_id,
        "grant_id": claim_id,
        "order_id": order.order_id,
        "till_id": till_id,
        "staff_name": acted.action.by,
        "proof": (acted.proof or Proof.MANAGER).value,
        "lines": encode(acted.action.lines).decode(),
        "moment_ms": to_ms(acted.action.moment or clock()),
        "event_id": event_id,
    }
    tx.add(claims, [row])


def granted_lines(order: Order, wanted: tuple[LineQuantity, ...]) -> tuple[LineQuantity, ...]:
    """What a claim takes: what it names, or all that is picked and not handed over."""
    return wanted or tuple(
        LineQuantity(line=line.line, quantity=line.to_collect) for line in order.lines if line.to_collect > 0
    )
