"""The scanner that settings describe, and what on this computer may be one."""

from __future__ import annotations

import re
import sys
from pathlib import Path

from pos.devices.scanner.hid_reports import SCANNER_PAGE, Reports
from pos.devices.scanner.settings import ScannerSettings
from pos.ports.scanner import FoundScanner, Scanner, ScannerWay

_SCANNING = re.compile(r"scan|bar ?code|honeywell|zebra|symbol|datalogic|newland|netum|sunmi|条码|扫描", re.IGNORECASE)
"""Words in names of devices that scan."""
_TYPING = 0x10000
"""In the capability bits of the first keys: Q, and so a keyboard with letters (KEY_Q is 16)."""


def scanner_of(settings: ScannerSettings) -> Scanner:
    """The scanner of these settings; nothing is opened."""
    if settings.way is ScannerWay.SERIAL:
        from pos.devices.scanner.serial_scanner import SerialScanner

        return SerialScanner(settings)
    if settings.way is ScannerWay.HID:
        from pos.devices.scanner.hid_scanner import HidScanner

        return HidScanner(settings)
    from pos.devices.scanner.device_keyboard import DeviceKeyboard

    return DeviceKeyboard(settings)


class SystemScanners:
    """Implements `Scanners`."""

    def __init__(self, *, system: Path = Path("/sys/class"), devices: Path = Path("/dev")) -> None:
        """`system` and `devices`: Linux' own folders."""
        self._system = system
        self._devices = devices

    def found(self) -> tuple[FoundScanner, ...]:
        """HID-POS scanners, serial ports, and keyboards; those whose name speaks of scanning first."""
        linux = sys.platform.startswith("linux")
        hid = self._hidraw() if linux else _hidapi()
        return (*hid, *_serial(), *(self._keyboards() if linux else []))

    def _hidraw(self) -> list[FoundScanner]:
        found = []
        for entry in sorted((self._system / "hidraw").glob("hidraw*")):
            try:
                of_scanner = Reports((entry / "device" / "report_descriptor").read_bytes()).of_scanner
            except OSError:
                continue
            if of_scanner:
                name = _field(entry / "device" / "uevent", "HID_NAME")
                found.append(FoundScanner(ScannerWay.HID, str(self._devices / entry.name), name))
        return found

    def _keyboards(self) -> list[FoundScanner]:
        found = []
        for entry in (self._system / "input").glob("event*"):
            name, keys = _text(entry / "device" / "name"), _text(entry / "device" / "capabilities" / "key")
            if _types(keys):
                address = self._lasting(entry.name)
                found.append(FoundScanner(ScannerWay.DEVICE, str(address), name))
        return sorted(found, key=lambda each: (_SCANNING.search(each.name) is None, each.name, each.address))

    def _lasting(self, name: str) -> Path:
        """A name of the device that stays when it is plugged in again, else its number of today."""
        for link in sorted((self._devices / "input" / "by-id").glob("*-kbd")):
            if link.resolve().name == name:
                return link
        return self._devices / "input" / name


def scans(name: str) -> bool:
    """Whether a device's name speaks of scanning."""
    return _SCANNING.search(name) is not None


def _serial() -> list[FoundScanner]:
    from serial.tools.list_ports import comports

    ports = sorted(comports(), key=lambda port: (port.vid is None, port.device))
    return [FoundScanner(ScannerWay.SERIAL, port.device, port.product or port.description or "") for port in ports]


def _hidapi() -> list[FoundScanner]:
    try:
        import hid
    except ImportError:
        return []
    return [
        FoundScanner(ScannerWay.HID, each["path"].decode(errors="replace"), each.get("product_string") or "")
        for each in hid.enumerate()
        if each.get("usage_page") == SCANNER_PAGE
    ]


def _types(keys: str) -> bool:
    """`keys`: words of hexadecimal, the last one with the first 64 keys."""
    words = keys.split()
    return bool(words) and bool(int(words[-1], 16) & _TYPING)


def _field(path: Path, name: str) -> str:
    rows = (row.partition("=") for row in _text(path).splitlines())
    return next((value for key, _, value in rows if key == name), "")


def _text(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8", errors="replace").strip()
    except OSError:
        return ""
