"""What tickets are read back with: emupos, an emulator of Epson's printers that others wrote, or a reader of our own.

emupos needs a newer Python than the till; `make test` installs it apart wherever the machine has one
(`packaging/newer_python.py`). It knows no Chinese: it shows the bytes as code page 437.
"""

from __future__ import annotations

import io
import json
import os
import shutil
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

import zxingcpp
from PIL import Image

from pos.devices.printer.escpos_printer import EscposPrinter
from pos.devices.printer.settings import PrinterSettings, Way
from pos.domain.ticket.paper import Paper
from pos.domain.ticket.rows import Ticket
from pos.ports.printing import PrintAnswer
from tests.devices.printer.stand_in import OK, Behaviour, PrinterStandIn
from tests.escpos_reader import Bars, Cut, Line, Pulse, Qr, Raster, read

ROOT = Path(__file__).parents[3]
PICTURE = "[picture]"
"""Stands in a ticket's text for a line that came as a picture."""


def emupos_command() -> str:
    """Where emupos is; empty: nowhere."""
    installed = ROOT / ".venv" / "emupos" / "bin" / "emupos"
    return os.environ.get("GUITAI_EMUPOS") or (str(installed) if installed.is_file() else shutil.which("emupos") or "")


def newer_python() -> str:
    """A Python of this machine that emupos could run on; empty: none."""
    found = subprocess.run(
        [sys.executable, str(ROOT / "packaging" / "newer_python.py")], capture_output=True, text=True, check=True
    )
    return found.stdout.strip()


@dataclass
class OnPaper:
    """A ticket as it was read back."""

    lines: list[str]
    """Its lines of text, `PICTURE` for a picture, without blank ones; spaces at both ends taken off."""
    codes: list[str]
    """What its barcodes and QR codes say, from top to bottom."""
    cut: bool
    """Whether it was cut off."""


class Reader(Protocol):
    """A printer that shows what it printed."""

    name: str

    def print_ticket(self, ticket: Ticket, paper: Paper) -> tuple[PrintAnswer, OnPaper]: ...

    def drawer_is_open(self) -> bool:
        """After a kick."""
        ...


def printer_at(port: int, paper: Paper) -> EscposPrinter:
    return EscposPrinter(settings=PrinterSettings(way=Way.NETWORK, address="127.0.0.1", port=port, paper=paper))


class Emupos:
    """A running emulator with a printer for each width of paper."""

    name = "emupos"

    def __init__(self, *, api: int, ports: dict[Paper, int]) -> None:
        self._address = f"http://127.0.0.1:{api}/api/v1/devices/mm"
        self.printers = {paper: printer_at(port, paper) for paper, port in ports.items()}
        self._seen: set[str] = set()

    def call(self, paper: Paper, path: str, method: str = "GET") -> bytes:
        request = urllib.request.Request(self._address + paper + path, method=method)  # noqa: S310 - loopback
        with urllib.request.urlopen(request, timeout=10) as answer:  # noqa: S310
            return bytes(answer.read())

    def is_up(self) -> bool:
        try:
            return all(self.call(paper, "") for paper in Paper)
        except OSError:
            return False

    def receipts(self, paper: Paper) -> list[dict[str, str]]:
        return [dict(each) for each in json.loads(self.call(paper, "/receipts"))]

    def print_ticket(self, ticket: Ticket, paper: Paper) -> tuple[PrintAnswer, OnPaper]:
        answer = self.printers[paper].print_ticket(ticket)
        (new,) = [each for each in self.receipts(paper) if each["id"] not in self._seen]
        self._seen.add(new["id"])
        text = self.call(paper, f"/receipts/{new['id']}/text").decode().encode("cp437").decode("gb18030")
        lines = [PICTURE if line.startswith("[image") else line.strip() for line in text.splitlines()]
        shown = [line for line in lines if line and not line.startswith(("[barcode ", "[qr "))]
        picture = Image.open(io.BytesIO(self.call(paper, f"/receipts/{new['id']}/image"))).convert("L")
        return answer, OnPaper(shown, codes_in(picture), new["boundary"] == "cut")

    def drawer_is_open(self) -> bool:
        self.call(Paper.MM80, "/drawer/close", "POST")
        self.printers[Paper.MM80].kick()
        return bool(json.loads(self.call(Paper.MM80, ""))["state"]["drawer"] == "open")


