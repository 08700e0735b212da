"""Rings up what is scanned, one code after the other, in the order in which they came."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable
from dataclasses import replace

from PySide6.QtCore import QCoreApplication, QEvent, QObject, Qt, QTimer, Signal

from pos.domain.cart import Cart
from pos.domain.quantity import Milli
from pos.ui.offload import Lane, Offload
from pos.ui.sale import Sale
from pos.usecases.counter import Counter
from pos.usecases.selling.add_item import Scanned, ScanOutcome
from pos.usecases.syncing.right_of_way import RightOfWay

SHOWN_AFTER_MS = 150
"""A look-up that takes longer says that it is being done."""

PAINTED = Qt.EventPriority.LowEventPriority.value - 1
"""Qt paints with its low priority: an event of a lower one comes when all is painted."""

_ADDED = (ScanOutcome.ADDED, ScanOutcome.ATTENTION)


class Ringing(QObject):
    """A queue of codes: the next is looked up when the one before is in the cart."""

    rung = Signal(object)
    """Scanned: what a code came to; the cart holds it already."""
    slow = Signal()

    def __init__(self, *, counter: Counter, sale: Sale, offload: Offload, way: RightOfWay) -> None:
        """`way`: taken from the code to the paint that shows it."""
        super().__init__()
        self._way = way
        self._counter = counter
        self._sale = sale
        self._offload = offload
        self._waiting: deque[tuple[str, Milli, Callable[[Scanned], None] | None]] = deque()
        self._busy = False
        self._slow = QTimer(self, singleShot=True, interval=SHOWN_AFTER_MS)
        self._slow.timeout.connect(self.slow.emit)

    @property
    def busy(self) -> bool:
        """Whether a code is being looked up."""
        return self._busy

    def ring(self, text: str, quantity: Milli, then: Callable[[Scanned], None] | None = None) -> None:
        """Ring a code up. `then` hears of it instead of `rung`."""
        self._way.take()
        self._waiting.append((text, quantity, then))
        if not self._busy:
            self._next()

    def _next(self) -> None:
        if not self._waiting:
            QCoreApplication.postEvent(self, QEvent(QEvent.Type.User), PAINTED)
            return
        self._busy = True
        text, quantity, then = self._waiting.popleft()
        cart = self._sale.cart
        self._slow.start()
        self._offload.run(
            Lane.READER,
            lambda: self._counter.scan_item(cart, text, quantity=quantity),
            lambda scanned: self._arrived(scanned, cart, quantity, then),
            self._failed,
        )

    def customEvent(self, _event: QEvent) -> None:
        """Qt: what was rung up is painted; once more round the loop and it is on the screen."""
        QTimer.singleShot(0, self, self._on_screen)

    def _on_screen(self) -> None:
        if not self._busy:
            self._way.give_back()

    def _arrived(self, scanned: Scanned, sent: Cart, quantity: Milli, then: Callable[[Scanned], None] | None) -> None:
        self._slow.stop()
        self._busy = False
        if scanned.outcome in _ADDED and scanned.item is not None:
            if self._sale.cart is not sent:
                # Something else was done to the cart while the code was looked up: add it to what is there now.
                add = self._counter.add_item
                again = add(self._sale.cart, scanned.item, code=scanned.text, quantity=quantity, label=scanned.label)
                scanned = replace(scanned, cart=again.cart, line_id=again.line_id, outcome=_either(scanned, again))
            self._sale.put(scanned.cart)
        (then or self.rung.emit)(scanned)
        self._next()

    def _failed(self, fault: Exception) -> None:
        self._slow.stop()
        self._busy = False
        self._offload.fault.emit(fault)
        self._next()


def _either(first: Scanned, again: Scanned) -> ScanOutcome:
    """What is said of a code that was added to a newer cart: what was seen the first time is still so."""
    return first.outcome if again.outcome is ScanOutcome.ADDED else again.outcome
