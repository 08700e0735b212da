"""What the code on a piece of goods adds to the line that it rings up."""

from __future__ import annotations

from dataclasses import dataclass

from pos.domain.document import AssistantShare
from pos.domain.money import Fen
from pos.domain.quantity import Milli
from pos.domain.trace import NO_TRACE, Trace


@dataclass(frozen=True, slots=True)
class Label:
    """What was on the label beside the item."""

    trace: Trace = NO_TRACE
    """Lot, serial number, expiry."""
    price: Fen | None = None
    """Of this piece, as weighed and priced elsewhere; None: the item's."""
    quantity: Milli | None = None
    """Thousandths of a kilogram, or of a piece; None: one piece."""
    assistants: tuple[AssistantShare, ...] = ()
    """Credited, because the code was theirs."""


NO_LABEL = Label()
"""A label that says what it is and no more."""
