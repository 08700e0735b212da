"""Scanners that are not keyboards to this program: serial, USB-HID-POS, and keyboards that it takes for itself."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import Protocol


class ScannerWay(StrEnum):
    """How a scanner reaches the till."""

    KEYBOARD = "keyboard"
    """It types; told from hands by its rhythm. Needs no setting up."""
    DEVICE = "device"
    """It types, and the till reads its device alone: no layout, input method or other scanner comes between."""
    HID = "hid"
    """USB-HID-POS: whole codes with their symbology."""
    SERIAL = "serial"


class ScannerState(StrEnum):
    """How a scanner is. The screen has the words."""

    LISTENING = "listening"
    MISSING = "missing"
    """Unplugged, or never there."""
    BUSY = "busy"
    """Another program has it."""
    DENIED = "denied"
    """This program may not read it."""
    UNSUPPORTED = "unsupported"
    """This computer has no such way, or the device is no scanner."""


@dataclass(frozen=True, slots=True)
class FoundScanner:
    """A device that may be a scanner."""

    way: ScannerWay
    """How it is reached."""
    address: str
    """What settings keep: a device file, a port, a HID path."""
    name: str
    """As the system calls it."""


class Scanner(Protocol):
    """Waits for its device: never on the GUI thread. Nothing it meets is an exception."""

    def open(self) -> ScannerState:
        """Begin; `LISTENING`, or why not. May be called again after it failed."""

    def hear(self, wait_s: float) -> tuple[str, ...] | ScannerState:
        """The scans that came within `wait_s`, often none; or why it is lost."""

    def close(self) -> None:
        """Let it go."""


class Scanners(Protocol):
    """The scanners of this computer."""

    def found(self) -> tuple[FoundScanner, ...]:
        """All that may be one, as far as the system tells without opening them."""
