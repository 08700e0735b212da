"""A scanner on a serial line, real or over USB (CDC)."""

from __future__ import annotations

import errno
import logging
import time
from collections.abc import Callable

import serial

from pos.devices.scanner.ends import SILENCE_S, Ends, decoded
from pos.devices.scanner.settings import ScannerSettings
from pos.ports.scanner import ScannerState

logger = logging.getLogger(__name__)


class SerialScanner:
    """Implements `Scanner`."""

    def __init__(self, settings: ScannerSettings, *, clock: Callable[[], float] = time.monotonic) -> None:
        self._settings = settings
        self._clock = clock
        self._port: serial.Serial | None = None
        self._ends = Ends()

    def open(self) -> ScannerState:
        """Open the port for this program alone."""
        self.close()
        try:
            self._port = serial.Serial(self._settings.address, self._settings.baud, timeout=SILENCE_S, exclusive=True)
        except (serial.SerialException, ValueError, OSError) as fault:
            logger.info("%s: %s", self._settings.address, fault)
            return _why(fault)
        return ScannerState.LISTENING

    def hear(self, wait_s: float) -> tuple[str, ...] | ScannerState:
        """What comes, until something has come or the time is over."""
        port = self._port
        if port is None:
            return ScannerState.MISSING
        until = self._clock() + wait_s
        scans: tuple[str, ...] = ()
        try:
            while not scans and (self._clock() < until or self._ends.waiting):
                data = port.read(max(1, port.in_waiting))
                now = self._clock()
                scans = self._ends.feed(decoded(data), now=now) if data else self._ends.rest(now=now)
        except (serial.SerialException, OSError, TypeError) as fault:
            # pyserial raises TypeError where the port is closed under it.
            logger.info("%s: %s", self._settings.address, fault)
            return ScannerState.MISSING
        return scans

    def close(self) -> None:
        """Let the port go."""
        self._ends.forget()
        if self._port is not None:
            self._port.close()
            self._port = None


def _why(fault: Exception) -> ScannerState:
    number = getattr(fault, "errno", None)
    said = str(fault).lower()
    if number in (errno.EACCES, errno.EPERM) or "permission" in said or "access is denied" in said:
        return ScannerState.DENIED
    if number in (errno.EBUSY, errno.EAGAIN, errno.EWOULDBLOCK) or "exclusively lock" in said:
        return ScannerState.BUSY
    return ScannerState.MISSING
