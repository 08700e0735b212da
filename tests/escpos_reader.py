"""Reads ESC/POS the way a Chinese receipt printer does, written from the command reference, not from what we send.

An unknown command, a byte over 0x7F outside Chinese mode, a four-byte code: each is an error, because a printer would
print something else.
"""

from __future__ import annotations

from dataclasses import dataclass, field

IN_LINE = "\u2588"
"""Stands for each column of a picture in a line."""


class NotEscpos(AssertionError):
    """A printer would not have done what was meant."""


@dataclass
class Line:
    text: str
    bold: bool
    double: bool
    reverse: bool
    align: str


@dataclass
class Raster:
    width: int
    height: int
    rows: bytes

    def dot(self, x: int, y: int) -> bool:
        return bool(self.rows[y * (self.width // 8) + x // 8] >> (7 - x % 8) & 1)

    @property
    def ink(self) -> int:
        return sum(byte.bit_count() for byte in self.rows)


@dataclass
class Bars:
    data: bytes
    height: int
    module: int


@dataclass
class Qr:
    content: bytes
    module: int


@dataclass
class Cut:
    partial: bool


@dataclass
class Pulse:
    pin: int


@dataclass
class Ask:
    what: str


Item = Line | Raster | Bars | Qr | Cut | Pulse | Ask


@dataclass
class Reader:
    """A printer's state while it reads."""

    data: bytes
    at: int = 0
    items: list[Item] = field(default_factory=list)
    bold: bool = False
    double: bool = False
    reverse: bool = False
    chinese: bool = False
    align: str = "left"
    bar_height: int = 162
    bar_module: int = 3
    qr_module: int = 3
    qr_content: bytes = b""
    buffer: str = ""
    code_page: int | None = None

    def take(self, count: int = 1) -> bytes:
        taken = self.data[self.at : self.at + count]
        if len(taken) < count:
            raise NotEscpos("the data ends in the middle of a command")
        self.at += count
        return taken

    def run(self) -> list[Item]:
        while self.at < len(self.data):
            byte = self.take()[0]
            if byte == 0x0A:
                self.items.append(Line(self.buffer, self.bold, self.double, self.reverse, self.align))
                self.buffer = ""
            elif byte == 0x1B:
                self.esc(self.take())
            elif byte == 0x1D:
                self.gs(self.take())
            elif byte == 0x1C:
                self.fs(self.take())
            elif byte == 0x10:
                self.real_time(self.take(2))
            elif 0x20 <= byte <= 0x7E:
                self.buffer += chr(byte)
            elif byte > 0x80:
                self.hanzi(byte)
            else:
                raise NotEscpos(f"control byte {byte:#04x} at {self.at - 1}")
        if self.buffer:
            raise NotEscpos(f"text without a line feed: {self.buffer!r}")
        return self.items

    def hanzi(self, lead: int) -> None:
        if not self.chinese:
            raise NotEscpos(f"byte {lead:#04x} outside Chinese mode")
        trail = self.take()[0]
        if not (0x40 <= trail <= 0xFE and trail != 0x7F):
            raise NotEscpos(f"{lead:#04x} {trail:#04x} is not a two-byte code")
        self.buffer += bytes((lead, trail)).decode("gb18030")

    def esc(self, command: bytes) -> None:
        match command:
            case b"@":
                self.bold = self.double = self.reverse = self.chinese = False
                self.align = "left"
            case b"R":
                if self.take() != b"\0":
                    raise NotEscpos("another character set than the USA's")
            case b"t":
                self.code_page = self.take()[0]
            case b"*":
                mode, low, high = self.take(3)
                if mode != 33:
                    raise NotEscpos(f"ESC * {mode}")
                columns = low + 256 * high
                if columns % 12:
                    raise NotEscpos("a picture in a line that is no whole number of columns wide")
                self.take(3 * columns)
                self.buffer += IN_LINE * (columns // 12)
            case b"E":
                self.bold = bool(self.take()[0] & 1)
            case b"a":
                self.align = ("left", "centre", "right")[self.take()[0]]
            case b"d":
                self.take()
            case b"p":
                pin, _on, _off = self.take(3)
                self.items.append(Pulse({0: 2, 48: 2, 1: 5, 49: 5}[pin]))
            case _:
                raise NotEscpos(f"ESC {command!r}")

    def fs(self, command: bytes) -> None:
        if command not in {b"&", b"."}:
            raise NotEscpos(f"FS {command!r}")
        self.chinese = command == b"&"

    def gs(self, command: bytes) -> None:
        match command:
            case b"!":
                size = self.take()[0]
                if size not in {0x00, 0x11}:
                    raise NotEscpos(f"size {size:#04x}")
                self.double = size == 0x11
            case b"B":
                self.reverse = bool(self.take()[0] & 1)
            case b"V":
                self.items.append(Cut(partial=self.take() in {b"\x01", b"1"}))
            case b"h":
                self.bar_height = self.take()[0]
            case b"w":
                self.bar_module = self.take()[0]
            case b"H":
                self.take()
            case b"k":
                self.barcode()
            case b"v":
                self.raster()
            case b"(":
                self.qr()
            case b"r":
                self.items.append(Ask(f"paper {self.take()[0]}"))
            case _:
                raise NotEscpos(f"GS {command!r}")

    def barcode(self) -> None:
        kind, length = self.take(2)
        if kind != 73:
            raise NotEscpos(f"barcode {kind} is not Code 128")
        self.items.append(Bars(self.take(length), self.bar_height, self.bar_module))

    def raster(self) -> None:
        zero, mode, xl, xh, yl, yh = self.take(6)
        if (zero, mode) != (0x30, 0):
            raise NotEscpos("not GS v 0 in normal density")
        wide, high = xl + 256 * xh, yl + 256 * yh
        self.items.append(Raster(wide * 8, high, self.take(wide * high)))

    def qr(self) -> None:
        letter, low, high = self.take(3)
        body = self.take(low + 256 * high)
        if letter != ord("k") or body[0] != 49:
            raise NotEscpos("GS ( is used for QR codes only")
        match body[1]:
            case 67:
                self.qr_module = body[2]
            case 80:
                self.qr_content = body[3:]
            case 81:
                self.items.append(Qr(self.qr_content, self.qr_module))
            case 65 | 69:
                pass
            case other:
                raise NotEscpos(f"QR function {other}")

    def real_time(self, command: bytes) -> None:
        if command[0] != 4:
            raise NotEscpos(f"DLE {command!r}")
        self.items.append(Ask(f"status {command[1]}"))


def read(data: bytes) -> list[Item]:
    """What a printer prints."""
    return Reader(data).run()


def lines(data: bytes) -> list[str]:
    """The lines of text that a printer prints."""
    return [item.text for item in read(data) if isinstance(item, Line)]
