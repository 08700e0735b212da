"""A parked sale whose payment has come in is completed by itself: the clerk is serving somebody else."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from pos.domain.cart import Cart
from pos.domain.duty import Duty
from pos.domain.paying import Payment, take
from pos.domain.pricing import PricedCart
from pos.ports.ledger import Ledger
from pos.ports.payments import StartedPayment
from pos.usecases.selling.complete_sale import Completed, CompleteSale


class CompleteParked:
    """Completes the sale that a paid payment belongs to, where it is parked and the payment is all that it lacked."""

    def __init__(self, *, ledger: Ledger, complete_sale: CompleteSale, price: Callable[[Cart], PricedCart]) -> None:
        self._ledger = ledger
        self._complete_sale = complete_sale
        self._price = price

    def __call__(self, payment: StartedPayment, duty: Duty) -> Completed | None:
        """What completing came to; None where there is nothing to complete by itself. Raises StorageError.

        A sale that comes to something else than was paid waits for a person.
        """
        tender = payment.tender
        cart = next((cart for cart in self._ledger.held_carts() if cart.cart_id == payment.sale_id), None)
        if tender is None or cart is None:
            return None
        # By what was really paid, not by what was chosen when it was parked.
        priced = self._price(replace(cart, tenders=(*cart.tenders, tender), paying_by=()))
        paid = take(Payment(due=priced.total, tenders=cart.tenders), tender).payment
        if not paid.settled:
            return None
        return self._complete_sale(priced, paid, duty, parked=True)
