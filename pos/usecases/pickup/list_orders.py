"""This store's online orders, with what this till has done to them since the server last told."""

from __future__ import annotations

from pos.domain.order import Action, Order, apply
from pos.ports.ledger import Ledger
from pos.ports.mirror import Mirror


class ListOrders:
    """Lists the orders of this store."""

    def __init__(self, *, mirror: Mirror, ledger: Ledger) -> None:
        self._mirror = mirror
        self._ledger = ledger

    def __call__(self) -> tuple[Order, ...]:
        """All of them, oldest first."""
        while True:
            counted = self._mirror.applied_tseq()
            orders = self._mirror.orders()
            actions = self._ledger.order_actions_since(counted)
            if self._mirror.applied_tseq() == counted:  # else a page came in between, and would be folded in twice
                return tuple(_after(order, actions) for order in orders)

    def one(self, order_id: str) -> Order | None:
        """One of them, as it stands now; None where this till does not know it."""
        while True:
            counted = self._mirror.applied_tseq()
            order = self._mirror.order(order_id)
            actions = self._ledger.order_actions_since(counted)
            if self._mirror.applied_tseq() == counted:
                return _after(order, actions) if order is not None else None


def _after(order: Order, actions: tuple[Action, ...]) -> Order:
    for action in actions:
        if action.order_id == order.order_id:
            order, _ = apply(order, action)
    return order
