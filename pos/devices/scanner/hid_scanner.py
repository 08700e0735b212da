"""A USB-HID-POS scanner."""

from __future__ import annotations

from pos.devices.hid_device import HidDevice, open_hid
from pos.devices.scanner.device_keyboard import why
from pos.devices.scanner.ends import decoded
from pos.devices.scanner.hid_reports import Reports
from pos.devices.scanner.settings import ScannerSettings
from pos.ports.scanner import ScannerState

MOST_PARTS = 64
"""More reports that go on and on are no code."""


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
            device = open_hid(self._settings.address)
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
