"""What stands in the field: a code or a name, with a quantity before it (`3*`, `1.5*`) or without."""

from __future__ import annotations

import re
from dataclasses import dataclass

from pos.domain.quantity import ONE, Milli

_QUANTITY = re.compile(r"^(\d{1,6}(?:\.\d{1,3})?)\*(.*)$", re.ASCII | re.DOTALL)
"""The figures, and what comes after them."""
_MEANT_AS_ONE = re.compile(r"^[\d.,+\-\s]*\*$", re.ASCII)
"""Figures and a star that are no quantity: whoever typed them did not want one piece."""
_MOST = 100_000 * ONE
_WIDE = str.maketrans("０１２３４５６７８９．＊", "0123456789.*")
"""As an input method types them that was left at full width."""


@dataclass(frozen=True, slots=True)
class Typed:
    """A quantity and what it is of."""

    quantity: Milli | None
    """Thousandths, above 0; one piece where none was typed, None where it is none that can be sold."""
    rest: str
    """The code or the name, without blanks around it; empty: nothing but a quantity, or nothing at all."""
    counted: bool
    """Whether a quantity was typed."""


def read_typed(text: str) -> Typed:
    """Take the quantity off what was typed."""
    narrow = text.translate(_WIDE)
    match = _QUANTITY.match(narrow)
    if match is not None:
        return Typed(_quantity_of(match[1]), match[2].strip(), counted=True)
    if _MEANT_AS_ONE.match(narrow):
        return Typed(None, "", counted=True)
    return Typed(ONE, text.strip(), counted=False)


def _quantity_of(figures: str) -> Milli | None:
    whole, _, part = figures.partition(".")
    quantity = int(whole) * ONE + int(part.ljust(3, "0"))
    return quantity if 0 < quantity <= _MOST else None
