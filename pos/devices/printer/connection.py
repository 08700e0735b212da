"""The way to a printer, over python-escpos' connectors. Whatever goes wrong on it is a DeviceError."""

from __future__ import annotations

import socket
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

from pos.devices.printer.settings import PrinterSettings, Way
from pos.domain.errors import DeviceError

if TYPE_CHECKING:
    from escpos.escpos import Escpos

CONNECT_S = 3.0
"""How long a printer may take to be reached."""
SEND_S = 15.0
"""How long one write may be held up: a printer that buffers little takes its time, one without paper for ever."""
_CROWD = 4
"""More bytes at once than a status and a few that were left over."""
_SPEECH = 4096
"""Bytes: who says more than this without a word that makes sense is no printer."""
_SLICE_S = 0.2
"""One wait for an answer."""

T = TypeVar("T")


class Connection:
    """An open way to a printer."""

    def __init__(self, connector: Escpos, *, settings: PrinterSettings) -> None:
        self._connector: Any = connector
        self._way = settings.way

    def send(self, data: bytes) -> None:
        """Send bytes. Raises DeviceError; then some of them may have arrived."""
        with _translated():
            self._wait_at_most(SEND_S)
            # python-escpos' own name for "send as it is"; it has no public one.
            self._connector._raw(data)  # noqa: SLF001

    def answer(self, within_s: float, wanted: Callable[[int], bool]) -> int | None:
        """The last byte that is `wanted` of what the printer says next; None when none comes in time.

        A status is one byte. What comes in a crowd is something else talking (a web server, a scale), and no answer.
        Raises DeviceError when the printer hangs up.
        """
        deadline = time.monotonic() + within_s
        while self._way.answers and time.monotonic() < deadline:
            said = self._read()
            if len(said) > _CROWD:
                return None
            found = [byte for byte in said if wanted(byte)]
            if found:
                return found[-1]
        return None

    def hear(self, within_s: float, understood: Callable[[bytes], T | None]) -> T | None:
        """What `understood` makes of all that the printer says next; None when it makes nothing of it in time.

        Raises DeviceError when the printer hangs up.
        """
        said, deadline = b"", time.monotonic() + within_s
        while self._way.answers and len(said) < _SPEECH and time.monotonic() < deadline:
            said += self._read()
            found = understood(said)
            if found is not None:
                return found
        return None

    def _read(self) -> bytes:
        """What has come, up to 16 bytes; none after a short wait."""
        with _translated():
            self._wait_at_most(_SLICE_S)
            try:
                data = bytes(self._connector._read())  # noqa: SLF001
            except TimeoutError:
                return b""
            except OSError as error:
                if "timeout" in type(error).__name__.lower():  # pyusb's own
                    return b""
                raise
        if not data and self._way is Way.NETWORK:
            raise DeviceError("the printer hung up")
        return data

    def _wait_at_most(self, seconds: float) -> None:
        """Bound the next read or write, each kind of connector in its own way."""
        device = self._connector.device
        if self._way is Way.NETWORK:
            device.settimeout(seconds)
        elif self._way is Way.SERIAL:
            device.timeout = device.write_timeout = seconds
        elif self._way is Way.USB:
            self._connector.timeout = device.default_timeout = int(seconds * 1000)


@contextmanager
def connected(settings: PrinterSettings) -> Iterator[Connection]:
    """Open the way to a printer, and close it. Raises DeviceError when it is not there."""
    with _translated():
        connector = _connector(settings)
        if settings.way is Way.NETWORK:
            # The connector's own way leaves a socket behind each time the printer is off, and knows no IPv6.
            connector.device = socket.create_connection((settings.address, settings.port), timeout=CONNECT_S)
        elif settings.way is Way.FILE:
            # At its end: the connector would empty it for every ticket.
            connector.device = Path(settings.address).open("ab")  # noqa: SIM115 - the connector closes it
        else:
            connector.open()
    try:
        yield Connection(connector, settings=settings)
    finally:
        with _translated():
            connector.close()


def _connector(settings: PrinterSettings) -> Any:
    from escpos import printer

    match settings.way:
        case Way.NETWORK:
            return printer.Network(settings.address, settings.port, timeout=CONNECT_S)
        case Way.USB:
            return printer.Usb(settings.vendor, settings.product, timeout=int(SEND_S * 1000))
        case Way.SERIAL:
            return printer.Serial(settings.address, settings.baud, timeout=_SLICE_S, dsrdtr=False)
        case Way.SPOOLER:
            return printer.Win32Raw(settings.address)
        case Way.FILE:
            return printer.File(settings.address)
        case _:
            raise DeviceError(f"no connection for {settings.way}")


@contextmanager
def _translated() -> Iterator[None]:
    """Turn whatever python-escpos, pyserial, pyusb and the spooler raise into a DeviceError."""
    try:
        yield
    except DeviceError:
        raise
    # Their errors share no root: OSError, escpos' Error, RuntimeError, AssertionError, pywintypes.error …
    except Exception as error:
        raise DeviceError(f"{type(error).__name__}: {error}"[:300]) from error
