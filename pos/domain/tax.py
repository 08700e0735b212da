"""Value-added tax of a line, included in the price (China) or on top of it."""

from __future__ import annotations

from pos.domain.money import Fen, half_up

WHOLE = 10_000
"""A rate of 10,000 is 100 %."""


def tax_within(paid: Fen, rate: int) -> Fen:
    """The tax contained in a tax-included amount, rounded half up. `rate`: 1/10,000 of the net amount."""
    return half_up(paid * rate, WHOLE + rate)


def tax_on_top(paid: Fen, rate: int) -> Fen:
    """The tax added to a net amount, rounded half up. `rate`: 1/10,000 of the net amount."""
    return half_up(paid * rate, WHOLE)
