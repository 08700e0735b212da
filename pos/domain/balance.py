"""What is to be paid at the counter when goods of an online order go: their frozen prices, less the deposit."""

from __future__ import annotations

from dataclasses import replace

from pos.domain.money import Fen
from pos.domain.order import LineQuantity, Order, OrderState, PaidState
from pos.domain.quantity import amount_of_next


def price_of(order: Order, part: LineQuantity) -> Fen:
    """The price of the next pieces of a line, as it was frozen. Raises BadValue for more than is left of the line."""
    line = next(line for line in order.lines if line.line == part.line)
    return amount_of_next(line.paid, line.quantity, line.collected, part.quantity)


def due_for(order: Order, lines: tuple[LineQuantity, ...]) -> Fen:
    """What is to be paid when these pieces go. What was paid online before is used up first.

    Raises BadValue for more than is left of a line.
    """
    if not order.owes:
        return 0
    waiting = sum(price_of(order, LineQuantity(line.line, line.quantity - line.collected)) for line in order.lines)
    deposit = max(0, waiting - order.due)
    return max(0, sum(price_of(order, part) for part in lines) - deposit)


def settle(order: Order, amount: Fen) -> Order:
    """The order after that much was taken for it. What is left of a collected order (its short pieces) is not owed."""
    left = order.due - amount
    over = order.state is OrderState.COLLECTED and not order.claims
    if left > 0 and not over:
        return replace(order, due=left)
    return replace(order, due=0, paid=PaidState.PAID)
