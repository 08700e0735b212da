"""Looks for printers on the own network, USB, serial ports and in Windows. Only when asked; they are sent nothing."""

from __future__ import annotations

import logging
import socket
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path

from pos.devices.printer.settings import Way

PORT = 9100
"""Where receipt printers listen."""
WITHIN_S = 0.4
"""How long a host may take to be reached: a printer in the same shop takes a few milliseconds."""
AT_ONCE = 64
"""Hosts that are tried at the same time: 254 take two seconds."""
_PRINTER_CLASS = 7
"""USB interface class of printers."""

logger = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class FoundPrinter:
    """Something that may be a printer."""

    way: Way
    """How it is reached."""
    address: str
    """As the set-up takes it: a host, USB ids `04b8:0e15`, a port or device, a queue's name."""
    name: str = ""
    """What it calls itself; empty where nothing is known."""


def find_printers() -> tuple[FoundPrinter, ...]:
    """All that is there. Takes two seconds or three: never on the GUI thread."""
    network = (FoundPrinter(Way.NETWORK, host) for host in listening(own_network()))
    return (*network, *on_usb(), *serial_ports(), *device_files(), *spooler_queues())


def own_network() -> tuple[str, ...]:
    """The other hosts of this machine's network, as far as the last number of the address goes (IPv4, /24)."""
    own = own_address()
    if not own or own.startswith("127."):
        return ()
    head, _, last = own.rpartition(".")
    return tuple(f"{head}.{number}" for number in range(1, 255) if str(number) != last)


def own_address() -> str:
    """This machine's address in its network; empty where it has none."""
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as probe:
        try:
            # Nothing is sent: the system says from where it would be (RFC 5737's address for documents).
            probe.connect(("192.0.2.1", 9))
        except OSError:
            return ""
        return str(probe.getsockname()[0])


def listening(hosts: Sequence[str], *, port: int = PORT, within_s: float = WITHIN_S) -> tuple[str, ...]:
    """Those of the hosts that take a connection at a port, in their order. Nothing is sent."""
    if not hosts:
        return ()

    def takes(host: str) -> bool:
        try:
            with socket.create_connection((host, port), timeout=within_s):
                return True
        except OSError:
            return False

    with ThreadPoolExecutor(AT_ONCE, thread_name_prefix="look for printers") as pool:
        return tuple(host for host, is_there in zip(hosts, pool.map(takes, hosts), strict=True) if is_there)


def on_usb() -> Iterator[FoundPrinter]:
    """Printers that USB names as such."""
    try:
        import usb.core

        devices = list(usb.core.find(find_all=True) or ())
    except Exception as fault:  # noqa: BLE001 - pyusb's own errors share no root, and libusb may be missing
        logger.info("USB cannot be looked through: %s", fault)
        return
    for device in devices:
        if _is_printer(device):
            yield FoundPrinter(Way.USB, f"{device.idVendor:04x}:{device.idProduct:04x}", _named(device))


def _is_printer(device: object) -> bool:
    """Whether one of its interfaces is a printer's."""
    try:
        interfaces: Iterable[object] = [each for configuration in device for each in configuration]  # type: ignore[attr-defined]
    except Exception:  # noqa: BLE001 - a device that may not be opened
        return False
    return any(getattr(each, "bInterfaceClass", 0) == _PRINTER_CLASS for each in interfaces)


def _named(device: object) -> str:
    """What it calls itself; empty where it may not be asked."""
    try:
        return " ".join(filter(None, (getattr(device, "manufacturer", ""), getattr(device, "product", ""))))
    except Exception:  # noqa: BLE001 - asking for the name opens the device
        return ""


def serial_ports() -> Iterator[FoundPrinter]:
    """Serial ports, Bluetooth's among them: what is at their other end they do not say."""
    from serial.tools import list_ports

    for port in list_ports.comports():
        known = port.description if port.description not in {None, "n/a", port.device} else ""
        yield FoundPrinter(Way.SERIAL, port.device, known or "")


def device_files(folder: Path = Path("/dev/usb")) -> Iterator[FoundPrinter]:
    """Printers that Linux shows as files; elsewhere there is no such folder."""
    for file in sorted(folder.glob("lp*")):
        yield FoundPrinter(Way.FILE, str(file))


def spooler_queues(queues: Callable[[], Iterable[str]] | None = None) -> Iterator[FoundPrinter]:
    """Windows' own printers."""
    try:
        yield from (FoundPrinter(Way.SPOOLER, name) for name in (queues or _windows_queues)())
    except ImportError:
        return


def _windows_queues() -> Iterable[str]:
    """Raises ImportError on other systems."""
    spooler = import_module("win32print")
    local, connected = 2, 4
    return [str(each[2]) for each in spooler.EnumPrinters(local | connected)]
