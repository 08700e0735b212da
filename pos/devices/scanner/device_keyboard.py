"""A scanner that types, read from its own device on Linux and taken away from everybody else.

Nothing of it reaches a window, so it types into no field; the layout of the screen, an input method, and a second
scanner that reads at the same moment do not come between. The user needs the right to read /dev/input (group `input`).
"""

from __future__ import annotations

import errno
import os
import select
import struct
import time
from collections.abc import Callable
from importlib import import_module

from pos.devices.scanner.ends import SILENCE_S, Ends
from pos.devices.scanner.settings import ScannerSettings
from pos.domain.keyboard import Typing
from pos.ports.scanner import ScannerState

EVENT = struct.Struct("llHHi")
"""`struct input_event`: seconds, microseconds, type, code, value (linux/input.h)."""
KEY = 1
"""EV_KEY."""
RELEASED, PRESSED = 0, 1
"""Value 2 is the keyboard's own repeat: a scanner never means it."""
_GRAB = 0x40044590
"""EVIOCGRAB, `_IOW('E', 0x90, int)`."""


class DeviceKeyboard:
    """Implements `Scanner`."""

    def __init__(
        self,
        settings: ScannerSettings,
        *,
        grab: Callable[[int], None] | None = None,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        """`grab`: take an open device for this program alone."""
        self._settings = settings
        self._grab = grab or _take
        self._clock = clock
        self._file: int | None = None
        self._typing = Typing()
        self._ends = Ends()
        self._rest = b""

    def open(self) -> ScannerState:
        """Take the device."""
        self.close()
        try:
            self._file = os.open(self._settings.address, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0))
            self._grab(self._file)
        except OSError as fault:
            self.close()
            return why(fault)
        return ScannerState.LISTENING

    def hear(self, wait_s: float) -> tuple[str, ...] | ScannerState:
        """What is typed, until a scan is whole or the time is over."""
        file = self._file
        if file is None:
            return ScannerState.MISSING
        until = self._clock() + wait_s
        scans: tuple[str, ...] = ()
        while not scans and (self._clock() < until or self._ends.waiting):
            ready, _, _ = select.select([file], [], [], SILENCE_S)
            if not ready:
                scans = self._ends.rest(now=self._clock())
                continue
            try:
                data = os.read(file, EVENT.size * 64)
            except OSError:
                return ScannerState.MISSING
            if not data:
                return ScannerState.MISSING
            scans = self._ends.feed(self._typed(data), now=self._clock())
        return scans

    def close(self) -> None:
        """Give the device back."""
        if self._file is not None:
            os.close(self._file)
            self._file = None
        self._typing, self._rest = Typing(), b""
        self._ends.forget()

    def _typed(self, data: bytes) -> str:
        whole = self._rest + data
        used = len(whole) - len(whole) % EVENT.size
        self._rest = whole[used:]
        typed = ""
        for _seconds, _micros, kind, code, value in EVENT.iter_unpack(whole[:used]):
            if kind == KEY and value in (RELEASED, PRESSED):
                typed += self._typing.press(code) if value == PRESSED else self._typing.release(code)
        return typed


def why(fault: OSError) -> ScannerState:
    """What a fault of the system means for a scanner."""
    if fault.errno in (errno.EACCES, errno.EPERM):
        return ScannerState.DENIED
    if fault.errno == errno.EBUSY:
        return ScannerState.BUSY
    return ScannerState.UNSUPPORTED if fault.errno == errno.ENOTTY else ScannerState.MISSING


def _take(file: int) -> None:
    """Raises OSError."""
    try:
        import_module("fcntl").ioctl(file, _GRAB, 1)
    except ImportError:
        raise OSError(errno.ENOTTY, "no input devices to take") from None
