"""A drawer at a USB or serial trigger: a small box that shows itself as a serial port, or as a HID device.

Bytes open the drawer. To a HID device they are an output report: its number first, 00 for a device that has but one
(hidraw.rst in the kernel's documentation).
"""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from enum import StrEnum

from pos.devices.hid_device import is_hid, open_hid
from pos.domain.errors import BadValue
from pos.ports.drawer import Drawer, Kick

WITHIN_S = 2.0
"""How long a port may take."""

_log = logging.getLogger(__name__)


class DrawerWay(StrEnum):
    """Where the drawer is."""

    PRINTER = "printer"
    """At the receipt printer's socket."""
    TRIGGER = "trigger"
    """At a trigger with a serial port of its own."""


@dataclass(frozen=True, slots=True)
class DrawerSettings:
    """A drawer as it is set up."""

    way: DrawerWay = DrawerWay.PRINTER
    """Where it is."""
    port: str = ""
    """The trigger's port: `COM4`, `/dev/ttyACM0`; a HID device: its make (`04d8:0033`) or path (`/dev/hidraw0`)."""
    baud: int = 9600
    """Bits a second; most triggers do not care."""
    pulse: str = "1b700019fa"
    """What opens it, in hexadecimal: ESC p for most; any byte for many."""

    @property
    def pulse_bytes(self) -> bytes:
        """What opens it. Raises BadValue for what is no hexadecimal."""
        try:
            return bytes.fromhex(self.pulse)
        except ValueError as error:
            raise BadValue(f"not bytes in hexadecimal: {self.pulse!r:.40}") from error


class TriggerDrawer:
    """Implements `Drawer`; never raises. The port is opened for each pulse, so that it may be unplugged meanwhile."""

    def __init__(self, *, settings: DrawerSettings) -> None:
        """Raises BadValue for a pulse that is none."""
        self._settings = settings
        self._pulse = settings.pulse_bytes

    def kick(self) -> Kick:
        """Send the pulse."""
        sent = False
        try:
            with _opened(self._settings) as send:
                sent = True
                send(self._pulse)
        # pyserial's own errors are OSErrors and ValueErrors; a port that vanishes raises termios' and others still.
        except Exception as error:  # noqa: BLE001
            _log.info("drawer: %s: %s", type(error).__name__, error)
            return Kick.UNKNOWN if sent else Kick.NOT_SENT
        return Kick.SENT


@contextmanager
def _opened(settings: DrawerSettings) -> Iterator[Callable[[bytes], object]]:
    """What sends bytes to the trigger. Raises OSError, ImportError and what pyserial raises."""
    if is_hid(settings.port):
        with closing(open_hid(settings.port, writes=True)) as device:
            yield device.write
        return
    import serial

    with serial.Serial(settings.port, settings.baud, write_timeout=WITHIN_S) as line:
        yield line.write
        line.flush()


def trigger_of(settings: DrawerSettings) -> Drawer | None:
    """The drawer's trigger; None where it is at the printer. Raises BadValue for a pulse that is none."""
    return TriggerDrawer(settings=settings) if settings.way is DrawerWay.TRIGGER else None
