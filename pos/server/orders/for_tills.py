"""A till orders what another store has, for a customer who stands before it and pays there (有货直发)."""

from __future__ import annotations

from dataclasses import replace

from sqlalchemy import Connection, select

from pos.domain.collect import CollectAt
from pos.domain.order import TILL_CHANNEL, Order, OrderState, PaidState
from pos.server.clock import Clock
from pos.server.database import Database
from pos.server.keys import Keys
from pos.server.members.service import Members
from pos.server.orders.ordered_here import KEPT_PAID
from pos.server.orders.placing import NotPlaced, PlacedFor, as_placed, is_possible, place
from pos.server.orders.repository import order_by_id
from pos.server.orders.service import Conflict, Orders
from pos.server.orders.tables import orders as order_table
from pos.server.organisation.repository import store_by_id
from pos.server.plain_text import plain_text
from pos.server.transaction import Transaction
from pos.wire.orders import OrderElsewhere, OrderPlaced, Parcel, PlacedLine, PlaceOrder

HELD_UNPAID_HOURS = 2
"""So long the other store keeps what nobody has paid for yet."""
MAX_ADDRESS = 200


class TillOrders:
    """Held at the other store before any money is taken."""

    def __init__(self, *, database: Database, keys: Keys, members: Members, orders: Orders, clock: Clock) -> None:
        self._database = database
        self._keys = keys
        self._members = members
        self._orders = orders
        self._clock = clock

    def place(self, wanted: OrderElsewhere) -> OrderPlaced | NotPlaced:
        """Hold it, all of it or nothing; the same id again gets the same order."""
        wanted = replace(wanted, customer=plain_text(wanted.customer), address=plain_text(wanted.address))
        line = PlacedLine(quantity=wanted.quantity, paid=wanted.price, variant_id=wanted.variant_id)
        request = PlaceOrder(
            store_code="",
            customer=wanted.customer,
            phone=wanted.phone,
            lines=(line,),
            paid=PaidState.AT_COUNTER,
            due=wanted.price,
            keep_hours=HELD_UNPAID_HOURS,
        )
        if not is_possible(request) or not wanted.customer or len(wanted.address) > MAX_ADDRESS:
            return NotPlaced.BAD_ORDER
        member = self._members.find(wanted.phone)
        origin = PlacedFor(
            TILL_CHANNEL, member.member_id if member else "", wanted.order_id, wanted.address, whole=True
        )
        return self._database.write(lambda tx: self._place(tx, wanted, request, origin))

    def give_up(self, order_id: str) -> Order | Conflict:
        """The customer does not want it: nothing is held any more. What was paid stays: it goes back by a return."""
        with self._database.reading() as connection:
            order = order_by_id(connection, order_id)
        if order is None or order.channel != TILL_CHANNEL:
            return Conflict.NOT_FOUND
        return self._orders.cancel(order_id, channel=TILL_CHANNEL, unpaid=True)

    def parcel(self, store_id: str, order_id: str) -> Parcel | None:
        """What is written on the parcel; None for another store's order, and where nothing is to be sent."""
        with self._database.reading() as connection:
            return self._parcel(connection, store_id, order_id)

    def _place(
        self, tx: Transaction, wanted: OrderElsewhere, request: PlaceOrder, origin: PlacedFor
    ) -> OrderPlaced | NotPlaced:
        before = order_by_id(tx.connection, wanted.order_id)
        store = store_by_id(tx.connection, wanted.store_id if before is None else before.store_id)
        if store is None:
            return NotPlaced.UNKNOWN_STORE
        if before is None:
            request = replace(request, store_code=store.code)
            placed = place(tx, request, origin, keys=self._keys, clock=self._clock)
        else:
            placed = as_placed(tx.connection, before, self._keys)
        if isinstance(placed, NotPlaced):
            return placed
        return replace(placed, collect_at=CollectAt(store.name, store.address, store.phone, KEPT_PAID.days))

    def _parcel(self, connection: Connection, store_id: str, order_id: str) -> Parcel | None:
        row = connection.execute(
            select(order_table).where(order_table.c.store_id == store_id, order_table.c.order_id == order_id)
        ).first()
        if row is None or row.parcel is None or OrderState(row.state) in (OrderState.CANCELLED, OrderState.EXPIRED):
            return None
        unseal = self._keys.unseal
        return Parcel(row.customer, unseal(row.phone).decode(), unseal(row.parcel).decode())
