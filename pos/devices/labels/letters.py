"""Lines of text for labels as small pictures, in whatever size; drawn once and kept."""

from __future__ import annotations

from functools import lru_cache

from PIL import Image, ImageChops, ImageDraw

from pos.devices.printer.fonts import Faces, find_faces
from pos.devices.printer.glyphs import COLUMN, HEIGHT, LINE, Glyphs
from pos.devices.printer.picture import black_and_white
from pos.domain.labels.layout import DOT, PlacedText
from pos.domain.ticket.measure import width

WHITE, BLACK = 255, 0
_ABOVE = (LINE - HEIGHT) / 2
"""Rows of a tile above the letters, at scale 1."""


class Letters:
    """Draws lines of text. Fonts are looked for when the first is drawn. Not for two threads at once."""

    def __init__(self, *, faces: Faces | None = None) -> None:
        self._faces = faces
        self._glyphs: dict[int, Glyphs] = {}
        # Names and prices come again and again in a batch; 5,000 lines are about 10 MB.
        self._kept_picture = lru_cache(maxsize=5_000)(self._picture)
        self._kept_bits = lru_cache(maxsize=5_000)(self._bits)

    def of(self, text: PlacedText) -> tuple[Image.Image, int, int]:
        """A line as a picture (mode `L`, black on white), and the dots of its left and top edge.

        Raises DeviceError without a font.
        """
        dots = dots_of(text.size)
        return self._kept_picture(text.text, dots, text.bold, text.struck), *_corner(text, dots)

    def bits_of(self, text: PlacedText, *, black: int) -> tuple[int, bytes, int, int]:
        """A line as bits: bytes in a row, the rows, and the dots of its left and top edge. `black`: the bit of a dot.

        Raises DeviceError without a font.
        """
        dots = dots_of(text.size)
        return *self._kept_bits(text.text, dots, text.bold, text.struck, black), *_corner(text, dots)

    def _bits(self, text: str, dots: int, bold: bool, struck: bool, black: int) -> tuple[int, bytes]:
        picture = black_and_white(self._picture(text, dots, bold, struck))
        # What fills the last byte of a row has to be white.
        wide = Image.new("1", ((picture.width + 7) // 8 * 8, picture.height), 1)
        wide.paste(picture)
        return wide.width // 8, (ImageChops.invert(wide) if black else wide).tobytes()

    def _picture(self, text: str, dots: int, bold: bool, struck: bool) -> Image.Image:
        if dots not in self._glyphs:
            self._faces = self._faces or find_faces()
            self._glyphs[dots] = Glyphs(faces=self._faces, scale=dots / HEIGHT)
        scale = dots / HEIGHT
        strip = Image.new("L", (max(1, round(width(text) * COLUMN * scale)), round(LINE * scale)), WHITE)
        self._glyphs[dots].draw(text, bold=bold, onto=strip, top=0)
        if struck:
            middle = round(strip.height * 0.55)
            ImageDraw.Draw(strip).rectangle((0, middle, strip.width, middle + max(1, dots // 12)), fill=BLACK)
        return strip


def _corner(text: PlacedText, dots: int) -> tuple[int, int]:
    return dots_of(text.x), max(0, dots_of(text.y) - round(_ABOVE * dots / HEIGHT))


def dots_of(millimetres: float) -> int:
    """The nearest dot at 203 dots an inch."""
    return round(millimetres / DOT)
