"""How a scanner of its own is set up. One that types needs none of this."""

from __future__ import annotations

from dataclasses import dataclass

from pos.ports.scanner import ScannerWay


@dataclass(frozen=True, slots=True)
class ScannerSettings:
    """One scanner."""

    way: ScannerWay = ScannerWay.SERIAL
    """How it is reached."""
    address: str = ""
    """A serial port (`/dev/ttyACM0`, `COM3`), an input device, a HID path."""
    baud: int = 9_600
    """Bits a second of a serial line; a virtual one over USB does not care."""
