"""How a till's receipt printer is set up, as the settings screen knows it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from pos.domain.ticket.paper import Paper

if TYPE_CHECKING:
    from pos.ports.printing import PrintAnswer


class PrinterWay(StrEnum):
    """The ways that can be chosen."""

    NONE = "none"
    NETWORK = "network"
    USB = "usb"
    FILE = "file"
    SPOOLER = "spooler"
    PICTURES = "pictures"


@dataclass(frozen=True, slots=True)
class PrinterChoice:
    """What was chosen."""

    way: str = PrinterWay.NONE
    """One of `PrinterWay`, or another way that settings.json names."""
    address: str = ""
    """`host[:port]`; USB ids `04b8:0e15`; a file or device; a folder; a queue. Empty for none."""
    paper: Paper = Paper.MM80
    """The roll in it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Printing:
    """What the settings screen may do. `use` and `trial` may wait and are called off the GUI thread."""

    ways: tuple[PrinterWay, ...] = (PrinterWay.NONE,)
    """Those that this computer has."""
    held: Callable[[], PrinterChoice] = PrinterChoice
    """What holds now."""
    use: Callable[[PrinterChoice], bool] = lambda _choice: False
    """Keep a choice and print on it from now on; False: its address is none. Raises StorageError."""
    trial: Callable[[PrinterChoice], PrintAnswer | None] = lambda _choice: None
    """Print a test ticket on a choice without keeping it; None: its address is none."""
