"""USB-HID devices: through `/dev/hidraw` on Linux, through the library hidapi on Windows and macOS.

A device is named by its path, as the system has it today, or by the numbers of its make, `04d8:0033` (vendor and
product, as Windows' device manager and `lsusb` show them), which stay when it is plugged in elsewhere.
"""

from __future__ import annotations

import errno
import os
import re
import select
import sys
from pathlib import Path
from typing import Any, Protocol

CLASS = Path("/sys/class/hidraw")
DEVICES = Path("/dev")
LARGEST = 1_024
"""Bytes of a report, its id included."""
_MAKE = re.compile(r"([0-9a-f]{4}):([0-9a-f]{4})", re.ASCII | re.IGNORECASE)
_PATHS = ("\\\\?\\hid#", "devsrvsid:", "ioservice:/")
"""How paths of HID devices begin on Windows and macOS, in lower case."""


class HidDevice(Protocol):
    """An open device."""

    descriptor: bytes
    """Its report descriptor."""

    def read(self, wait_s: float) -> bytes:
        """The next report with its id where it has one; empty when none came. Raises OSError when it is gone."""

    def write(self, report: bytes) -> None:
        """Send a report, its id first: 0 for a device that has but one. Raises OSError."""

    def close(self) -> None:
        """Let it go."""


def is_hid(address: str) -> bool:
    """Whether an address names a HID device, and not a serial port."""
    known = _MAKE.fullmatch(address) or address.lower().startswith(_PATHS)
    return bool(known) or Path(address).resolve().name.startswith("hidraw")


def open_hid(address: str, *, writes: bool = False, folder: Path = CLASS, devices: Path = DEVICES) -> HidDevice:
    """Open a device, to write to it only where `writes`. Raises OSError, ImportError where the library is missing.

    `folder` and `devices`: Linux' own.
    """
    make = _MAKE.fullmatch(address)
    ids = (int(make[1], 16), int(make[2], 16)) if make else None
    linux = sys.platform.startswith("linux")
    if linux:
        return _HidRaw(_device_of(ids, folder, devices) if ids else Path(address), folder, writes=writes)
    return _HidApi(address, ids)


class _HidRaw:
    """Linux: `/dev/hidrawN`."""

    def __init__(self, path: Path, folder: Path, *, writes: bool) -> None:
        known = folder / path.resolve().name / "device" / "report_descriptor"
        self.descriptor = known.read_bytes() if known.exists() else b""
        self._file = os.open(path, (os.O_RDWR if writes else os.O_RDONLY) | getattr(os, "O_NONBLOCK", 0))

    def read(self, wait_s: float) -> bytes:
        """The next report."""
        ready, _, _ = select.select([self._file], [], [], wait_s)
        if not ready:
            return b""
        report = os.read(self._file, LARGEST)
        if not report:
            raise OSError("the device is gone")
        return report

    def write(self, report: bytes) -> None:
        """One write is one report."""
        os.write(self._file, report)

    def close(self) -> None:
        """Let it go."""
        os.close(self._file)


class _HidApi:
    """Windows and macOS: the library hidapi."""

    def __init__(self, path: str, ids: tuple[int, int] | None) -> None:
        import hid

        self._device: Any = hid.device()
        if ids is not None:
            self._device.open(*ids)
        else:
            self._device.open_path(path.encode())
        self.descriptor = bytes(self._device.get_report_descriptor())

    def read(self, wait_s: float) -> bytes:
        """The next report."""
        try:
            # 0 would wait for ever.
            return bytes(self._device.read(LARGEST, max(1, int(wait_s * 1000))))
        except ValueError as fault:  # it was closed meanwhile
            raise OSError("the device is gone") from fault

    def write(self, report: bytes) -> None:
        """One write is one report."""
        if self._device.write(report) < 0:
            raise OSError("the device took no report")

    def close(self) -> None:
        """Let it go."""
        self._device.close()


def _device_of(ids: tuple[int, int], folder: Path, devices: Path) -> Path:
    """The first device of that make. Raises FileNotFoundError."""
    wanted = f"{ids[0]:08X}:{ids[1]:08X}"
    for entry in sorted(folder.glob("hidraw*")):
        told = (entry / "device" / "uevent").read_text(encoding="utf-8", errors="replace")
        # HID_ID=0003:000004D8:00000033 is bus, vendor, product.
        if re.search(rf"^HID_ID=[0-9A-F]+:{wanted}$", told, re.MULTILINE | re.IGNORECASE):
            return devices / entry.name
    raise FileNotFoundError(errno.ENOENT, os.strerror(errno.ENOENT), f"{ids[0]:04x}:{ids[1]:04x}")
