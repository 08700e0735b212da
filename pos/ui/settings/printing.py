"""How a till's printers are set up, as the settings screen knows it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from pos.domain.ticket.paper import Paper

if TYPE_CHECKING:
    from pos.ports.drawer import Kick
    from pos.ports.printing import PrintAnswer


class PrinterWay(StrEnum):
    """The ways that can be chosen."""

    NONE = "none"
    NETWORK = "network"
    USB = "usb"
    SERIAL = "serial"
    FILE = "file"
    SPOOLER = "spooler"
    PICTURES = "pictures"


class PrinterRole(StrEnum):
    """What a printer is for."""

    RECEIPTS = "receipts"
    PICKUPS = "pickups"
    """Pickup tickets and pick lists, in the stock room; without it the first printer prints them."""


@dataclass(frozen=True, slots=True)
class PrinterChoice:
    """What was chosen."""

    way: str = PrinterWay.NONE
    """One of `PrinterWay`, or another way that settings.json names."""
    address: str = ""
    """`host[:port]`; USB ids `04b8:0e15`; a port `COM3@9600`; a file or device; a folder; a queue. Empty for none."""
    paper: Paper = Paper.MM80
    """The roll in it."""
    pictures: bool = False
    """Whether it gets pictures, as it has no Chinese."""
    cuts: bool = True
    """Whether it has a cutter."""
    drawer_pin: int = 2
    """The pin of its socket that the drawer is at: 2 or 5."""


@dataclass(frozen=True, slots=True)
class FoundDevice:
    """Something that may be a printer."""

    way: str
    """A `PrinterWay`."""
    address: str
    """As in `PrinterChoice`."""
    name: str = ""
    """What it calls itself."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Printing:
    """What the settings screen may do. All but `ways` and `held` may wait and are called off the GUI thread."""

    ways: tuple[PrinterWay, ...] = (PrinterWay.NONE,)
    """Those that this computer has."""
    held: Callable[[PrinterRole], PrinterChoice] = lambda _role: PrinterChoice()
    """What holds now."""
    use: Callable[[PrinterRole, PrinterChoice], bool] = lambda _role, _choice: False
    """Keep a choice and print on it from now on; False: its address is none. Raises StorageError."""
    trial: Callable[[PrinterChoice], PrintAnswer | None] = lambda _choice: None
    """Print a test ticket on a choice without keeping it; None: its address is none."""
    kick: Callable[[PrinterChoice], Kick | None] = lambda _choice: None
    """Open the drawer at a choice without keeping it; None: its address is none."""
    search: Callable[[], tuple[FoundDevice, ...]] = tuple
    """Look for printers; takes some seconds."""
