"""A label as a picture, 8 dots to a millimetre: for previews, and for printers that know no label language."""

from __future__ import annotations

import io

import segno
from PIL import Image, ImageDraw

from pos.devices.labels.letters import BLACK, WHITE, Letters, dots_of
from pos.devices.printer.bars import drawn_bars
from pos.domain.labels.bars import bar_widths
from pos.domain.labels.content import LabelContent
from pos.domain.labels.layout import PlacedBars, PlacedLine, PlacedQr, PlacedText, lay_out
from pos.domain.labels.template import LabelTemplate

_MOST_BYTES = (14, 26, 42, 62, 84, 106, 122, 152, 180, 213, 251, 287, 331, 362, 412, 450, 504, 560)
"""Bytes that versions 1, 2, 3 … hold at level M (ISO/IEC 18004, table 7)."""
QUIET = 2
"""Modules around a QR on a label: half of what the standard wants, as the label itself is white around it."""


def qr_matrix(content: str) -> tuple[bytearray, ...]:
    """A QR's rows, a byte for each module, 1 for black; without a quiet zone."""
    # A mask is named because trying all eight takes 20 ms; scanners read any.
    return tuple(segno.make_qr(content.encode(), error="m", boost_error=False, mask=0).matrix)


def qr_modules(content: str) -> int:
    """Modules a side of a QR at level M, without making it, which takes 2 ms: what the label printer makes itself."""
    size = len(content.encode())
    version = next((number for number, most in enumerate(_MOST_BYTES, start=1) if size <= most), 40)
    return 17 + 4 * version


def qr_module(side: float, modules: int) -> int:
    """Dots to a module, so that a QR with its quiet zone fits into `side` millimetres; at least 2."""
    return max(2, dots_of(side) // (modules + 2 * QUIET))


class LabelPictures:
    """Draws labels. Not for two threads at once."""

    def __init__(self) -> None:
        self._letters = Letters()

    def picture(self, template: LabelTemplate, content: LabelContent) -> Image.Image:
        """A label, mode `L`. Raises DeviceError without a font."""
        whole = Image.new("L", (dots_of(template.width), dots_of(template.height)), WHITE)
        pen = ImageDraw.Draw(whole)
        for placed in lay_out(template, content):
            match placed:
                case PlacedText():
                    strip, left, top = self._letters.of(placed)
                    whole.paste(BLACK, (left, top), Image.eval(strip, lambda value: 255 - value))
                case PlacedBars():
                    strip = drawn_bars(bar_widths(placed.code), dots=placed.dots, height=dots_of(placed.height))
                    whole.paste(strip, (dots_of(placed.x), dots_of(placed.y)))
                case PlacedQr():
                    strip = qr_picture(placed)
                    whole.paste(strip, (dots_of(placed.x), dots_of(placed.y)))
                case PlacedLine():
                    left, top = dots_of(placed.x), dots_of(placed.y)
                    wide, high = max(1, dots_of(placed.width)), max(1, dots_of(placed.height))
                    pen.rectangle((left, top, left + wide - 1, top + high - 1), fill=BLACK)
        return whole

    def png(self, template: LabelTemplate, content: LabelContent) -> bytes:
        """A label as a PNG."""
        file = io.BytesIO()
        self.picture(template, content).save(file, format="PNG", dpi=(203, 203))
        return file.getvalue()


def qr_picture(placed: PlacedQr) -> Image.Image:
    """A QR with its quiet zone, mode `L`."""
    matrix = qr_matrix(placed.content)
    module, count = qr_module(placed.side, len(matrix)), len(matrix)
    bits = Image.frombytes("L", (count, count), bytes(BLACK if cell else WHITE for row in matrix for cell in row))
    side = (count + 2 * QUIET) * module
    picture = Image.new("L", (side, side), WHITE)
    picture.paste(bits.resize((count * module, count * module), Image.Resampling.NEAREST), (QUIET * module,) * 2)
    return picture
