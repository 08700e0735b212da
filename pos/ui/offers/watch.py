"""Asks what the customer may choose, a moment after the sale has changed."""

from __future__ import annotations

from PySide6.QtCore import QObject, QTimer, Signal

from pos.domain.pricing import gifts_open
from pos.ui.desk import Desk
from pos.ui.offload import Lane
from pos.usecases.selling.show_offers import Offers

REST_MS = 250
"""Only after so long is it asked: scans come one after the other and must not wait behind it."""


class OffersWatch(QObject):
    """`counted` says how much may be chosen; `arrived`: `offers` are others now."""

    counted = Signal(int)
    arrived = Signal()

    def __init__(self, *, desk: Desk, screen: QObject) -> None:
        """`screen`: it ends with it, so that nobody is asked for a window that has closed."""
        super().__init__(screen)
        self._desk = desk
        self.offers = Offers()
        self._rest = QTimer(self, singleShot=True, interval=REST_MS)
        self._rest.timeout.connect(self.ask)
        desk.sale.changed.connect(self._rest.start)

    def ask(self) -> None:
        """Ask now. Where nothing can be offered nobody is asked."""
        sale, show = self._desk.sale, self._desk.counter.show_offers
        cart = sale.cart
        if show.any(sale.priced):
            self._desk.offload.run(Lane.READER, lambda: show(cart), self._told, lambda _: None)
        elif self.offers != Offers():
            self._told(Offers())

    def _told(self, offers: Offers) -> None:
        self.offers = offers
        gifts = sum(gifts_open(self._desk.sale.priced).values()) if offers.gifts else 0
        self.counted.emit(gifts + len(offers.pieces) + len(offers.coupons))
        self.arrived.emit()
