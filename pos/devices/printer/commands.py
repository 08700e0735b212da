"""A ticket as ESC/POS: the bytes for a receipt printer.

python-escpos makes the commands for QR codes, cuts and the drawer. Text, pictures and barcodes are written here: its
`text()` prints Chinese wrongly (see `charset`), and its `image()` and `barcode()` write to standard output, where
`pos soak` promises one line per sale.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import groupby
from typing import TYPE_CHECKING

from PIL import Image, ImageChops

from pos.devices.printer.bit_image import bit_image
from pos.devices.printer.charset import MOST, Writing, parts_of
from pos.devices.printer.picture import BAR_HEIGHT, TicketDrawing, below_each_other, black_and_white, qr_module
from pos.devices.printer.settings import Lacking
from pos.domain.ticket.code128 import split
from pos.domain.ticket.layout import BAR_DOTS, Laid, Line, lay_out
from pos.domain.ticket.paper import Paper
from pos.domain.ticket.rows import Barcode, Cut, Logo, Qr, Rule, Size, Ticket

if TYPE_CHECKING:
    from escpos.printer import Dummy

_START = b"\x1b@\x1bR\x00"
"""ESC @: forget what the last job left; ESC R 0: `$` is a dollar, not a yuan."""
_LEFT, _CENTRE = b"\x1ba\x00", b"\x1ba\x01"
"""ESC a."""
_CODE128 = 73
"""GS k m: Code 128 in function B."""
_QR_LEVEL_M = 1
"""Error correction of 15 %: paper gets creased."""
_BAND_ROWS = 256
"""Rows of dots in one raster command: what small buffers take."""


class TicketBytes:
    """Builds the bytes of tickets for one printer. Not for two threads at once."""

    def __init__(
        self,
        *,
        paper: Paper,
        drawing: TicketDrawing,
        as_picture: bool = False,
        cuts: bool = True,
        writing: Writing = MOST,
    ) -> None:
        """`as_picture`: everything as pictures; `cuts`: whether it has a cutter (else the paper is fed out)."""
        # Importing python-escpos costs 200 ms; the first ticket pays it, not the start.
        from escpos.printer import Dummy

        self._paper = paper
        self._drawing = drawing
        self._as_picture = as_picture
        self._cuts = cuts
        self._writing = writing
        self._library: Dummy = Dummy()

    def of(self, ticket: Ticket) -> bytes:
        """The bytes that print the ticket. Raises DeviceError where a picture is needed and no font is found."""
        laid = lay_out(ticket, self._paper)
        return (
            _START + self._writing.start + b"".join(self._pictured(laid) if self._as_picture else map(self._row, laid))
        )

    def drawer_pulse(self, pin: int) -> bytes:
        """The bytes that open a drawer at pin 2 or 5 of the printer's drawer socket."""
        self._library.cashdraw(pin)
        return self._taken()

    def _row(self, row: Laid) -> bytes:
        match row:
            case Line():
                return self._line(row)
            case Rule():
                return (b"=" if row.heavy else b"-") * self._paper.columns + b"\n"
            case Barcode():
                return _barcode(row)
            case Qr():
                return self._qr(row)
            case Logo():
                return self._logo()
            case Cut():
                return self._cut()

    def _pictured(self, laid: Iterable[Laid]) -> Iterator[bytes]:
        """Everything between two cuts as one picture: joining lines costs less than making commands of each."""
        for is_cut, rows in groupby(laid, key=lambda row: isinstance(row, Cut)):
            if is_cut:
                yield from (self._cut() for _ in rows)
            else:
                yield raster(below_each_other(self._drawing.strips(rows, self._paper), self._paper))

    def _line(self, line: Line) -> bytes:
        text = self._writing.of(line.text)
        if text is None and self._writing.lacking is Lacking.GLYPH and line.size is Size.NORMAL:
            text = b"".join(map(self._part, parts_of(line.text)))
        if text is None:
            return raster(self._drawing.line(line, self._paper))
        on, off = _style(line)
        return on + text + b"\n" + off

    def _part(self, part: str) -> bytes:
        """A part of a line: text where the printer has all of it, else a picture in the line."""
        text = self._writing.of(part)
        return bit_image(self._drawing.letters(part)) if text is None else text

    def _qr(self, row: Qr) -> bytes:
        self._library.qr(row.content, ec=_QR_LEVEL_M, size=qr_module(row), native=True)
        return _CENTRE + self._taken() + b"\n" + _LEFT

    def _logo(self) -> bytes:
        strip = self._drawing.logo(self._paper)
        return b"" if strip is None else raster(strip)

    def _cut(self) -> bytes:
        if self._cuts:
            self._library.cut(mode="PART")
        else:
            self._library.print_and_feed(6)
        return self._taken()

    def _taken(self) -> bytes:
        """What the library has written since."""
        output: bytes = self._library.output
        self._library.clear()
        return output


def raster(strip: Image.Image) -> bytes:
    """GS v 0: a picture of the paper's width, a set bit for each black dot."""
    bits = ImageChops.invert(black_and_white(strip))
    wide = (bits.width + 7) // 8
    rows = bits.tobytes()
    bands = [rows[top : top + _BAND_ROWS * wide] for top in range(0, len(rows), _BAND_ROWS * wide)]
    head = b"\x1dv0\x00" + wide.to_bytes(2, "little")
    return b"".join(head + (len(band) // wide).to_bytes(2, "little") + band for band in bands)


def _style(line: Line) -> tuple[bytes, bytes]:
    """The bytes that switch a line's style on, and off again."""
    on, off = b"", b""
    if line.bold:
        on, off = on + b"\x1bE\x01", b"\x1bE\x00" + off
    if line.size is Size.DOUBLE:
        on, off = on + b"\x1d!\x11", b"\x1d!\x00" + off
    if line.band:
        on, off = on + b"\x1dB\x01", b"\x1dB\x00" + off
    return on, off


def _barcode(row: Barcode) -> bytes:
    """GS h, GS w, GS H 2 (text below), GS k: sets B and C named with `{B` and `{C`; `{` itself is doubled."""
    data = b""
    for code_set, part in split(row.code):
        if code_set == "C":
            data += b"{C" + bytes(int(part[at : at + 2]) for at in range(0, len(part), 2))
        else:
            data += b"{B" + part.replace("{", "{{").encode("ascii")
    settings = bytes((0x1D, ord("h"), BAR_HEIGHT, 0x1D, ord("w"), BAR_DOTS, 0x1D, ord("H"), 2))
    return _CENTRE + settings + bytes((0x1D, ord("k"), _CODE128, len(data))) + data + b"\n" + _LEFT
