"""Quantities are integers of thousandths of the unit: one piece is 1,000, 0.250 kg is 250."""

from __future__ import annotations

from typing import TypeAlias

from pos.domain.errors import BadValue
from pos.domain.money import Fen, half_up

Milli: TypeAlias = int
"""A quantity in thousandths of the unit; signed."""

ONE: Milli = 1000
"""One piece (or one kilogram, one metre)."""

MAX_MILLI: Milli = 100_000 * ONE
"""The largest quantity of a line."""


def extend(unit_price: Fen, quantity: Milli) -> Fen:
    """Unit price times quantity, rounded once, half up."""
    return half_up(unit_price * quantity, ONE)


def amount_of_next(amount: Fen, quantity: Milli, already: Milli, taking: Milli) -> Fen:
    """The part of a line's `amount` that belongs to the pieces after `already`, `taking` of them.

    Cumulative, so that the parts of any sequence add up to the amount and the last piece takes what is left.
    `quantity` is the line's (> 0). Raises BadValue when more is taken than there is.
    """
    if quantity <= 0 or already < 0 or taking < 0 or already + taking > quantity:
        raise BadValue(f"{already} + {taking} of {quantity}")
    return half_up(amount * (already + taking), quantity) - half_up(amount * already, quantity)


def pieces(quantity: Milli) -> str:
    """`2000` as `2`, `1500` as `1.5`."""
    sign = "-" if quantity < 0 else ""
    whole, part = divmod(abs(quantity), ONE)
    return f"{sign}{whole}" if part == 0 else f"{sign}{whole}.{part:03d}".rstrip("0")
