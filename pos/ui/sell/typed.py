"""A quantity typed before a code: `3*`, `1.5*`."""

from __future__ import annotations

import re

from pos.domain.quantity import ONE, Milli

QUANTITY = re.compile(r"^(\d{1,6}(?:\.\d{1,3})?)\*(.*)$", re.ASCII | re.DOTALL)
"""The figures, and what comes after them."""


def quantity_of(figures: str) -> Milli | None:
    """The figures as a quantity; None for none, or far too many."""
    whole, _, part = figures.partition(".")
    quantity = int(whole) * ONE + int((part or "0").ljust(3, "0"))
    return quantity if 0 < quantity <= 100_000 * ONE else None
