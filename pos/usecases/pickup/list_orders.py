"""This store's online orders, with what this till has done to them since the server last told."""

from __future__ import annotations

from collections.abc import Mapping

from pos.domain.balance import settle
from pos.domain.money import Fen
from pos.domain.order import Order, apply, give_back
from pos.domain.pickup import claim_id_of
from pos.domain.store import Till
from pos.ports.ledger import Ledger
from pos.ports.mirror import Mirror
from pos.wire.event import OrderActed


class ListOrders:
    """Lists the orders of this store."""

    def __init__(self, *, mirror: Mirror, ledger: Ledger, till: Till) -> None:
        self._mirror = mirror
        self._ledger = ledger
        self._till = till

    def __call__(self) -> tuple[Order, ...]:
        """All of them, oldest first."""
        while True:
            counted = self._mirror.applied_tseq()
            orders = self._mirror.orders()
            done = self._since(counted)
            if self._mirror.applied_tseq() == counted:  # else a page came in between, and would be folded in twice
                return tuple(self._after(order, *done) for order in orders)

    def one(self, order_id: str) -> Order | None:
        """One of them, as it stands now; None where this till does not know it."""
        while True:
            counted = self._mirror.applied_tseq()
            order = self._mirror.order(order_id)
            done = self._since(counted)
            if self._mirror.applied_tseq() == counted:
                return self._after(order, *done) if order is not None else None

    def next_claim(self, order_id: str) -> str:
        """The id under which this till asks for its next handover of an order."""
        handovers = self._ledger.handovers(order_id)
        return claim_id_of(order_id, till_id=self._till.till_id, handovers=handovers)

    def as_told(self, order: Order) -> Order:
        """An order that the server has just told of. What it granted to this till and this till never wrote down has
        not been handed over: the till fell over, or the answer was lost."""
        return give_back(order, self.next_claim(order.order_id)) if order.claims else order

    def _since(self, tseq: int) -> tuple[Mapping[str, Fen], tuple[OrderActed, ...]]:
        """What was taken for orders and done to them. In this order: what is written in between shows as owed, not as
        waiting."""
        return self._ledger.order_payments_since(tseq), self._ledger.order_actions_since(tseq)

    def _after(self, order: Order, payments: Mapping[str, Fen], actions: tuple[OrderActed, ...]) -> Order:
        for acted in actions:
            if acted.action.order_id == order.order_id:
                order, _ = apply(order, acted.action, claim_id=acted.claim_id)
        order = self.as_told(order)
        return settle(order, payments[order.order_id]) if order.order_id in payments else order
