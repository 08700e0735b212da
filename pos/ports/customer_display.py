"""What the customer sees: a second window, or a pole with two lines."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import Protocol

from pos.domain.money import Fen


class Showing(StrEnum):
    """What is going on at the counter."""

    IDLE = "idle"
    SELLING = "selling"
    PAYING = "paying"
    DONE = "done"


@dataclass(frozen=True, slots=True)
class ShownLine:
    """A line of the cart as the customer reads it."""

    name: str
    """What it is, colour and size with it."""
    quantity: str
    """As people read it: `2`, `0.25`."""
    amount: Fen
    """After all discounts."""
    saved: Fen = 0
    """What was taken off it."""


@dataclass(frozen=True, slots=True)
class ShownMatch:
    """Something that goes with what is in the cart."""

    name: str
    """What it is."""
    price: Fen
    """Asked today."""
    picture: str = ""
    """Name of its picture; empty: none."""


@dataclass(frozen=True, slots=True, kw_only=True)
class CustomerView:
    """All that the customer may see. No member's name, no clerk's note, no cost."""

    showing: Showing = Showing.IDLE
    """What is going on."""
    lines: tuple[ShownLine, ...] = ()
    """The cart, in the order of scanning."""
    total: Fen = 0
    """What it comes to."""
    saved: Fen = 0
    """What was taken off in all."""
    due: Fen = 0
    """What is still to be paid."""
    received: Fen = 0
    """Cash that was handed over."""
    change: Fen = 0
    """What goes back."""
    asks_for_code: bool = False
    """Whether the customer's payment code is awaited."""
    member_code: str = ""
    """A QR for those who are not members yet; empty: none."""
    matching: tuple[ShownMatch, ...] = ()
    """What goes with the cart; only while goods are rung up."""


NOBODY = CustomerView()
"""Between two customers."""


class CustomerDisplay(Protocol):
    """A display for the customer. Nothing it meets is an exception."""

    def show(self, view: CustomerView) -> bool:
        """Show it; whether the display took it. May wait for the device: never on the GUI thread."""
