"""The stock here of the line that is chosen, said beside it when the clerk rests for a moment."""

from __future__ import annotations

from PySide6.QtCore import QObject, QTimer

from pos.domain.quantity import Milli
from pos.ui.desk import Desk
from pos.ui.language import translate
from pos.ui.offload import Lane
from pos.ui.sell.cart_list import CartList
from pos.ui.words import signed

REST_MS = 120
"""Only after so long is it read: scans come one after the other and must not wait behind it."""


class StockLine(QObject):
    """Follows the cart's list."""

    def __init__(self, *, desk: Desk, cart: CartList) -> None:
        super().__init__(cart)
        self._desk = desk
        self._cart = cart
        self._rest = QTimer(self, singleShot=True, interval=REST_MS)
        self._rest.timeout.connect(self._read)

    def follow(self) -> None:
        """Another line may be chosen, or the words are others."""
        line_id = self._cart.chosen_line
        if line_id != self._cart.rows.aside_of:
            self._cart.say_aside(None, "")
        if line_id is None:
            self._rest.stop()
        else:
            self._rest.start()

    def _read(self) -> None:
        line_id = self._cart.chosen_line
        if line_id is None:
            return
        item, counter = self._desk.sale.cart.line(line_id).item, self._desk.counter
        if item.has_stock:
            self._desk.offload.run(
                Lane.READER, lambda: counter.stock_here(item.variant_id), lambda stock: self._say(line_id, stock)
            )

    def _say(self, line_id: int, stock: Milli | None) -> None:
        if stock is not None and line_id == self._cart.chosen_line:
            self._cart.say_aside(line_id, translate("Sell", "{n} in this store").format(n=signed(stock)))
