"""Whether a serial port is there: USB adapters come and go."""

from __future__ import annotations

from pathlib import Path


def is_plugged_in(port: str) -> bool:
    """Whether the system has such a port now; nothing is opened."""
    if Path(port).exists():
        return True
    from serial.tools import list_ports

    return any(each.device == port for each in list_ports.comports())
