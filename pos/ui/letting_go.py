"""A cart that wants some of what was held for it no more."""

from __future__ import annotations

from pos.domain.cart import Cart
from pos.ui.desk import Desk
from pos.ui.offload import Lane


def put_and_let_go(desk: Desk, cart: Cart) -> None:
    """The cart after a step; what was held for it before and is not in it now is free again."""
    before, let_go = desk.sale.cart, desk.counter.members.let_go
    desk.sale.put(cart)
    if cart.uses != before.uses:
        desk.offload.run(Lane.NETWORK, lambda: let_go(before, cart))
