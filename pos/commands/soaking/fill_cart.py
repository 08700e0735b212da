"""From a basket to a priced cart and its payment, by the use cases of the window. Nothing is written."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from pos.commands.soaking.basket import Basket
from pos.domain.cart import Cart, ManualDiscount
from pos.domain.errors import BadValue
from pos.domain.pricing import PricedCart, price
from pos.domain.staff import Staff
from pos.ports.catalogue import Catalogue
from pos.ports.clock import Clock
from pos.usecases.selling.add_item import ScanOutcome
from pos.usecases.selling.give_discount import DiscountOutcome, GiveDiscount
from pos.usecases.selling.scan_item import ScanItem
from pos.usecases.selling.start_cart import StartCart
from pos.usecases.selling.take_payment import Payment, add_cash, start


class FillCart:
    """Scans, gives discounts and takes the money."""

    def __init__(self, *, catalogue: Catalogue, clock: Clock, clerk: Staff) -> None:
        self._start = StartCart(clock=clock)
        self._scan = ScanItem(catalogue=catalogue)
        self._discount = GiveDiscount()
        self._clerk = clerk

    def __call__(
        self, basket: Basket, *, cart_id: str = "", keep: Callable[[Cart], None] = lambda _: None
    ) -> tuple[PricedCart, Payment]:
        """Cart and payment. `cart_id` empty: a new one; `keep` is given the cart after each line.

        Raises BadValue for what cannot be rung up.
        """
        cart = self._start()
        if cart_id:
            cart = replace(cart, cart_id=cart_id)
        for wish in basket.lines:
            scanned = self._scan(cart, wish.code, quantity=wish.quantity)
            if scanned.outcome not in {ScanOutcome.ADDED, ScanOutcome.ATTENTION}:
                raise BadValue(f"{wish.code!r}: {scanned.outcome}")
            cart = scanned.cart
            if wish.discount is not None:
                by, value = wish.discount
                given = self._discount(
                    cart,
                    line_id=scanned.line_id,
                    discount=ManualDiscount(by=by, value=value, reason="soak"),
                    staff=self._clerk,
                )
                if given.outcome is not DiscountOutcome.OK:
                    raise BadValue(f"{wish.code!r}: discount {given.outcome}")
                cart = given.cart
            keep(cart)
        priced = price(cart)
        payment = start(priced)
        for amount in basket.cash:
            if not payment.settled:
                payment = add_cash(payment, amount)
        if not payment.settled:
            payment = add_cash(payment, payment.remaining)
        return priced, payment
