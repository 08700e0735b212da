"""The sale being built, as the screen holds it: the cart, its prices, and the steps that can be taken back."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from PySide6.QtCore import QObject, Signal

from pos.domain.cart import Cart
from pos.domain.pricing import PricedCart, price
from pos.domain.tender import Tender
from pos.ui.offload import Lane, Offload

UNDO_STEPS = 50
"""So many steps can be taken back."""


class Sale(QObject):
    """Every change is kept on disk, off the GUI thread, so that an open cart survives a crash."""

    changed = Signal()

    def __init__(
        self,
        *,
        start_cart: Callable[[], Cart],
        keep_cart: Callable[[Cart | None], None],
        offload: Offload,
        price_cart: Callable[[Cart], PricedCart] = price,
    ) -> None:
        super().__init__()
        self._price = price_cart
        self._start_cart = start_cart
        self._keep_cart = keep_cart
        self._offload = offload
        self._before: list[Cart] = []
        self._keeping = False
        self._unkept = False
        self.cart = start_cart()
        self.priced: PricedCart = price_cart(self.cart)

    @property
    def empty(self) -> bool:
        """Whether nothing has been rung up."""
        return not self.cart.lines

    def pricing(self, cart: Cart) -> PricedCart:
        """What a cart would come to."""
        return self._price(cart)

    def put(self, cart: Cart) -> None:
        """The cart after a step, which can be taken back."""
        if cart is self.cart:
            return
        self._before = [*self._before, self.cart][-UNDO_STEPS:]
        self._show(cart)
        self._keep()

    def keep_tenders(self, tenders: tuple[Tender, ...]) -> None:
        """What was taken towards the sale. It is taken back on the pay screen, never with Ctrl+Z."""
        self._before = []
        self._show(replace(self.cart, tenders=tenders, paying_by=()))
        self._keep()

    def pay_by(self, names: tuple[str, ...]) -> None:
        """What remains is to be paid with that tender (its kind, method and wallet), or with none yet.

        Rules may ask for it. It is no step of the sale, and not worth keeping.
        """
        if names != self.cart.paying_by:
            self._show(replace(self.cart, paying_by=names))

    def undo(self) -> bool:
        """Take the last step back; whether there was one."""
        if not self._before:
            return False
        self._show(self._before.pop())
        self._keep()
        return True

    def take_up(self, cart: Cart) -> None:
        """Another cart that is on disk already: recalled, or restored after a crash."""
        self._before = []
        self._show(replace(cart, paying_by=()) if cart.paying_by else cart)

    def renew(self) -> None:
        """The next customer. The use case that finished or parked the old cart has cleared it on disk."""
        self.take_up(self._start_cart())

    def _show(self, cart: Cart) -> None:
        self.cart = cart
        self.priced = self._price(cart)
        self.changed.emit()

    def _keep(self) -> None:
        self._unkept = True
        if not self._keeping:
            self._keep_now()

    def _keep_now(self) -> None:
        # While the disk is busy only the newest cart is worth writing.
        cart = self.cart
        self._keeping, self._unkept = True, False
        self._offload.run(Lane.WRITER, lambda: self._keep_cart(cart), self._kept, self._not_kept)

    def _kept(self, _: None) -> None:
        self._keeping = False
        if self._unkept:
            self._keep_now()

    def _not_kept(self, fault: Exception) -> None:
        self._keeping = False
        self._offload.fault.emit(fault)
