"""Find the order of a customer at the counter: by pickup code, order number, or digits of the phone number."""

from __future__ import annotations

from dataclasses import dataclass

from pos.domain.errors import BadValue, CentralError
from pos.domain.member import masked
from pos.domain.order import Order, OrderState
from pos.domain.own_code import OwnCode
from pos.domain.pickup import PickupCode, Redemption, parse_pickup_code
from pos.domain.scan import Scan, ScanKind, read_scan
from pos.domain.store import Till
from pos.ports.central import Central
from pos.ports.keys import Verifier
from pos.usecases.pickup.list_orders import ListOrders
from pos.wire.orders import OrderAnswer

_OVER = (OrderState.COLLECTED, OrderState.EXPIRED, OrderState.CANCELLED)


@dataclass(frozen=True, slots=True)
class OrderFound:
    """The orders a code or some digits led to. Finding proves nothing, unless `code_verified`."""

    orders: tuple[Order, ...] = ()
    """Those still to be collected first, then oldest first."""
    code: str = ""
    """The pickup code, where it is a true one."""
    code_verified: bool = False
    """Whether the chain signed it."""
    outcome: Redemption | None = None
    """`UNKNOWN`, `FORGED` or `OTHER_STORE`; None: found here."""
    store_name: str = ""
    """For `OTHER_STORE`: where it waits, if the server could be asked."""


class FindOrder:
    """Looks among this store's orders; what they do not hold, the server is asked for by its code."""

    def __init__(self, *, orders: ListOrders, central: Central, verifier: Verifier, till: Till) -> None:
        self._orders = orders
        self._central = central
        self._verifier = verifier
        self._store_id = till.store.store_id

    def __call__(self, text: str) -> OrderFound:
        """The orders of a pickup code, an order number (with or without `O-`), a phone number or its last four digits.

        With the network down a code of an order that this till was never told of is `UNKNOWN` and verified.
        """
        scan = read_scan(text)
        if scan.kind is ScanKind.PICKUP:
            return self._by_code(scan.text)
        found = tuple(order for order in self._orders() if _named(order, scan))
        if not found:
            return OrderFound(outcome=Redemption.UNKNOWN)
        return OrderFound(orders=tuple(sorted(found, key=lambda order: order.state in _OVER)))

    def _by_code(self, text: str) -> OrderFound:
        code = verified(text, self._verifier)
        if code is None:
            return OrderFound(outcome=Redemption.FORGED)
        order = self._orders.one(code.order_id)
        if order is not None:
            return OrderFound(orders=(order,), code=text, code_verified=True)
        answer = self._ask_server(code.order_id)
        if code.store_id != self._store_id:
            name = answer.store_name if answer else ""
            return OrderFound(outcome=Redemption.OTHER_STORE, code=text, code_verified=True, store_name=name)
        if answer is None:
            return OrderFound(outcome=Redemption.UNKNOWN, code=text, code_verified=True)
        return OrderFound(orders=(self._orders.as_told(answer.order),), code=text, code_verified=True)

    def _ask_server(self, order_id: str) -> OrderAnswer | None:
        try:
            return self._central.order(order_id)
        except CentralError:
            return None


def verified(text: str, verifier: Verifier) -> PickupCode | None:
    """The parts of a pickup code; None where it is none, or not one that the chain signed."""
    try:
        code = parse_pickup_code(text)
    except BadValue:
        return None
    return code if verifier.verify(code.signed_part, code.signature) else None


def _named(order: Order, scan: Scan) -> bool:
    """Whether a text that is no pickup code names an order."""
    if scan.kind is ScanKind.PHONE:
        return order.phone_masked == masked(scan.text) and order.phone_last4 == scan.text[-4:]
    if len(scan.text) == 4 and scan.text.isascii() and scan.text.isdigit():
        return order.phone_last4 == scan.text
    return order.number in (scan.text, f"{OwnCode.ORDER}-{scan.text}")
