"""Scanners of their own, over a pseudo-terminal, a pipe in a device's place, and reports as devices send them."""

import os
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from pos.devices.scanner.device_keyboard import EVENT, DeviceKeyboard
from pos.devices.scanner.hid_reports import Reports
from pos.devices.scanner.hid_scanner import HidScanner
from pos.devices.scanner.serial_scanner import SerialScanner
from pos.devices.scanner.settings import ScannerSettings
from pos.devices.scanner.setup import SystemScanners, scanner_of, scans
from pos.ports.scanner import ScannerState, ScannerWay
from tests.devices.scanner.test_streams import EAN
from tests.domain.test_keyboard import KEYS
from tests.fakes.hid_library import HidLibrary

posix = pytest.mark.skipif(sys.platform == "win32", reason="needs a pseudo-terminal, a named pipe or a symbolic link")

HID_POS = bytes.fromhex(
    # HID Point of Sale Usage Tables 1.02, appendix: a bar code scanner with a scanned-data report of 64 bytes.
    "058c 0902 a101"  # usage page 8C, Bar Code Scanner, collection
    "0912 a102 8502"  # Scanned Data Report, collection, report id 2
    "1500 26ff00 7508"  # 0..255, 8 bits each
    "0501 093b 9501 8102"  # Generic Desktop, Byte Count
    "058c 09fb 09fc 09fd 9503 8102"  # symbology identifier 1 to 3
    "09fe 9538 8202 01"  # Decoded Data, 56 times, buffered bytes
    "09ff 7501 9501 8102"  # Decode Data Continued, one bit
    "7507 9501 8103"  # seven bits of nothing
    "c0 c0".replace(" ", "")
)


def report(data: bytes, *, identifier: bytes = b"]E0", more: bool = False) -> bytes:
    return bytes([2, len(data)]) + identifier + data.ljust(56, b"\0") + bytes([int(more)])


class TestSerial:
    """pyserial on a pseudo-terminal."""

    @pytest.fixture
    def line(self) -> Iterator[tuple[int, str]]:
        ours, theirs = os.openpty()
        yield ours, os.ttyname(theirs)
        os.close(theirs)
        os.close(ours)

    @posix
    def test_scans_one_after_the_other(self, line: tuple[int, str]) -> None:
        ours, name = line
        scanner = SerialScanner(ScannerSettings(ScannerWay.SERIAL, name))
        assert scanner.open() is ScannerState.LISTENING

        os.write(ours, f"{EAN}\r\n".encode())
        assert scanner.hear(2.0) == (EAN,)
        os.write(ours, b"]d20106901234500011\x1d21A")
        assert scanner.hear(2.0) == ("]d20106901234500011\x1d21A",)
        assert scanner.hear(0.0) == ()
        scanner.close()
        assert scanner.hear(0.1) is ScannerState.MISSING

    def test_a_port_that_is_not_there(self) -> None:
        assert SerialScanner(ScannerSettings(ScannerWay.SERIAL, "/dev/ttyNOT")).open() is ScannerState.MISSING

    @posix
    def test_a_port_that_another_program_has(self, line: tuple[int, str]) -> None:
        first = SerialScanner(ScannerSettings(ScannerWay.SERIAL, line[1]))
        assert first.open() is ScannerState.LISTENING

        assert SerialScanner(ScannerSettings(ScannerWay.SERIAL, line[1])).open() is ScannerState.BUSY
        first.close()


