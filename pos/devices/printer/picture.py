"""A ticket as a picture: for previews, office printers, and receipt printers that have no Chinese."""

from __future__ import annotations

import io
from collections.abc import Iterable, Iterator
from pathlib import Path

import segno
from PIL import Image, ImageDraw, ImageOps

from pos.devices.printer.bars import bars
from pos.devices.printer.fonts import Faces, find_faces
from pos.devices.printer.glyphs import COLUMN, HEIGHT, LINE, Glyphs
from pos.domain.ticket.layout import BAR_DOTS, Laid, Line, lay_out
from pos.domain.ticket.measure import width
from pos.domain.ticket.paper import Paper
from pos.domain.ticket.rows import Barcode, Cut, Logo, Qr, Rule, Size, Ticket

WHITE, BLACK = 255, 0
BAR_HEIGHT = 72
"""Dots."""
RULE_HEIGHT = 20
"""Dots."""
_MARGIN = 18
"""Dots above and below a preview."""


class TicketDrawing:
    """Draws tickets. Fonts are looked for when the first text is drawn. Not for two threads at once."""

    def __init__(self, *, faces: Faces | None = None, logo: Path | None = None) -> None:
        """`logo`: a picture file, printed at most half as wide as the paper."""
        self._faces = faces
        self._logo_file = logo
        self._glyphs: dict[Size, Glyphs] = {}

    def png(self, ticket: Ticket, paper: Paper) -> bytes:
        """The ticket as a PNG in shades of grey, with a margin above and below. Raises DeviceError without a font."""
        picture = ImageOps.expand(self.picture(ticket, paper), border=(0, _MARGIN), fill=WHITE)
        file = io.BytesIO()
        picture.save(file, format="PNG")
        return file.getvalue()

    def picture(self, ticket: Ticket, paper: Paper) -> Image.Image:
        """The whole ticket, mode `L`, as wide as the paper."""
        laid = list(lay_out(ticket, paper))
        while laid and isinstance(laid[-1], Cut):
            laid.pop()
        return below_each_other(self.strips(laid, paper), paper)

    def strips(self, laid: Iterable[Laid], paper: Paper) -> Iterator[Image.Image]:
        """Each laid row as a picture, mode `L`, as wide as the paper."""
        for row in laid:
            match row:
                case Line():
                    yield self.line(row, paper)
                case Rule():
                    yield _rule(row, paper)
                case Barcode():
                    yield self._barcode(row, paper)
                case Qr():
                    yield _centred(qr_picture(row), paper)
                case Logo():
                    logo = self.logo(paper)
                    if logo is not None:
                        yield logo
                case Cut():
                    yield _cut(paper)

    def line(self, line: Line, paper: Paper) -> Image.Image:
        """A line of text."""
        scale = 2 if line.size is Size.DOUBLE else 1
        strip = Image.new("L", (paper.dots, LINE * scale), WHITE)
        if line.text:
            self._glyphs_of(line.size, scale).draw(line.text, bold=line.bold, onto=strip, top=0)
        return ImageOps.invert(strip) if line.band else strip

    def letters(self, text: str) -> Image.Image:
        """A part of a line as high as printed letters are, mode `L`, black on white."""
        strip = Image.new("L", (max(1, width(text)) * COLUMN, LINE), WHITE)
        self._glyphs_of(Size.NORMAL, 1).draw(text, bold=False, onto=strip, top=0)
        # A printer's letters have no room between the lines; what reaches into it (Thai, Arabic) is made lower.
        top = (LINE - HEIGHT) // 2
        _, above, _, below = ImageOps.invert(strip).getbbox() or (0, LINE, 0, 0)
        if above < top or below > top + HEIGHT:
            return strip.resize((strip.width, HEIGHT))
        return strip.crop((0, top, strip.width, top + HEIGHT))

    def logo(self, paper: Paper) -> Image.Image | None:
        """The store's logo as a strip; None where there is none."""
        if self._logo_file is None or not self._logo_file.is_file():
            return None
        return _centred(self._logo(self._logo_file, paper), paper)

    def _glyphs_of(self, size: Size, scale: int) -> Glyphs:
        if size not in self._glyphs:
            self._faces = self._faces or find_faces()
            self._glyphs[size] = Glyphs(faces=self._faces, scale=scale)
        return self._glyphs[size]

    def _barcode(self, row: Barcode, paper: Paper) -> Image.Image:
        strip = _centred(bars(row.code, dots=BAR_DOTS, height=BAR_HEIGHT), paper)
        spare = paper.columns - len(row.code)
        return below_each_other([strip, self.line(Line(" " * (spare // 2) + row.code), paper)], paper)

    def _logo(self, file: Path, paper: Paper) -> Image.Image:
        try:
            with Image.open(file) as source:
                flat = Image.new("RGBA", source.size, "white")
                flat.alpha_composite(source.convert("RGBA"))
        except OSError:
            return Image.new("L", (1, 1), WHITE)
        flat.thumbnail((paper.dots // 2, paper.dots // 3))
        return flat.convert("L")


def qr_module(row: Qr) -> int:
    """Dots of a QR's module: 6 to 3, fewer for much content, so that it stays about 30 mm wide."""
    size = len(row.content.encode("utf-8", "replace"))
    return 6 if size <= 42 else 5 if size <= 84 else 4 if size <= 152 else 3


def qr_picture(row: Qr) -> Image.Image:
    """A QR with its quiet zone, mode `L`."""
    # A mask is named because trying all eight takes 20 ms; scanners read any.
    code = segno.make_qr(row.content.encode("utf-8", "replace"), error="m", boost_error=False, mask=0)
    file = io.BytesIO()
    code.save(file, kind="png", scale=qr_module(row), border=4)
    return Image.open(file).convert("L")


def below_each_other(strips: Iterable[Image.Image], paper: Paper) -> Image.Image:
    """Pictures as wide as the paper, joined."""
    parts = list(strips)
    whole = Image.new("L", (paper.dots, max(1, sum(part.height for part in parts))), WHITE)
    top = 0
    for part in parts:
        whole.paste(part, (0, top))
        top += part.height
    return whole


def black_and_white(picture: Image.Image) -> Image.Image:
    """A picture as a thermal head prints it: mode `1`, no greys."""
    return picture.point([BLACK] * 150 + [WHITE] * 106, "1")


def _centred(picture: Image.Image, paper: Paper) -> Image.Image:
    strip = Image.new("L", (paper.dots, picture.height), WHITE)
    strip.paste(picture, ((paper.dots - picture.width) // 2, 0))
    return strip


def _rule(row: Rule, paper: Paper) -> Image.Image:
    strip = Image.new("L", (paper.dots, RULE_HEIGHT), WHITE)
    pen = ImageDraw.Draw(strip)
    middle = RULE_HEIGHT // 2
    if row.heavy:
        pen.rectangle((0, middle - 3, paper.dots, middle - 2), fill=BLACK)
        pen.rectangle((0, middle + 1, paper.dots, middle + 2), fill=BLACK)
    else:
        pen.line((0, middle, paper.dots, middle), fill=BLACK)
    return strip


def _cut(paper: Paper) -> Image.Image:
    """Where the paper is cut between two tickets: a dashed line."""
    strip = Image.new("L", (paper.dots, 2 * LINE), WHITE)
    pen = ImageDraw.Draw(strip)
    for left in range(0, paper.dots, 16):
        pen.line((left, LINE, left + 8, LINE), fill=BLACK)
    return strip
