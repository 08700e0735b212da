"""Lay out a sale's document while the customer looks for the money: what is left to do then takes a fifth less."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TypeAlias

from pos.domain.document import DocumentLine
from pos.domain.ids import new_ids
from pos.domain.mark import Mark
from pos.domain.pricing import PricedCart, line_of
from pos.domain.quantity import Milli

Leaving: TypeAlias = tuple[str, str, Milli, Mark | None]
"""What leaves the stock: the movement's id, which variant, how much (signed, so below 0), which lot or piece of it."""


@dataclass(frozen=True, slots=True)
class LaidOut:
    """What of a cart's document is what is priced and who is credited: no moment, no number, no payment, no member."""

    lines: tuple[DocumentLine, ...]
    """Its lines, in the order of the sale."""
    leaving: tuple[Leaving, ...]
    """What of them leaves the stock."""


def laid_out(priced: PricedCart) -> LaidOut:
    """Of a priced cart, now.

    What another store holds for the customer leaves that store's stock, when it goes.
    """
    credited = priced.cart.assistants
    leaving = [each.line for each in priced.lines if each.line.item.has_stock and not each.line.order_id]
    return LaidOut(
        lines=tuple(
            line_of(line, number=number, credited=credited) for number, line in enumerate(priced.lines, start=1)
        ),
        leaving=tuple(
            (movement_id, line.item.variant_id, -line.quantity, line.trace.mark)
            for movement_id, line in zip(new_ids(len(leaving)), leaving, strict=True)
        ),
    )


class LayOutLines:
    """Keeps what was laid out last. Whatever changes a sale changes what it was laid out from: then it is done anew.

    Any thread may call it.
    """

    def __init__(self) -> None:
        self._last: tuple[PricedCart, LaidOut] | None = None

    def __call__(self, priced: PricedCart) -> LaidOut:
        """What was laid out of the same sale, or is now."""
        last = self._last
        if last is not None and _same(last[0], priced):
            return last[1]
        made = laid_out(priced)
        self._last = (priced, made)
        return made


def _same(one: PricedCart, other: PricedCart) -> bool:
    """Whether both come to the same lines of the same document (the ids of what moves are for one alone): pricing makes
    new lines, of the very lines of the cart if they are unchanged.

    Lines that are merely equal are not the same: what a label says of its store and assistant is not compared, but
    stands in the document.
    """
    return one is other or (
        one.cart.cart_id == other.cart.cart_id
        and len(one.lines) == len(other.lines)
        and one.cart.assistants == other.cart.assistants
        and all(a.line is b.line and a == b for a, b in zip(one.lines, other.lines, strict=True))
    )
