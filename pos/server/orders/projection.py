"""What a store did to an order, folded in. It has happened, so it is never refused; what is odd is reported."""

from __future__ import annotations

from typing import Any

from sqlalchemy import select, update

from pos.domain.balance import settle
from pos.domain.document import Document
from pos.domain.moments import to_ms
from pos.domain.order import Action, ActionKind, LineQuantity, Order, apply
from pos.domain.pickup import Proof
from pos.domain.tender import TenderKind
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
PAID_TWICE = "order_paid_twice"
"""More was taken for an order at the counter than was due on it."""
NOT_ALIVE = "order_not_alive"
"""Goods of a cancelled or expired order went out."""


def act(
    tx: Transaction, order: Order, action: Action, stock: StockChange, *, clock: Clock, claim_id: str = ""
) -> tuple[Order, list[str]]:
    """Fold an action in and save; the order after it and the codes of what was odd. `claim_id`: the open claim that a
    handover makes good."""
    after, excess = apply(order, action, claim_id=claim_id)
    odd: list[str] = []
    if excess:
        odd.append(HANDED_OVER_TWICE if action.kind is ActionKind.HAND_OVER else ORDER_EXCESS)
    if action.kind is ActionKind.HAND_OVER and (order.cancelled or order.expired) and not claim_id:
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
    """A handover has arrived. One that the server granted takes the place of its claim."""
    odd = [OTHER_STORE] if order.store_id != store_id else []
    claim_id = acted.claim_id or event_id
    before = tx.connection.execute(select(claims).where(claims.c.claim_id == claim_id)).first()
    if before is None:
        tx.add(claims, [_decided_by_till(order, acted, claim_id, event_id=event_id, till_id=till_id, clock=clock)])
        after, more = act(tx, order, acted.action, stock, clock=clock)
        return after, odd + more
    if before.event_id is None and (before.order_id, before.till_id) == (order.order_id, till_id):
        tx.connection.execute(update(claims).where(claims.c.claim_id == claim_id).values(event_id=event_id))
        after, more = act(tx, order, acted.action, stock, clock=clock, claim_id=claim_id)
        return after, odd + more
    after, more = act(tx, order, acted.action, stock, clock=clock)
    return after, odd + (more or [HANDED_OVER_TWICE])


def paid_at_counter(tx: Transaction, order: Order, document: Document) -> tuple[Order, list[str]]:
    """A sale has arrived that took the money for an order. It comes after the handover it was paid with."""
    taken = sum(tender.amount for tender in document.tenders if tender.kind is not TenderKind.PREPAID)
    after = settle(order, taken)
    save_order(tx, after)
    return after, [PAID_TWICE] if not order.owes or taken > order.due else []


def _decided_by_till(
    order: Order, acted: OrderActed, claim_id: str, *, event_id: str, till_id: str, clock: Clock
) -> dict[str, Any]:
    """The row of a handover that the till decided, kept beside those the server granted."""
    return {
        "store_id": order.store_id,
        "claim_id": claim_id,
        "order_id": order.order_id,
        "till_id": till_id,
        "staff_name": acted.action.by,
        "proof": (acted.proof or Proof.MANAGER).value,
        "lines": encode(acted.action.lines).decode(),
        "moment_ms": to_ms(acted.action.moment or clock()),
        "event_id": event_id,
    }


def all_ready(order: Order) -> tuple[LineQuantity, ...]:
    """All that is picked and not handed over."""
    return tuple(LineQuantity(line=line.line, quantity=line.to_collect) for line in order.lines if line.to_collect > 0)
