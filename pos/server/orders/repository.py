"""Orders in and out of their tables."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import fields as fields_of
from typing import Any

from sqlalchemy import ColumnElement, Connection, Row, select

from pos.domain.moments import from_ms, to_ms
from pos.domain.order import LineQuantity, OpenClaim, Order, OrderLine, OrderState, PaidState
from pos.server.orders.tables import claims, order_lines, orders
from pos.server.transaction import Transaction
from pos.wire.codec import decode, encode
from pos.wire.feed import ChangeKind

_LINE_FIELDS = tuple(field.name for field in fields_of(OrderLine))
"""The columns of a line are named after its fields."""


def orders_where(connection: Connection, condition: ColumnElement[bool], *, limit: int = 200) -> tuple[Order, ...]:
    """Orders that meet a condition on the table `orders`, oldest first."""
    rows = connection.execute(select(orders).where(condition).order_by(orders.c.placed_ms).limit(limit)).all()
    return _with_lines(connection, rows)


def order_by_id(connection: Connection, order_id: str) -> Order | None:
    """The order of that id, of any store."""
    return next(iter(orders_where(connection, orders.c.order_id == order_id)), None)


def lock_orders(tx: Transaction, order_ids: Iterable[str]) -> dict[str, Order]:
    """Orders by id, nobody else's to change until the transaction ends; locked in the order of their ids."""
    wanted = sorted(set(order_ids))
    if not wanted:
        return {}
    rows = tx.connection.execute(
        select(orders).where(orders.c.order_id.in_(wanted)).order_by(orders.c.order_id).with_for_update()
    ).all()
    return {order.order_id: order for order in _with_lines(tx.connection, rows)}


def add_order(tx: Transaction, order: Order, *, sealed_phone: bytes, sealed_address: bytes | None = None) -> None:
    """Store a new order and tell its store."""
    row = {**_row(order), **_fixed(order), "phone": sealed_phone, "parcel": sealed_address}
    tx.connection.execute(orders.insert(), row)
    tx.put(order_lines, _line_rows(order))
    tell(tx, order)


def save_order(tx: Transaction, order: Order) -> None:
    """Store what became of an order and tell its store. Its claims have a table of their own.

    An address is forgotten as soon as nothing is left to be sent there.
    """
    row = _row(order) | ({"parcel": None} if order.state is OrderState.COLLECTED else {})
    tx.connection.execute(
        orders.update().where(orders.c.store_id == order.store_id, orders.c.order_id == order.order_id).values(**row)
    )
    tx.put(order_lines, _line_rows(order))
    tell(tx, order)


def tell(tx: Transaction, order: Order) -> None:
    """Publish an order on its store's feed."""
    tx.publish(order.store_id, ChangeKind.ORDER, order.order_id, encode(order))


def _row(order: Order) -> dict[str, Any]:
    """What of an order changes."""
    return {
        "paid": order.paid.value,
        "due": order.due,
        "total": order.total,
        "offline_till_id": order.offline_till_id,
        "ready": order.ready,
        "cancelled": order.cancelled,
        "expired": order.expired,
        "expires_ms": to_ms(order.expires),
        "shelf": order.shelf,
        "handed_over_by": order.handed_over_by,
        "handed_over_ms": to_ms(order.handed_over_at) if order.handed_over_at else None,
        "handed_over_where": order.handed_over_where,
        "state": order.state.value,
    }


def _fixed(order: Order) -> dict[str, Any]:
    """What of an order is written once."""
    return {
        "store_id": order.store_id,
        "order_id": order.order_id,
        "number": order.number,
        "channel": order.channel,
        "placed_ms": to_ms(order.placed),
        "customer": order.customer,
        "phone_masked": order.phone_masked,
        "phone_last4": order.phone_last4,
        "member_id": order.member_id,
        "deliver": order.deliver,
    }


def _line_rows(order: Order) -> list[dict[str, Any]]:
    return [
        {
            "store_id": order.store_id,
            "order_id": order.order_id,
            **{name: getattr(line, name) for name in _LINE_FIELDS},
        }
        for line in order.lines
    ]


def _with_lines(connection: Connection, rows: Sequence[Row[Any]]) -> tuple[Order, ...]:
    lines: dict[str, list[OrderLine]] = {}
    statement = select(order_lines).where(order_lines.c.order_id.in_([row.order_id for row in rows]))
    for row in connection.execute(statement.order_by(order_lines.c.line)).mappings():
        line = OrderLine(**{name: row[name] for name in _LINE_FIELDS})
        lines.setdefault(row["order_id"], []).append(line)
    granted = _open_claims(connection, [row.order_id for row in rows])
    return tuple(_order(row, tuple(lines.get(row.order_id, ())), tuple(granted.get(row.order_id, ()))) for row in rows)


def _open_claims(connection: Connection, order_ids: Sequence[str]) -> dict[str, list[OpenClaim]]:
    """What was granted and whose handover has not arrived yet, by order. Whoever changes it holds the order's lock."""
    granted: dict[str, list[OpenClaim]] = {}
    waiting = claims.c.order_id.in_(order_ids) & claims.c.event_id.is_(None)
    for row in connection.execute(select(claims).where(waiting).order_by(claims.c.moment_ms, claims.c.claim_id)):
        lines = decode(row.lines.encode(), tuple[LineQuantity, ...])
        granted.setdefault(row.order_id, []).append(OpenClaim(claim_id=row.claim_id, lines=lines))
    return granted


def _order(row: Row[Any], lines: tuple[OrderLine, ...], granted: tuple[OpenClaim, ...]) -> Order:
    return Order(
        order_id=row.order_id,
        number=row.number,
        store_id=row.store_id,
        channel=row.channel,
        placed=from_ms(row.placed_ms),
        expires=from_ms(row.expires_ms),
        customer=row.customer,
        phone_masked=row.phone_masked,
        phone_last4=row.phone_last4,
        paid=PaidState(row.paid),
        total=row.total,
        due=row.due,
        lines=lines,
        offline_till_id=row.offline_till_id,
        member_id=row.member_id,
        ready=row.ready,
        cancelled=row.cancelled,
        expired=row.expired,
        shelf=row.shelf,
        handed_over_by=row.handed_over_by,
        handed_over_at=from_ms(row.handed_over_ms) if row.handed_over_ms is not None else None,
        handed_over_where=row.handed_over_where,
        claims=granted,
        deliver=row.deliver,
    )