class OwnReader:
    """`tests/escpos_reader.py` behind a loopback socket."""

    name = "own reader"

    def print_ticket(self, ticket: Ticket, paper: Paper) -> tuple[PrintAnswer, OnPaper]:
        with PrinterStandIn(Behaviour(status=OK)) as there:
            answer = printer_at(there.port, paper).print_ticket(ticket)
        items = read(there.paper)
        lines = [
            item.text.strip() if isinstance(item, Line) else PICTURE
            for item in items
            if isinstance(item, Line | Raster)
        ]
        codes = [_code(item) for item in items if isinstance(item, Bars | Qr)]
        return answer, OnPaper([line for line in lines if line], codes, isinstance(items[-1], Cut))

    def drawer_is_open(self) -> bool:
        with PrinterStandIn(Behaviour(status=OK)) as there:
            printer_at(there.port, Paper.MM80).kick()
        return read(there.paper) == [Pulse(pin=2)]


def _code(item: Bars | Qr) -> str:
    """What bars say (GS k, function B: `{B` letters, `{C` pairs of digits), or a QR."""
    if isinstance(item, Qr):
        return item.content.decode()
    said, in_c, data = "", False, item.data
    while data:
        if data[:2] in (b"{B", b"{C"):
            in_c, data = data[:2] == b"{C", data[2:]
            continue
        said += f"{data[0]:02d}" if in_c else chr(data[0])
        data = data[1:]
    return said


def codes_in(picture: Image.Image) -> list[str]:
    """What a scanner reads on a picture, from top to bottom."""
    # A margin: codes at the edge of a ticket have paper around them, not the end of the picture.
    wide = Image.new("L", (picture.width + 80, picture.height + 80), 255)
    wide.paste(picture, (40, 40))
    found = zxingcpp.read_barcodes(
        wide, formats=zxingcpp.BarcodeFormats((zxingcpp.BarcodeFormat.Code128, zxingcpp.BarcodeFormat.QRCode))
    )
    return [code.text for code in sorted(found, key=lambda code: code.position.top_left.y)]


PROFILE_58 = """
type: printer
name: 58 mm
dpi: 203
width_dots: 384
font_a: { width: 12, height: 24 }
font_b: { width: 9, height: 17 }
code_pages: { 0: PC437 }
default_code_page: 0
drawer_sensor_open_level: high
"""


@contextmanager
def running_emupos(folder: Path) -> Iterator[Emupos]:
    """Start the emulator, on ports of its own."""
    ports = []
    for _ in range(3):
        with socket.create_server(("127.0.0.1", 0)) as free:
            ports.append(free.getsockname()[1])
    (folder / "mm58.yaml").write_text(PROFILE_58)
    profiles = {Paper.MM80: "epson-tm-t20iii", Paper.MM58: "./mm58.yaml"}
    where = dict(zip(Paper, ports[1:], strict=True))
    devices = "".join(
        f"  - id: mm{paper}\n    type: printer\n    profile: {profiles[paper]}\n"
        f"    connections:\n      - tcp: {{ port: {where[paper]} }}\n"
        for paper in Paper
    )
    config = folder / "emupos.yaml"
    config.write_text(f"schema: 1\napi:\n  port: {ports[0]}\ndevices:\n{devices}")
    with subprocess.Popen(
        [emupos_command(), "run", "--config", str(config)], stdout=subprocess.DEVNULL, cwd=folder
    ) as process:
        try:
            emupos = Emupos(api=ports[0], ports=where)
            until = time.monotonic() + 60
            while not emupos.is_up() and time.monotonic() < until:
                with suppress(subprocess.TimeoutExpired):
                    process.wait(0.1)
            yield emupos
        finally:
            process.terminate()
