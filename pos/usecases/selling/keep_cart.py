"""Keep the cart being built, so that it survives a crash."""

from __future__ import annotations

from pos.domain.cart import Cart
from pos.ports.ledger import Ledger


class KeepCart:
    """Writes the open cart down after each step."""

    def __init__(self, *, ledger: Ledger) -> None:
        self._ledger = ledger

    def __call__(self, cart: Cart | None) -> None:
        """Keep `cart`; None, or one without lines and money: there is none."""
        with self._ledger.transaction() as step:
            step.save_open_cart(cart if cart is not None and (cart.lines or cart.tenders) else None)


class RestoreCart:
    """Finds the cart that was being built when the program ended."""

    def __init__(self, *, ledger: Ledger) -> None:
        self._ledger = ledger

    def __call__(self) -> Cart | None:
        """The open cart; None where there is none, or where its sale was completed after all."""
        cart = self._ledger.open_cart()
        if cart is None or self._ledger.document(cart.cart_id) is not None:
            return None
        return cart
