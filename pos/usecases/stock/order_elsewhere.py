"""Have another store send what it has, or keep it for the customer, who pays here (有货直发).

It is held there before it is in the cart, so that nobody pays for what somebody else takes. What nobody pays for is let
go by the server after a while, or at once where the till can tell it.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from pos.domain.cart import Cart, add_ordered
from pos.domain.catalogue import Item
from pos.domain.collect import ToCollect
from pos.domain.document import Fulfilment
from pos.domain.errors import CentralError, Refused, Unreachable
from pos.domain.ids import new_id
from pos.domain.order import Order
from pos.domain.quantity import ONE, Milli, extend
from pos.ports.store_desk import StoreDesk
from pos.wire.orders import OrderElsewhere as Wanted
from pos.wire.orders import OrderPlaced, Parcel


class Ordered(StrEnum):
    """What asking for it came to."""

    HELD = "held"
    NONE_LEFT = "none_left"
    """Somebody else took it in between."""
    OFFLINE = "offline"
    """Only the server can hold another store's goods."""
    REFUSED = "refused"
    """A phone number, a name or an address that cannot be, or an item that is only sold by hand."""


@dataclass(frozen=True, slots=True)
class ForWhom:
    """Who gets it, and where."""

    phone: str
    """Digits, with or without `+`."""
    name: str
    """On the parcel, or for calling out."""
    address: str = ""
    """Where to; empty: it is collected in that store."""


@dataclass(frozen=True, slots=True)
class Held:
    """What asking came to."""

    outcome: Ordered
    """`HELD`: it may be paid for."""
    order: Order | None = None
    """The order that holds it."""
    collect: ToCollect | None = None
    """What the customer collects it with; None where it is sent, or not held."""


class OrderElsewhere:
    """Asks head office; nothing is written at the till until it is paid for."""

    def __init__(self, *, desk: StoreDesk) -> None:
        self._desk = desk

    def __call__(self, item: Item, store_id: str, whom: ForWhom, quantity: Milli = ONE) -> Held:
        """Have the store hold so much of it. Takes as long as the network does."""
        wanted = Wanted(
            order_id=new_id(),
            store_id=store_id,
            variant_id=item.variant_id,
            quantity=quantity,
            price=extend(item.retail_price, quantity),
            customer=whom.name.strip(),
            phone="".join(whom.phone.split()),
            address=whom.address.strip(),
        )
        try:
            placed = self._desk.order_elsewhere(wanted)
        except Unreachable:
            return Held(Ordered.OFFLINE)
        except Refused as refused:
            return Held(Ordered.NONE_LEFT if refused.reason == "none_left" else Ordered.REFUSED)
        return Held(Ordered.HELD, placed.order, _to_collect(placed))

    def give_up(self, order_id: str) -> bool:
        """The customer does not want it after all; whether head office knows. If not, it lapses there by itself."""
        try:
            self._desk.give_up(order_id)
        except CentralError:
            return False
        return True

    def parcel(self, order_id: str) -> Parcel | None:
        """Where this store sends an order to; None where head office does not say so, or cannot be reached."""
        try:
            return self._desk.parcel(order_id)
        except CentralError:
            return None


def _to_collect(placed: OrderPlaced) -> ToCollect | None:
    order = placed.order
    if order.deliver:
        return None
    customer = f"{order.customer} {order.phone_masked}".strip()
    return ToCollect(placed.pickup_code, order.number, customer, placed.collect_at)


def into_cart(cart: Cart, item: Item, order: Order, *, note: str, collect: ToCollect | None = None) -> Cart:
    """The cart with what is held. `note`: from which store, and which order, as the receipt says it; `collect`: what
    the customer gets on paper once it is paid."""
    way = Fulfilment.DELIVERED if order.deliver else Fulfilment.OWED
    quantity = sum(line.quantity for line in order.lines)
    return add_ordered(
        cart,
        item,
        order_id=order.order_id,
        quantity=quantity,
        unit_price=item.retail_price,
        fulfilment=way,
        note=note,
        collect=collect,
    )


def ordered(cart: Cart) -> frozenset[str]:
    """Ids of the orders that a cart would pay for."""
    return frozenset(line.order_id for line in cart.lines if line.order_id)
