"""Each order names the one till that may hand it over without the server."""

from __future__ import annotations

from dataclasses import replace

from sqlalchemy import Connection, select

from pos.domain.order import OrderState
from pos.server.enrolment.tables import tills
from pos.server.orders.repository import lock_orders, save_order
from pos.server.orders.tables import orders
from pos.server.transaction import Transaction

WAITING = (OrderState.TO_PICK, OrderState.SHORT, OrderState.READY, OrderState.PARTLY_COLLECTED)
"""States in which somebody may still come for the goods."""


def offline_till(connection: Connection, store_id: str) -> str:
    """The store's first till that is trusted; empty where there is none."""
    trusted = select(tills.c.till_id).where(
        tills.c.store_id == store_id, tills.c.revoked_ms.is_(None), tills.c.forked_ms.is_(None)
    )
    return connection.execute(trusted.order_by(tills.c.number).limit(1)).scalar_one_or_none() or ""


def designate(tx: Transaction, store_id: str) -> None:
    """Name a till for the store's waiting orders that name none, or one that is no longer trusted."""
    trusted = select(tills.c.till_id).where(
        tills.c.store_id == store_id, tills.c.revoked_ms.is_(None), tills.c.forked_ms.is_(None)
    )
    astray = select(orders.c.order_id).where(
        orders.c.store_id == store_id, orders.c.state.in_(WAITING), orders.c.offline_till_id.not_in(trusted)
    )
    till_id = offline_till(tx.connection, store_id)
    for order in lock_orders(tx, tx.connection.execute(astray).scalars()).values():
        if order.offline_till_id != till_id:
            save_order(tx, replace(order, offline_till_id=till_id))
