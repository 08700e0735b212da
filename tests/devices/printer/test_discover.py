"""Printers are found by where they listen and what USB calls them; nothing is said to them."""

from __future__ import annotations

import socket
from collections.abc import Iterator
from pathlib import Path
from types import SimpleNamespace

import pytest
import usb.core
from serial.tools import list_ports

from pos.devices.printer import discover
from pos.devices.printer.discover import (
    FoundPrinter,
    device_files,
    find_printers,
    listening,
    on_usb,
    own_network,
    serial_ports,
    spooler_queues,
)
from pos.devices.printer.settings import Way
from tests.devices.printer.stand_in import OK, Behaviour, PrinterStandIn


class Device(SimpleNamespace):
    """As pyusb shows one: configurations, of interfaces."""

    def __iter__(self) -> Iterator[list[SimpleNamespace]]:
        if self.closed:
            raise usb.core.USBError("may not be opened")
        yield [SimpleNamespace(bInterfaceClass=each) for each in self.classes]


PRINTER = Device(closed=False, classes=[7], idVendor=0x04B8, idProduct=0x0E15, manufacturer="EPSON", product="TM-T20")
SCANNER = Device(closed=False, classes=[3], idVendor=1, idProduct=2, manufacturer="", product="")
CLOSED = Device(closed=True, classes=[7], idVendor=3, idProduct=4, manufacturer="", product="")


def test_hosts_that_listen_are_found_in_their_order_and_told_nothing() -> None:
    with PrinterStandIn(Behaviour(status=OK)) as there:
        hosts = ["127.0.0.1", "127.0.0.2"]
        found = listening(hosts, port=there.port, within_s=2)
    assert found == ("127.0.0.1",)
    assert there.paper == b""
    assert listening(()) == ()


def test_a_host_that_refuses_is_none() -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
    assert listening(["127.0.0.1"], port=port, within_s=2) == ()


@pytest.mark.parametrize("own, first, count", (("192.168.7.20", "192.168.7.1", 253), ("127.0.0.1", "", 0), ("", "", 0)))
def test_the_own_network_is_its_last_number(monkeypatch: pytest.MonkeyPatch, own: str, first: str, count: int) -> None:
    monkeypatch.setattr(discover, "own_address", lambda: own)
    hosts = own_network()
    assert (hosts[:1], len(hosts)) == ((first,) if first else (), count)
    assert own not in hosts


def test_usb_printers_by_their_class(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(usb.core, "find", lambda **_: iter([SCANNER, PRINTER, CLOSED]))
    assert list(on_usb()) == [FoundPrinter(Way.USB, "04b8:0e15", "EPSON TM-T20")]


def test_without_libusb_nothing_is_found(monkeypatch: pytest.MonkeyPatch) -> None:
    def find(**_: object) -> object:
        raise usb.core.NoBackendError("No backend available")

    monkeypatch.setattr(usb.core, "find", find)
    assert list(on_usb()) == []


def test_serial_ports_with_what_they_say(monkeypatch: pytest.MonkeyPatch) -> None:
    ports = [
        SimpleNamespace(device="/dev/ttyUSB0", description="USB-Serial CH340"),
        SimpleNamespace(device="/dev/rfcomm0", description="n/a"),
    ]
    monkeypatch.setattr(list_ports, "comports", lambda: ports)
    assert list(serial_ports()) == [
        FoundPrinter(Way.SERIAL, "/dev/ttyUSB0", "USB-Serial CH340"),
        FoundPrinter(Way.SERIAL, "/dev/rfcomm0"),
    ]


def test_device_files(tmp_path: Path) -> None:
    (tmp_path / "lp0").touch()
    assert list(device_files(tmp_path)) == [FoundPrinter(Way.FILE, str(tmp_path / "lp0"))]


def test_queues_of_windows() -> None:
    assert list(spooler_queues(lambda: ["XP-80"])) == [FoundPrinter(Way.SPOOLER, "XP-80")]

    def none_there() -> list[str]:
        raise ImportError("win32print")

    assert list(spooler_queues(none_there)) == []


def test_all_together(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(discover, "own_network", lambda: ())
    monkeypatch.setattr(usb.core, "find", lambda **_: [PRINTER])
    monkeypatch.setattr(list_ports, "comports", list)
    assert FoundPrinter(Way.USB, "04b8:0e15", "EPSON TM-T20") in find_printers()
