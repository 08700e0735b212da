"""A scale for goods by weight."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import Protocol

from pos.domain.quantity import Milli


class Weighing(StrEnum):
    """What a look at the scale came to."""

    STABLE = "stable"
    """The weight holds still and can be sold."""
    MOVING = "moving"
    """Not still yet: look again."""
    OVER = "over"
    """More than the scale can bear."""
    UNDER = "under"
    """Below zero: something was taken off after it was set to zero."""
    NOT_REACHED = "not_reached"
    """Switched off, unplugged, or not there."""
    NO_ANSWER = "no_answer"
    """The line is there and says nothing that makes sense: another protocol, another speed?"""
    NO_SCALE = "no_scale"
    """None is set up."""


@dataclass(frozen=True, slots=True)
class Weight:
    """An answer of the scale."""

    outcome: Weighing
    """What it came to."""
    quantity: Milli = 0
    """Thousandths of a kilogram, less the tare; only with `STABLE`."""


class Scale(Protocol):
    """A scale. Nothing it meets is an exception."""

    def weigh(self) -> Weight:
        """Look at the scale once. Waits for the device: never on the GUI thread."""
