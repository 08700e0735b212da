"""Labels on A4 sheets as a PDF, to be cut apart or printed on sheets of stickers."""

from __future__ import annotations

import io
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from pos.devices.labels.picture import QUIET, qr_matrix
from pos.devices.printer.fonts import Face, find_faces
from pos.domain.errors import BadValue, DeviceError
from pos.domain.labels.bars import bar_widths
from pos.domain.labels.content import LabelContent
from pos.domain.labels.layout import DOT, Placed, PlacedBars, PlacedLine, PlacedQr, PlacedText, lay_out
from pos.domain.labels.template import LabelTemplate

if TYPE_CHECKING:
    from reportlab.pdfgen.canvas import Canvas

MM = 72 / 25.4
"""Points in a millimetre."""
_FONT = "label"
_BASELINE = 0.86
"""Of a letter's height: where letters stand."""


@dataclass(frozen=True, slots=True)
class Sheet:
    """A sheet of paper, millimetres."""

    width: float = 210.0
    """A4's."""
    height: float = 297.0
    """A4's."""
    margin: float = 8.0
    """What printers cannot reach."""
    gap: float = 0.0
    """Between labels, both ways; 0: cut lines are drawn between them."""


def pdf_of(template: LabelTemplate, contents: Iterable[LabelContent], *, sheet: Sheet | None = None) -> bytes:
    """The sheets with all copies of all labels, from left to right and from top to bottom.

    Raises BadValue for a label larger than the sheet, DeviceError without a font.
    """
    from reportlab.pdfgen.canvas import Canvas

    paper = sheet or Sheet()
    places = list(_places(template, paper))
    if not places:
        raise BadValue(f"a label of {template.width:g} × {template.height:g} mm is larger than the sheet")
    file = io.BytesIO()
    canvas = Canvas(file, pagesize=(paper.width * MM, paper.height * MM), pageCompression=1, invariant=1)
    _register(canvas)
    number = 0
    for content in contents:
        placed = list(lay_out(template, content))
        for _ in range(max(1, content.copies)):
            if number and number % len(places) == 0:
                canvas.showPage()
            left, top = places[number % len(places)]
            _draw(canvas, placed, left, paper.height - top)
            if not paper.gap:
                _cut_line(canvas, left, paper.height - top, template)
            number += 1
    canvas.save()
    return file.getvalue()


def _places(template: LabelTemplate, sheet: Sheet) -> Iterator[tuple[float, float]]:
    """Left and top edges of the labels on a sheet."""
    across = _fits(sheet.width - 2 * sheet.margin, template.width, sheet.gap)
    down = _fits(sheet.height - 2 * sheet.margin, template.height, sheet.gap)
    for row in range(down):
        for column in range(across):
            yield (
                sheet.margin + column * (template.width + sheet.gap),
                sheet.margin + row * (template.height + sheet.gap),
            )


def _fits(room: float, size: float, gap: float) -> int:
    return max(0, int((room + gap + 0.001) // (size + gap)))


def check_font() -> str:
    """The file of the face that sheets are drawn with. Raises DeviceError for none, or none that a PDF can hold."""
    _register_face()
    return find_faces().wide.path.name


def _register(canvas: Canvas) -> None:
    """Make the Chinese face known to the PDF; only the letters that are used go into it."""
    _register_face()
    canvas.setFont(_FONT, 10)


def _register_face() -> None:
    from reportlab.pdfbase import pdfmetrics
    from reportlab.pdfbase.ttfonts import TTFError, TTFont

    face: Face = find_faces().wide
    if _FONT not in pdfmetrics.getRegisteredFontNames():
        try:
            pdfmetrics.registerFont(TTFont(_FONT, str(face.path), subfontIndex=face.index))
        except TTFError as error:
            raise DeviceError(f"{face.path.name} cannot be put into a PDF: {error}") from error


def _draw(canvas: Any, parts: Iterable[Placed], left: float, top: float) -> None:
    """A label with its top left corner there; the origin of a PDF is at the bottom left."""
    for placed in parts:
        x, y = (left + placed.x) * MM, (top - placed.y) * MM
        match placed:
            case PlacedText():
                _text(canvas, placed, x, y)
            case PlacedBars():
                _bars(canvas, placed, x, y)
            case PlacedQr():
                _qr(canvas, placed, x, y)
            case PlacedLine():
                canvas.rect(x, y - placed.height * MM, placed.width * MM, placed.height * MM, stroke=0, fill=1)


def _text(canvas: Any, placed: PlacedText, x: float, y: float) -> None:
    size = placed.size * MM
    line = canvas.beginText(x, y - size * _BASELINE)
    line.setFont(_FONT, size)
    # The face has no heavy one beside it: its outline is drawn as well. The mode outlives the text: it is always set.
    line.setTextRenderMode(2 if placed.bold else 0)
    canvas.setLineWidth(size / 40)
    line.textOut(placed.text)
    canvas.drawText(line)
    if placed.struck:
        canvas.rect(x, y - size * 0.6, placed.width * MM, size / 14, stroke=0, fill=1)


def _bars(canvas: Any, placed: PlacedBars, x: float, y: float) -> None:
    module = placed.dots * DOT * MM
    high = placed.height * MM
    path = canvas.beginPath()
    for number, wide in enumerate(bar_widths(placed.code)):
        if number % 2 == 0:
            path.rect(x, y - high, wide * module, high)
        x += wide * module
    canvas.drawPath(path, stroke=0, fill=1)


def _qr(canvas: Any, placed: PlacedQr, x: float, y: float) -> None:
    runs, count = _runs(placed.content)
    module = placed.side * MM / (count + 2 * QUIET)
    path = canvas.beginPath()
    for row, column, length in runs:
        path.rect(x + (QUIET + column) * module, y - (QUIET + row + 1) * module, length * module, module)
    canvas.drawPath(path, stroke=0, fill=1)


@lru_cache(maxsize=256)
def _runs(content: str) -> tuple[tuple[tuple[int, int, int], ...], int]:
    """The black runs of a QR (row, column, length) and its modules a side."""
    matrix = qr_matrix(content)
    runs = []
    for row, cells in enumerate(matrix):
        start = -1
        for column, cell in enumerate((*cells, 0)):
            if cell and start < 0:
                start = column
            elif not cell and start >= 0:
                runs.append((row, start, column - start))
                start = -1
    return tuple(runs), len(matrix)


def _cut_line(canvas: Any, left: float, top: float, template: LabelTemplate) -> None:
    canvas.saveState()
    canvas.setLineWidth(0.2)
    canvas.setStrokeGray(0.7)
    canvas.rect(left * MM, (top - template.height) * MM, template.width * MM, template.height * MM, stroke=1, fill=0)
    canvas.restoreState()