class TestDeviceKeyboard:
    """Events as linux/input.h lays them out, through a named pipe."""

    @pytest.fixture
    def pipe(self, tmp_path: Path) -> str:
        path = tmp_path / "event7"
        os.mkfifo(path)
        return str(path)

    def scanner(self, pipe: str) -> DeviceKeyboard:
        return DeviceKeyboard(ScannerSettings(ScannerWay.DEVICE, pipe), grab=lambda _file: None)

    @posix
    def test_a_scan(self, pipe: str) -> None:
        scanner = self.scanner(pipe)
        assert scanner.open() is ScannerState.LISTENING
        device = os.open(pipe, os.O_WRONLY)
        events = b"".join(
            EVENT.pack(0, 0, kind, code, value)
            for letter in EAN
            for kind, code, value in ((4, 4, 9), (1, KEYS[letter], 1), (0, 0, 0), (1, KEYS[letter], 0), (0, 0, 0))
        )

        os.write(device, events[:100])
        os.write(device, events[100:] + EVENT.pack(0, 0, 1, 28, 1) + EVENT.pack(0, 0, 1, 28, 0))
        assert scanner.hear(2.0) == (EAN,)
        os.write(device, events)
        assert scanner.hear(2.0) == (EAN,)
        os.close(device)
        assert scanner.hear(2.0) is ScannerState.MISSING
        scanner.close()

    @posix
    def test_what_cannot_be_opened(self, tmp_path: Path) -> None:
        (tmp_path / "no-device").touch()

        assert self.scanner(str(tmp_path / "gone")).open() is ScannerState.MISSING
        assert self.scanner(str(tmp_path / "gone")).hear(0.1) is ScannerState.MISSING
        plain = DeviceKeyboard(ScannerSettings(ScannerWay.DEVICE, str(tmp_path / "no-device")))
        assert plain.open() is ScannerState.UNSUPPORTED


