"""Our bytes against a printer that others wrote: emupos, an emulator of Epson's TM printers.

It needs Python 3.13, so it is installed apart (`pipx install emupos==0.4.0`) and these tests run where it is found.
It knows no Chinese: it shows the bytes as code page 437.
"""

from __future__ import annotations

import json
import os
import shutil
import socket
import subprocess
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

import pytest

from pos.devices.printer.escpos_printer import EscposPrinter
from pos.devices.printer.settings import PrinterSettings, Way
from pos.domain.ticket.rows import Align, Barcode, Cell, Columns, Cut, Qr, Text, Ticket
from pos.ports.drawer import Kick
from pos.ports.printing import PrintAnswer, Printed, PrintFault

EMUPOS = os.environ.get("GUITAI_EMUPOS") or shutil.which("emupos") or ""
pytestmark = pytest.mark.skipif(not EMUPOS, reason="emupos is not installed")

TICKET = Ticket(
    (
        Text("柜台 南京西路店", align=Align.CENTRE, bold=True),
        Columns((Cell("双面羊绒大衣"), Cell("￥1,299.00", align=Align.RIGHT))),
        Barcode("RBJ01-02-261122-000007"),
        Qr("https://guitai.example/r/1"),
        Cut(),
    )
)


class Emupos:
    """A running emulator."""

    def __init__(self, *, printer: int, api: int) -> None:
        self.printer = EscposPrinter(settings=PrinterSettings(way=Way.NETWORK, address="127.0.0.1", port=printer))
        self._address = f"http://127.0.0.1:{api}/api/v1/devices/front"

    def call(self, path: str, method: str = "GET") -> str:
        request = urllib.request.Request(self._address + path, method=method)  # noqa: S310 - loopback
        with urllib.request.urlopen(request, timeout=5) as answer:  # noqa: S310
            return str(answer.read().decode())

    def is_up(self) -> bool:
        try:
            return bool(self.call("/receipts"))
        except OSError:
            return False


@contextmanager
def running(folder: Path) -> Iterator[Emupos]:
    ports = []
    for _ in range(2):
        with socket.create_server(("127.0.0.1", 0)) as free:
            ports.append(free.getsockname()[1])
    config = folder / "emupos.yaml"
    config.write_text(
        f"schema: 1\napi:\n  port: {ports[0]}\ndevices:\n  - id: front\n    type: printer\n"
        f"    profile: epson-tm-t20iii\n    connections:\n      - tcp: {{ port: {ports[1]} }}\n"
    )
    with subprocess.Popen([EMUPOS, "run", "--config", str(config)], stdout=subprocess.DEVNULL) as process:
        try:
            emupos = Emupos(printer=ports[1], api=ports[0])
            until = time.monotonic() + 30
            while not emupos.is_up() and time.monotonic() < until:
                with suppress(subprocess.TimeoutExpired):
                    process.wait(0.1)
            yield emupos
        finally:
            process.terminate()


def test_another_printer_reads_the_same_and_says_the_same(tmp_path: Path) -> None:
    with running(tmp_path) as emupos:
        assert emupos.printer.print_ticket(TICKET) == PrintAnswer(Printed.PRINTED)
        assert emupos.printer.kick() is Kick.SENT
        (receipt,) = json.loads(emupos.call("/receipts"))
        shown = emupos.call(f"/receipts/{receipt['id']}/text").encode("cp437").decode("gb18030")
        assert [line.strip() for line in shown.splitlines() if line.strip()] == [
            "柜台 南京西路店",
            "双面羊绒大衣                          ￥1,299.00",
            "[barcode CODE128 RBJ01-02-261122-000007]",
            "[qr https://guitai.example/r/1]",
        ]
        for fault, said in (
            ("paper-out", PrintFault.PAPER_OUT),
            ("cover-open", PrintFault.LID_OPEN),
            ("offline", PrintFault.OFFLINE),
        ):
            emupos.call(f"/faults/{fault}", "PUT")
            assert emupos.printer.print_ticket(TICKET) == PrintAnswer(Printed.NOT_PRINTED, said)
            emupos.call(f"/faults/{fault}", "DELETE")
