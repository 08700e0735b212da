"""Places the demo's online orders and does to each what its store has done so far."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime, timedelta

from pos.domain.errors import BadValue
from pos.domain.ids import new_id
from pos.domain.order import Action, ActionKind, LineQuantity, Order, OrderState, PaidState
from pos.domain.quantity import ONE
from pos.domain.stock import Movement, MovementKind
from pos.server.central import Central
from pos.server.demo.goods import goods
from pos.server.demo.online_orders import ORDERS, DemoOrder
from pos.server.orders.service import Orders
from pos.server.stock.levels import add_movements, change_levels
from pos.server.transaction import Transaction
from pos.wire.orders import OrderPlaced, PlacedLine, PlaceOrder


def load_orders(central: Central) -> dict[str, OrderPlaced]:
    """Place every demo order, as long ago as it says, and bring it to its state; key → order and pickup code.

    Placed before, an order is left as it is.
    """
    placed = {demo.key: _place(central, demo) for demo in ORDERS}
    for demo in ORDERS:
        order = _now(central, placed[demo.key].order)
        if order == placed[demo.key].order:
            _play(central, demo, order)
    central.orders.expire_due()
    return {key: replace(answer, order=_now(central, answer.order)) for key, answer in placed.items()}


def _place(central: Central, demo: DemoOrder) -> OrderPlaced:
    """Place an order as its channel would have, hours ago."""
    ids = central.catalogue.variant_ids([line.style for line in demo.lines])
    prices = {style.code: style.retail_yuan * 100 for style in goods()}
    lines = tuple(
        PlacedLine(
            variant_id=ids[line.style, line.colour, line.size],
            quantity=line.pieces * ONE,
            paid=line.pieces * prices[line.style],
        )
        for line in demo.lines
    )
    total = sum(line.paid for line in lines)
    due = {PaidState.PAID: 0, PaidState.AT_COUNTER: total, PaidState.DEPOSIT: total - demo.deposit_fen}[demo.paid]
    request = PlaceOrder(
        store_code=demo.store,
        customer=demo.customer,
        phone=demo.phone,
        lines=lines,
        paid=demo.paid,
        due=due,
        keep_hours=demo.keep_h,
    )
    moment = _ago(central, demo.placed_h)
    then = Orders(database=central.database, keys=central.keys, members=central.members, clock=lambda: moment)
    answer = then.place(demo.channel, demo.key, request)
    if not isinstance(answer, OrderPlaced):
        raise BadValue(f"{demo.key}: {answer}")
    return answer


def _play(central: Central, demo: DemoOrder, order: Order) -> None:
    """What the store has done: picked, found short, made ready, handed over; or the customer called it off."""
    if demo.state is OrderState.CANCELLED:
        central.orders.cancel(order.order_id)
        return
    _act(central, order, ActionKind.PICK, [line.picked for line in demo.lines])
    _act(central, order, ActionKind.SHORT, [line.short for line in demo.lines])
    if demo.shelf:
        central.orders.act(Action(kind=ActionKind.READY, order_id=order.order_id, shelf=demo.shelf))
    collected = [line.collected for line in demo.lines]
    if any(collected):
        _act(central, order, ActionKind.HAND_OVER, collected)
        _take_from_stock(central, order, collected)


def _act(central: Central, order: Order, kind: ActionKind, pieces: Sequence[int]) -> None:
    """Do something to so many pieces of each line."""
    lines = _quantities(order, pieces)
    if not lines:
        return
    handed = kind is ActionKind.HAND_OVER
    central.orders.act(
        Action(
            kind=kind,
            order_id=order.order_id,
            lines=lines,
            moment=_ago(central, 2) if handed else None,
            by="林晓" if handed else "",
            where="HZ01-01" if handed else "",
        )
    )


def _take_from_stock(central: Central, order: Order, pieces: Sequence[int]) -> None:
    """The movements that the till's event would have carried."""
    moved = [
        Movement(
            movement_id=new_id(),
            variant_id=order.lines[part.line - 1].variant_id,
            store_id=order.store_id,
            quantity=-part.quantity,
            kind=MovementKind.HANDOVER,
            document_id=order.order_id,
            moment=_ago(central, 2),
        )
        for part in _quantities(order, pieces)
    ]

    def work(tx: Transaction) -> None:
        change_levels(tx, order.store_id, add_movements(tx, order.store_id, moved))

    central.database.write(work)


def _quantities(order: Order, pieces: Sequence[int]) -> tuple[LineQuantity, ...]:
    return tuple(
        LineQuantity(line=line.line, quantity=count * ONE)
        for line, count in zip(order.lines, pieces, strict=True)
        if count
    )


def _now(central: Central, order: Order) -> Order:
    """The order as it stands."""
    found = central.orders.find(order.order_id)
    if found is None:
        raise BadValue(f"no order {order.number}")
    return found.order


def _ago(central: Central, hours: float) -> datetime:
    return central.clock() - timedelta(hours=hours)
