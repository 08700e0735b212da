"""Orders as sales channels and head office see them: placed once per key, called off, lapsed."""

from __future__ import annotations

import hashlib
from dataclasses import replace
from enum import StrEnum
from functools import partial

from sqlalchemy import Connection, select, update

from pos.domain.errors import BadValue
from pos.domain.moments import to_ms
from pos.domain.order import Action, Order
from pos.server.channels.tables import channels, idempotency
from pos.server.clock import Clock
from pos.server.database import Database
from pos.server.keys import Keys
from pos.server.members.service import Members
from pos.server.orders.designation import WAITING
from pos.server.orders.holding import StockChange, hold_for, notify, settle_stock
from pos.server.orders.placing import NotPlaced, PlacedFor, is_possible, place
from pos.server.orders.projection import act
from pos.server.orders.repository import lock_orders, order_by_id, orders_where, save_order
from pos.server.orders.tables import orders
from pos.server.organisation.repository import store_by_id
from pos.server.plain_text import plain_text
from pos.server.stock.nearest import elsewhere
from pos.server.transaction import Transaction
from pos.wire.codec import decode, encode
from pos.wire.orders import OrderAnswer, OrderPlaced, PlaceOrder

SWEEP_BATCH = 100


class Conflict(StrEnum):
    """Why something could not be done to an order."""

    KEY_REUSED = "key_reused"
    """The idempotency key came before with another request."""
    COLLECTED = "collected"
    """Goods have been handed over; it cannot be called off any more."""
    PAID = "paid"
    """It was paid for at a till: it goes back by a return there."""
    NOT_FOUND = "not_found"


class Orders:
    """The one order book."""

    def __init__(self, *, database: Database, keys: Keys, members: Members, clock: Clock) -> None:
        self._database = database
        self._keys = keys
        self._members = members
        self._clock = clock

    def place(self, channel: str, key: str, request: PlaceOrder) -> OrderPlaced | NotPlaced | Conflict:
        """Place an order, once for each of the channel's keys: a repeat gets the first answer again."""
        request = replace(request, customer=plain_text(request.customer))
        if not is_possible(request):
            return NotPlaced.BAD_ORDER
        member = self._members.find(request.phone)
        origin = PlacedFor(channel=channel, member_id=member.member_id if member else "")
        return self._database.write(lambda tx: self._place_once(tx, key, request, origin))

    def cancel(self, order_id: str, *, channel: str | None = None, unpaid: bool = False) -> Order | Conflict:
        """Call an order off; again is the same. `channel`: only if it was placed there; `unpaid`: only if it is."""
        return self._database.write(lambda tx: self._cancel(tx, order_id, channel, unpaid=unpaid))

    def act(self, action: Action) -> tuple[Order, tuple[str, ...]]:
        """Do to an order what a store would. Raises BadValue where there is no such order."""

        def work(tx: Transaction) -> tuple[Order, tuple[str, ...]]:
            order = lock_orders(tx, [action.order_id]).get(action.order_id)
            if order is None:
                raise BadValue(f"no order {action.order_id}")
            stock = StockChange()
            after, odd = act(tx, order, action, stock, clock=self._clock)
            settle_stock(tx, order.store_id, stock, clock=self._clock)
            return after, tuple(odd)

        return self._database.write(work)

    def expire_due(self) -> int:
        """Let lapse what nobody collected in time and let its stock go; how many."""
        now = to_ms(self._clock())
        due = orders.c.state.in_(WAITING) & (orders.c.expires_ms <= now)
        with self._database.reading() as connection:
            waiting = [order.order_id for order in orders_where(connection, due, limit=SWEEP_BATCH)]
        return sum(self._database.write(partial(self._expire, order_id=one, now=now)) for one in waiting)

    def find(self, order_id: str) -> OrderAnswer | None:
        """An order of any store, with the store's name."""
        with self._database.reading() as connection:
            order = order_by_id(connection, order_id)
            return self._answer(connection, order) if order else None

    def of_store(self, store_id: str, *, last4: str | None = None) -> tuple[Order, ...]:
        """A store's orders, oldest first; only those whose phone number ends so. Four digits find, they never prove."""
        condition = orders.c.store_id == store_id
        if last4 is not None:
            condition &= orders.c.phone_last4 == last4
        with self._database.reading() as connection:
            return orders_where(connection, condition)

    def _answer(self, connection: Connection, order: Order) -> OrderAnswer:
        store = store_by_id(connection, order.store_id)
        return OrderAnswer(order, store.name if store else "", elsewhere(connection, order))

    def _place_once(
        self, tx: Transaction, key: str, request: PlaceOrder, origin: PlacedFor
    ) -> OrderPlaced | NotPlaced | Conflict:
        channel_id = tx.connection.execute(
            select(channels.c.channel_id).where(channels.c.code == origin.channel)
        ).scalar_one_or_none()
        if channel_id is None:
            raise BadValue(f"no channel {origin.channel!r:.60}")
        row = {
            "channel_id": channel_id,
            "key": hashlib.sha256(key.encode()).hexdigest(),
            "request_hash": self._keys.lookup(encode(request).decode()),
            "answer": b"",
            "moment_ms": to_ms(self._clock()),
        }
        mine = (idempotency.c.channel_id == channel_id) & (idempotency.c.key == row["key"])
        # Of two requests with one key at the same moment the second waits here for the first to commit.
        if not tx.add(idempotency, [row], (idempotency.c.key,)):
            first = tx.connection.execute(select(idempotency).where(mine)).one()
            if first.request_hash != row["request_hash"]:
                return Conflict.KEY_REUSED
            return decode(self._keys.unseal(first.answer), OrderPlaced)
        placed = place(tx, request, origin, keys=self._keys, clock=self._clock)
        if isinstance(placed, NotPlaced):
            # Nothing was placed, so the key stays free for a corrected request.
            tx.connection.execute(idempotency.delete().where(mine))
            return placed
        answer = self._keys.seal(encode(placed))
        tx.connection.execute(update(idempotency).where(mine).values(answer=answer))
        return placed

    def _cancel(self, tx: Transaction, order_id: str, channel: str | None, *, unpaid: bool) -> Order | Conflict:
        order = lock_orders(tx, [order_id]).get(order_id)
        if order is None or (channel is not None and order.channel != channel):
            return Conflict.NOT_FOUND
        if order.cancelled:
            return order
        if any(line.collected for line in order.lines):
            return Conflict.COLLECTED
        if unpaid and not order.owes:
            return Conflict.PAID
        return self._end(tx, replace(order, cancelled=True), "cancelled")

    def _expire(self, tx: Transaction, *, order_id: str, now: int) -> int:
        order = lock_orders(tx, [order_id]).get(order_id)
        if order is None or order.state not in WAITING or to_ms(order.expires) > now:
            return 0
        self._end(tx, replace(order, expired=True), "expired")
        return 1

    def _end(self, tx: Transaction, order: Order, notice: str) -> Order:
        save_order(tx, order)
        stock = StockChange()
        hold_for(tx, order, stock)
        settle_stock(tx, order.store_id, stock, clock=self._clock)
        notify(tx, order, notice, "", clock=self._clock)
        return order
