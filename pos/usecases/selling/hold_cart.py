"""Park a cart (挂单) and take it up again (取单)."""

from __future__ import annotations

from dataclasses import replace

from pos.domain.cart import Cart
from pos.ports.ledger import Ledger
from pos.usecases.selling.keep_cart import RestoreCart


class HoldCart:
    """Parks the cart being built."""

    def __init__(self, *, ledger: Ledger) -> None:
        self._ledger = ledger

    def __call__(self, cart: Cart, note: str = "") -> None:
        """Park `cart` under a note; one without lines is simply let go. There is no open cart afterwards."""
        with self._ledger.transaction() as step:
            if cart.lines:
                step.hold_cart(replace(cart, note=note))
            step.save_open_cart(None)


class HeldCarts:
    """Lists the parked carts."""

    def __init__(self, *, ledger: Ledger) -> None:
        self._ledger = ledger

    def __call__(self) -> tuple[Cart, ...]:
        """Parked carts, oldest first."""
        return self._ledger.held_carts()


class RecallCart:
    """Takes a parked cart up again."""

    def __init__(self, *, ledger: Ledger) -> None:
        self._ledger = ledger
        self._restore = RestoreCart(ledger=ledger)

    def __call__(self, cart_id: str) -> Cart | None:
        """The cart, which is the open one now; None when it is gone.

        A cart that was being built is parked in its place, so that none is lost.
        """
        building = self._restore()
        with self._ledger.transaction() as step:
            cart = step.take_held(cart_id)
            if cart is None:
                return None
            if building is not None and building.cart_id != cart_id:
                step.hold_cart(building)
            step.save_open_cart(cart)
        return cart
