"""What of a sale's gifts, coupons and 返现 is no longer earned when goods come back.

Each condition is looked at again as it stood that day: the part of its goods that stays with the customer is the part
of its amount that stays. What goes out in exchange counts as much as what came back.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from pos.domain.document import DocumentKind, DocumentLine
from pos.domain.earned import Earned, Need, still_earned
from pos.domain.money import half_up
from pos.domain.quantity import Milli
from pos.domain.refund import Refundable

GIFT_KEPT = "gift-kept"
"""Note of a line that sells the customer a gift that she keeps, at its value."""


@dataclass(frozen=True, slots=True)
class Lost:
    """What is no longer earned of what one promotion gave, all returns counted."""

    earned: Earned
    """What it gave."""
    amount: int
    """Gifts, coupons, or fen; above 0."""


def no_longer_earned(
    refundable: Refundable, back: Mapping[int, Milli], out: Iterable[DocumentLine] = ()
) -> Iterator[Lost]:
    """What breaks when `back` (line → thousandths) comes back and `out` goes out instead."""
    exchanged = [*out, *_exchanged(refundable)]
    for earned in refundable.document.earned:
        amount = earned.given - still_earned(
            earned, [_there(need, refundable, back, exchanged) for need in earned.needs]
        )
        if amount > 0:
            yield Lost(earned, amount)


def _exchanged(refundable: Refundable) -> Iterator[DocumentLine]:
    """What went out before for goods of this document."""
    for each in refundable.later:
        if each.kind is DocumentKind.EXCHANGE:
            yield from (line for line in each.lines if line.quantity > 0)


def _there(need: Need, refundable: Refundable, back: Mapping[int, Milli], exchanged: list[DocumentLine]) -> int:
    """What there still is of what a need asked for, in its own unit."""
    counted = [left for left in refundable.lines if left.line.line in need.lines]
    instead = [line for line in exchanged if line.note != GIFT_KEPT]
    staying = {left.line.line: max(0, left.left - back.get(left.line.line, 0)) for left in counted}
    sold = sum(left.line.paid for left in counted)
    if need.pieces or not sold:
        sold = sum(left.line.quantity for left in counted)
        stays = sum(staying.values()) + sum(line.quantity for line in instead)
    else:
        stays = sum(half_up(left.line.paid * staying[left.line.line], left.line.quantity) for left in counted)
        stays += sum(line.paid for line in instead)
    return half_up(need.measured * min(stays, sold), sold) if sold else 0