class TestHidPos:
    """Reports, and the descriptor that explains them."""

    def test_a_report(self) -> None:
        reports = Reports(HID_POS)
        part = reports.part(report(EAN.encode()))

        assert reports.of_scanner
        assert part is not None
        assert (part.identifier, part.data, part.continued) == ("]E0", EAN.encode(), False)

    def test_a_keyboard_is_no_scanner(self) -> None:
        keyboard = bytes.fromhex(
            "05010906a101050719e029e71500250175019508810295017508810395067508150025650507190029658100c0"
        )

        assert not Reports(keyboard).of_scanner
        assert Reports(keyboard).part(bytes(8)) is None

    @pytest.mark.parametrize(
        "garbage", (b"", b"\xfe", b"\xfe\xff\x00", b"\x27\xff\xff\xff\xff", b"\xb4\xb4", bytes(range(256)))
    )
    def test_descriptors_that_make_no_sense(self, garbage: bytes) -> None:
        reports = Reports(garbage)

        assert [reports.part(bytes(length)) for length in (0, 1, 64)] == [None] * 3

    def test_a_short_report_breaks_nothing(self) -> None:
        whole = report(EAN.encode())

        for length in range(len(whole)):
            assert (Reports(HID_POS).part(whole[:length]) is None) == (length < 6)

    @pytest.mark.skipif(not sys.platform.startswith("linux"), reason="reads /dev/hidraw")
    def test_a_code_in_several_reports(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        (tmp_path / "sys" / "hidraw0" / "device").mkdir(parents=True)
        (tmp_path / "sys" / "hidraw0" / "device" / "report_descriptor").write_bytes(HID_POS)
        os.mkfifo(tmp_path / "hidraw0")
        monkeypatch.setattr(
            "pos.devices.hid_device.open_hid.__kwdefaults__",
            {"writes": False, "folder": tmp_path / "sys", "devices": tmp_path},
        )
        scanner = HidScanner(ScannerSettings(ScannerWay.HID, str(tmp_path / "hidraw0")))
        assert scanner.open() is ScannerState.LISTENING
        device = os.open(tmp_path / "hidraw0", os.O_WRONLY)
        link = b"https://shop.example/01/06901234500011/10/LOT-2026-11/21/A7?17=271231&store=HZ01"

        os.write(device, report(link[:56], identifier=b"]Q1", more=True))
        assert scanner.hear(1.0) == ()
        os.write(device, report(link[56:], identifier=b"]Q1"))
        assert scanner.hear(1.0) == (f"]Q1{link.decode()}",)
        assert scanner.hear(0.0) == ()
        os.close(device)
        assert scanner.hear(1.0) is ScannerState.MISSING
        scanner.close()

    @pytest.mark.skipif(not sys.platform.startswith("linux"), reason="reads /dev/hidraw")
    def test_a_device_of_a_make(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        for number, make in enumerate(("00000C2E:00000B61", "000004D8:00000033")):
            device = tmp_path / "sys" / f"hidraw{number}" / "device"
            device.mkdir(parents=True)
            (device / "uevent").write_text(f"DRIVER=hid-generic\nHID_ID=0003:{make}\n")
            (device / "report_descriptor").write_bytes(b"" if number else HID_POS)
        os.mkfifo(tmp_path / "hidraw0")
        places = {"writes": False, "folder": tmp_path / "sys", "devices": tmp_path}
        monkeypatch.setattr("pos.devices.hid_device.open_hid.__kwdefaults__", places)

        assert HidScanner(ScannerSettings(ScannerWay.HID, "0C2E:0b61")).open() is ScannerState.LISTENING
        assert HidScanner(ScannerSettings(ScannerWay.HID, "0c2e:0b62")).open() is ScannerState.MISSING

    def test_on_windows_and_macos_through_hidapi(self, monkeypatch: pytest.MonkeyPatch) -> None:
        path, library = "\\\\?\\HID#VID_0C2E&PID_0B61#7&1#{4d1e55b2}", HidLibrary()
        monkeypatch.setattr("serial.tools.list_ports.comports", list)
        monkeypatch.setattr(sys, "platform", "win32")
        monkeypatch.setitem(sys.modules, "hid", library)
        library.listed = [
            {"path": b"a keyboard", "usage_page": 1, "product_string": "Keyboard"},
            {"path": path.encode(), "usage_page": 0x8C, "product_string": "Honeywell 1950"},
        ]
        assert [(each.way, each.address) for each in SystemScanners().found() if each.way is ScannerWay.HID] == [
            (ScannerWay.HID, path)
        ]
        scanner = HidScanner(ScannerSettings(ScannerWay.HID, path))
        assert scanner.open() is ScannerState.MISSING
        library.plugged[path] = HID_POS
        library.reports = [report(EAN.encode())]
        assert scanner.open() is ScannerState.LISTENING
        assert scanner.hear(0.5) == (f"]E0{EAN}",)
        assert scanner.hear(0.0) == ()
        del library.plugged[path]
        assert scanner.hear(0.5) is ScannerState.MISSING
        scanner.close()

    def test_a_device_that_is_not_there(self) -> None:
        assert HidScanner(ScannerSettings(ScannerWay.HID, "/dev/hidraw99")).open() is ScannerState.MISSING


@posix
def test_what_this_computer_has(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.platform", "linux")
    monkeypatch.setattr("serial.tools.list_ports.comports", list)
    for number, (name, keys) in enumerate(
        (("AT Keyboard", "402000000 3803078f800d001 feffffdfffefffff fffffffffffffffe"),
         ("Power Button", "10000000000000 0"),
         ("USB Barcode Scanner", "e080ffdf01cfffff fffffffffffffffe"))
    ):  # fmt: skip
        device = tmp_path / "class" / "input" / f"event{number}" / "device"
        (device / "capabilities").mkdir(parents=True)
        (device / "name").write_text(name)
        (device / "capabilities" / "key").write_text(keys)
    hid = tmp_path / "class" / "hidraw" / "hidraw3" / "device"
    hid.mkdir(parents=True)
    (hid / "report_descriptor").write_bytes(HID_POS)
    (hid / "uevent").write_text("DRIVER=hid-generic\nHID_NAME=Honeywell 1950\n")
    by_id = tmp_path / "dev" / "input" / "by-id"
    by_id.mkdir(parents=True)
    (tmp_path / "dev" / "input" / "event2").touch()
    (by_id / "usb-Barcode-event-kbd").symlink_to("../event2")

    found = SystemScanners(system=tmp_path / "class", devices=tmp_path / "dev").found()

    assert [(each.way, Path(each.address).name, each.name) for each in found] == [
        (ScannerWay.HID, "hidraw3", "Honeywell 1950"),
        (ScannerWay.DEVICE, "usb-Barcode-event-kbd", "USB Barcode Scanner"),
        (ScannerWay.DEVICE, "event0", "AT Keyboard"),
    ]
    assert [scans(each.name) for each in found] == [True, True, False]


@pytest.mark.parametrize(
    "way,kind",
    ((ScannerWay.SERIAL, SerialScanner), (ScannerWay.HID, HidScanner), (ScannerWay.DEVICE, DeviceKeyboard)),
)
def test_the_scanner_that_settings_mean(way: ScannerWay, kind: type) -> None:
    assert type(scanner_of(ScannerSettings(way, "x"))) is kind
