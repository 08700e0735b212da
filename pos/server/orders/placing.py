"""A sales channel places an order: stock is held at the store, a pickup code is signed, the store is told."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import timedelta
from enum import StrEnum
from typing import Any

from sqlalchemy import Connection, Row, select

from pos.domain.barcode import item_key
from pos.domain.catalogue import ItemKind
from pos.domain.ids import new_id
from pos.domain.member import masked
from pos.domain.money import MAX_FEN
from pos.domain.order import LineQuantity, Order, OrderLine, PaidState
from pos.domain.own_code import OwnCode, new_body
from pos.domain.pickup import PickupCode, signed_part
from pos.domain.quantity import MAX_MILLI, ONE, Milli
from pos.domain.scan import ORDER_LENGTH
from pos.domain.store import Store
from pos.server.catalogue.tables import barcodes, colours, styles, variants
from pos.server.clock import Clock
from pos.server.keys import Keys
from pos.server.orders.designation import offline_till
from pos.server.orders.holding import StockChange, hold_for, notify, settle_stock
from pos.server.orders.repository import add_order
from pos.server.orders.tables import orders
from pos.server.organisation.repository import store_by_code
from pos.server.stock.levels import available
from pos.server.stock.nearest import elsewhere
from pos.server.transaction import Transaction
from pos.wire.orders import OrderPlaced, PlacedLine, PlaceOrder

MAX_LINES = 100
MAX_KEEP_HOURS = 24 * 60
MAX_NAME = 100
_PHONE = re.compile(r"\+?\d{4,20}", re.ASCII)


class NotPlaced(StrEnum):
    """Why an order was not placed."""

    UNKNOWN_STORE = "unknown_store"
    UNKNOWN_ITEM = "unknown_item"
    SHARED_CODE = "shared_code"
    """Several variants have the code; name the variant."""
    NOT_COLLECTABLE = "not_collectable"
    """A service has nothing to collect."""
    NONE_LEFT = "none_left"
    """The store's stock does not cover it, and it was wanted only if it does."""
    BAD_ORDER = "bad_order"
    """A quantity, amount, code, name, phone number or time that cannot be, or amounts that contradict each other."""


@dataclass(frozen=True, slots=True)
class PlacedFor:
    """Where an order comes from."""

    channel: str
    """The channel's code."""
    member_id: str
    """The member whose phone number it names; empty: none."""
    order_id: str = ""
    """The order's id, where whoever places it has made one."""
    address: str = ""
    """Where it is sent; empty: it is collected."""
    whole: bool = False
    """Wanted only if the store's stock covers all of it."""


def place(
    tx: Transaction, request: PlaceOrder, origin: PlacedFor, *, keys: Keys, clock: Clock
) -> OrderPlaced | NotPlaced:
    """Place a possible order in an open transaction. What the store's stock does not cover is short from the start."""
    store = store_by_code(tx.connection, request.store_code)
    if store is None:
        return NotPlaced.UNKNOWN_STORE
    items: list[Row[Any]] = []
    for wanted in request.lines:
        item = _item(tx.connection, wanted)
        if isinstance(item, NotPlaced):
            return item
        items.append(item)
    free = available(tx, store.store_id, [item.variant_id for item in items])
    lines = tuple(
        _line(number, wanted, item, free)
        for number, (wanted, item) in enumerate(zip(request.lines, items, strict=True), start=1)
    )
    if origin.whole and any(line.short for line in lines):
        return NotPlaced.NONE_LEFT
    order = _order(tx.connection, request, origin, store, lines, clock)
    address = keys.seal(origin.address.encode()) if origin.address else None
    add_order(tx, order, sealed_phone=keys.seal(request.phone.encode()), sealed_address=address)
    stock = StockChange()
    hold_for(tx, order, stock)
    settle_stock(tx, store.store_id, stock, clock=clock)
    notify(tx, order, "placed", "", clock=clock)
    return as_placed(tx.connection, order, keys)


def as_placed(connection: Connection, order: Order, keys: Keys) -> OrderPlaced:
    """The answer to whoever placed it, with the code that the customer shows."""
    signature = keys.sign(signed_part(order.order_id, order.store_id))
    code = PickupCode(order_id=order.order_id, store_id=order.store_id, signature=signature)
    short = tuple(LineQuantity(line=line.line, quantity=line.short) for line in order.lines if line.short)
    return OrderPlaced(order=order, pickup_code=str(code), short=short, elsewhere=elsewhere(connection, order))


