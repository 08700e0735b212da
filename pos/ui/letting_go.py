"""A cart that wants some of what was held for it no more."""

from __future__ import annotations

from pos.domain.cart import Cart
from pos.ui.desk import Desk
from pos.ui.offload import Lane


def put_and_let_go(desk: Desk, cart: Cart) -> None:
    """The cart after a step; what was held for it before and is not in it now is free again."""
    before = desk.sale.cart
    desk.sale.put(cart)
    _let_go(desk, before)


def undo_and_let_go(desk: Desk) -> bool:
    """Take the last step back, and with it what was held by it; whether there was one."""
    before = desk.sale.cart
    if not desk.sale.undo():
        return False
    _let_go(desk, before)
    return True


def _let_go(desk: Desk, before: Cart) -> None:
    after, let_go = desk.sale.cart, desk.counter.members.let_go
    if after.uses != before.uses:
        desk.offload.run(Lane.NETWORK, lambda: let_go(before, after))
