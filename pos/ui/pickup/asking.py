"""What head office is asked about the opened order: where it is sent, and who else has what is short here."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject

from pos.domain.order import Order, OrderState
from pos.domain.quantity import pieces
from pos.ui.desk import Desk
from pos.ui.language import translate
from pos.ui.offload import Lane
from pos.ui.words import dotted
from pos.wire.orders import Parcel


class AskAround(QObject):
    """Asked off the GUI thread when the order is opened, kept no longer than it is open: an address is private."""

    def __init__(self, *, desk: Desk, changed: Callable[[], None]) -> None:
        """`changed`: there is something else to show."""
        super().__init__()
        self._desk = desk
        self._changed = changed
        self._order_id = ""
        self._parcel: Parcel | None = None
        self._known = False
        self._store = ""

    def about(self, order: Order) -> None:
        """Ask what there is to ask about an order."""
        self._order_id, self._parcel, self._known, self._store = order.order_id, None, False, ""
        stock, order_id = self._desk.counter.stock, order.order_id
        short = next((line for line in order.lines if line.short), None)
        if order.deliver:
            self._desk.offload.run(
                Lane.NETWORK, lambda: stock.order.parcel(order_id), lambda found: self._to_be_sent(order_id, found)
            )
        elif short is not None:
            self._desk.offload.run(
                Lane.NETWORK, lambda: self._nearest(short.variant_id), lambda store: self._elsewhere(order_id, store)
            )

    def words(self, order: Order) -> str:
        """What was told, and what to do where it was not; empty where nothing was to be asked."""
        if order.order_id != self._order_id:
            return ""
        if not order.deliver:
            return translate("Pickup", "Nearest with it: {store}").format(store=self._store) if self._store else ""
        if self._parcel is not None:
            return dotted(self._parcel.address, self._parcel.customer, self._parcel.phone)
        if order.state is OrderState.COLLECTED:
            return translate("Pickup", "sent")
        if not self._known:
            return translate("Pickup", "to be sent")
        return translate("Pickup", "The address is at head office: open it again with the network")

    def _nearest(self, variant_id: str) -> str:
        stock = self._desk.counter.stock
        item = stock.name_item.of(variant_id)
        found = stock.nearest(item.style_id, item.variant_id) if item is not None else None
        first = next(iter(found.stores), None) if found is not None else None
        return dotted(first.store_name, pieces(first.quantity)) if first is not None else ""

    def _to_be_sent(self, order_id: str, found: Parcel | None) -> None:
        if order_id == self._order_id:
            self._parcel, self._known = found, True
            self._changed()

    def _elsewhere(self, order_id: str, store: str) -> None:
        if order_id == self._order_id:
            self._store = store
            self._changed()
