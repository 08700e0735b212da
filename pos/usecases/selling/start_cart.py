"""The next customer."""

from __future__ import annotations

from pos.domain.cart import Cart
from pos.domain.ids import new_id
from pos.ports.clock import Clock


class StartCart:
    """Begins a sale. Its id is the document's, so that completing it twice is completing it once."""

    def __init__(self, *, clock: Clock) -> None:
        self._clock = clock

    def __call__(self) -> Cart:
        """An empty cart."""
        return Cart(cart_id=new_id(), started=self._clock.now())