def is_possible(request: PlaceOrder) -> bool:
    """Whether an order can be as it says: whole pieces, amounts that agree, codes without control characters."""
    total = sum(line.paid for line in request.lines)
    codes = (request.store_code, *(code for line in request.lines for code in (line.variant_id, line.code)))
    return (
        0 < len(request.lines) <= MAX_LINES
        and all(_whole_pieces(line.quantity) and 0 <= line.paid <= MAX_FEN for line in request.lines)
        and 0 <= request.due <= total <= MAX_FEN
        and (request.paid is not PaidState.PAID or request.due == 0)
        and all(map(str.isprintable, codes))
        and 0 < request.keep_hours <= MAX_KEEP_HOURS
        and len(request.customer) <= MAX_NAME
        and _PHONE.fullmatch(request.phone) is not None
    )


def _whole_pieces(quantity: Milli) -> bool:
    return 0 < quantity <= MAX_MILLI and quantity % ONE == 0


def _item(connection: Connection, wanted: PlacedLine) -> Row[Any] | NotPlaced:
    """The variant of a line, with what the order copies of it."""
    statement = (
        select(variants, styles.c.name, styles.c.kind, colours.c.picture)
        .join(styles, styles.c.style_id == variants.c.style_id)
        .outerjoin(colours, (colours.c.style_id == variants.c.style_id) & (colours.c.name == variants.c.colour))
    )
    if wanted.variant_id:
        statement = statement.where(variants.c.variant_id == wanted.variant_id)
    else:
        coded = select(barcodes.c.variant_id).where(barcodes.c.item_key == item_key(wanted.code))
        statement = statement.where(variants.c.variant_id.in_(coded))
    found = connection.execute(statement.limit(2)).all()
    if len(found) != 1:
        return NotPlaced.SHARED_CODE if found else NotPlaced.UNKNOWN_ITEM
    kind = ItemKind(found[0].kind)
    return NotPlaced.NOT_COLLECTABLE if kind in (ItemKind.SERVICE, ItemKind.OPEN_PRICE) else found[0]


def _line(number: int, wanted: PlacedLine, item: Row[Any], free: dict[str, Milli]) -> OrderLine:
    """A line of the order; takes what it may hold off `free`."""
    held = min(wanted.quantity, max(0, free.get(item.variant_id, 0)))
    free[item.variant_id] = free.get(item.variant_id, 0) - held
    return OrderLine(
        line=number,
        variant_id=item.variant_id,
        name=item.name,
        colour=item.colour,
        size=item.size,
        quantity=wanted.quantity,
        paid=wanted.paid,
        short=wanted.quantity - held,
        picture=item.picture or "",
    )


def _order(
    connection: Connection,
    request: PlaceOrder,
    origin: PlacedFor,
    store: Store,
    lines: tuple[OrderLine, ...],
    clock: Clock,
) -> Order:
    now = clock()
    first = select(barcodes.c.variant_id, barcodes.c.printed).where(
        barcodes.c.variant_id.in_([line.variant_id for line in lines]), barcodes.c.position == 0
    )
    printed = {row.variant_id: row.printed for row in connection.execute(first)}
    return Order(
        order_id=origin.order_id or new_id(),
        number=_new_number(connection),
        store_id=store.store_id,
        channel=origin.channel,
        placed=now,
        expires=now + timedelta(hours=request.keep_hours),
        customer=request.customer,
        phone_masked=masked(request.phone),
        phone_last4=request.phone[-4:],
        paid=request.paid,
        total=sum(line.paid for line in lines),
        due=request.due,
        lines=tuple(replace(line, barcode=printed.get(line.variant_id, "")) for line in lines),
        offline_till_id=offline_till(connection, store.store_id),
        member_id=origin.member_id,
        deliver=bool(origin.address),
    )


def _new_number(connection: Connection) -> str:
    """A number that no order has."""
    while True:
        number = f"{OwnCode.ORDER}-{new_body(ORDER_LENGTH)}"
        if connection.execute(select(orders.c.order_id).where(orders.c.number == number)).first() is None:
            return number
