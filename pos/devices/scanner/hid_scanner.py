"""A USB-HID-POS scanner: through /dev/hidraw on Linux, through the library hidapi elsewhere."""

from __future__ import annotations

import os
import select
import sys
from pathlib import Path
from typing import Protocol

from pos.devices.scanner.device_keyboard import why
from pos.devices.scanner.ends import decoded
from pos.devices.scanner.hid_reports import Reports
from pos.devices.scanner.settings import ScannerSettings
from pos.ports.scanner import ScannerState

CLASS = Path("/sys/class/hidraw")
LARGEST = 1_024
"""Bytes of a report, its id included."""
MOST_PARTS = 64
"""More reports that go on and on are no code."""


class HidDevice(Protocol):
    """An open device."""

    descriptor: bytes
    """Its report descriptor."""

    def read(self, wait_s: float) -> bytes:
        """The next report with its id where it has one; empty when none came. Raises OSError when it is gone."""

    def close(self) -> None:
        """Let it go."""


class HidScanner:
    """Implements `Scanner`."""

    def __init__(self, settings: ScannerSettings) -> None:
        self._settings = settings
        self._device: HidDevice | None = None
        self._reports = Reports(b"")
        self._begun: list[bytes] = []
        self._identifier = ""

    def open(self) -> ScannerState:
        """Open it and learn how its reports are built."""
        self.close()
        try:
            device = open_device(self._settings.address)
        except OSError as fault:
            return why(fault)
        except ImportError:
            return ScannerState.UNSUPPORTED
        self._reports = Reports(device.descriptor)
        self._device = device
        if not self._reports.of_scanner:
            self.close()
            return ScannerState.UNSUPPORTED
        return ScannerState.LISTENING

    def hear(self, wait_s: float) -> tuple[str, ...] | ScannerState:
        """The codes of the reports that come."""
        if self._device is None:
            return ScannerState.MISSING
        try:
            report = self._device.read(wait_s)
        except OSError:
            return ScannerState.MISSING
        part = self._reports.part(report) if report else None
        if part is None:
            return ()
        self._identifier = self._identifier or part.identifier
        self._begun.append(part.data)
        if part.continued and len(self._begun) < MOST_PARTS:
            return ()
        text = self._identifier + decoded(b"".join(self._begun)).rstrip("\r\n\t")
        self._begun, self._identifier = [], ""
        return (text,) if text else ()

    def close(self) -> None:
        """Let it go."""
        self._begun, self._identifier = [], ""
        if self._device is not None:
            self._device.close()
            self._device = None


class _HidRaw:
    """Linux: `/dev/hidrawN`."""

    def __init__(self, path: Path, folder: Path) -> None:
        self.descriptor = (folder / path.name / "device" / "report_descriptor").read_bytes()
        self._file = os.open(path, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0))

    def read(self, wait_s: float) -> bytes:
        """The next report."""
        ready, _, _ = select.select([self._file], [], [], wait_s)
        if not ready:
            return b""
        report = os.read(self._file, LARGEST)
        if not report:
            raise OSError("the device is gone")
        return report

    def close(self) -> None:
        """Let it go."""
        os.close(self._file)


class _HidApi:
    """Windows and macOS: the library hidapi."""

    def __init__(self, path: str) -> None:
        import hid

        self._device = hid.device()
        self._device.open_path(path.encode())
        self.descriptor = bytes(self._device.get_report_descriptor())

    def read(self, wait_s: float) -> bytes:
        """The next report."""
        return bytes(self._device.read(LARGEST, int(wait_s * 1000)))

    def close(self) -> None:
        """Let it go."""
        self._device.close()


def open_device(address: str, *, folder: Path = CLASS) -> HidDevice:
    """Open a device. Raises OSError, ImportError where the library is missing."""
    linux = sys.platform.startswith("linux")
    if linux:
        return _HidRaw(Path(address), folder)
    return _HidApi(address)
