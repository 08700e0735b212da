"""A line of the reasons why a sale comes to what it comes to."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class TotalsRow:
    """A line of the reasons."""

    label: str
    """What."""
    value: str
    """How much."""
    tone: str = "ink"
    """`ink`, `promo` or `brand`."""
    note: str = ""
    """Small words under it."""
    rest: tuple[str, str] = ("", "")
    """Of a discount: (label, value) that say it and all discounts behind it, where there is no room for each."""
