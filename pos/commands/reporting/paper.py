"""A report on A4 sheets as a PDF: landscape, the headings again on every page."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING, Any

from pos.commands.reporting.rows import Table
from pos.devices.printer.fonts import find_faces
from pos.domain.errors import DeviceError

if TYPE_CHECKING:
    from reportlab.pdfgen.canvas import Canvas

MM = 72 / 25.4
"""Points in a millimetre."""
WIDTH, HEIGHT, MARGIN = 297 * MM, 210 * MM, 12 * MM
LINE = 5.2 * MM
SIZE = 8.5
"""Points of the table's letters."""
_FONT = "report"


def pdf_of(table: Table) -> bytes:
    """The sheets. Raises DeviceError without a font that has Chinese."""
    from reportlab.pdfgen.canvas import Canvas

    file = io.BytesIO()
    canvas = Canvas(file, pagesize=(WIDTH, HEIGHT), pageCompression=1, invariant=1)
    canvas.setTitle(table.title)
    _register()
    places = _places(canvas, table)
    rows = list(table.body)
    page = 1
    top = _heading(canvas, table)
    while True:
        top = _row(canvas, table.head, places, top, rule=True)
        while rows and top > MARGIN + LINE:
            top = _row(canvas, rows.pop(0), places, top)
        canvas.setFont(_FONT, SIZE)
        canvas.drawRightString(WIDTH - MARGIN, MARGIN / 2, str(page))
        if not rows:
            break
        canvas.showPage()
        page += 1
        top = HEIGHT - MARGIN - LINE
    canvas.save()
    return file.getvalue()


def _register() -> None:
    from reportlab.pdfbase import pdfmetrics
    from reportlab.pdfbase.ttfonts import TTFError, TTFont

    if _FONT not in pdfmetrics.getRegisteredFontNames():
        face = find_faces().wide
        try:
            pdfmetrics.registerFont(TTFont(_FONT, str(face.path), subfontIndex=face.index))
        except TTFError as error:
            raise DeviceError(f"{face.path.name} cannot be put into a PDF: {error}") from error


def _heading(canvas: Canvas, table: Table) -> float:
    """Title and facts, two columns of them; where the table begins."""
    canvas.setFont(_FONT, 15)
    top = HEIGHT - MARGIN - 15
    canvas.drawString(MARGIN, top, table.title)
    canvas.setFont(_FONT, SIZE + 1)
    half = (len(table.facts) + 1) // 2
    for place, (word, value) in enumerate(table.facts):
        left = MARGIN + (place // half) * (WIDTH / 2 - MARGIN)
        canvas.drawString(left, top - LINE * (1.4 + place % half), word)
        canvas.drawString(left + 42 * MM, top - LINE * (1.4 + place % half), value)
    return top - LINE * (2.6 + half)


def _places(canvas: Any, table: Table) -> list[tuple[float, float, bool]]:
    """(left, right, numbers) of the columns: each as wide as its widest text, all together as wide as the sheet."""
    rows = [table.head, *table.body]
    wide = [max(canvas.stringWidth(_text(row[at]), _FONT, SIZE) for row in rows) for at in range(len(table.head))]
    most = (WIDTH - 2 * MARGIN) * 0.3
    wide = [min(each, most) + 3 * MM for each in wide]
    scale = (WIDTH - 2 * MARGIN) / sum(wide)
    places, left = [], MARGIN
    for at, each in enumerate(wide):
        numbers = any(isinstance(row[at], float) for row in table.body)
        places.append((left, left + each * scale - 3 * MM, numbers))
        left += each * scale
    return places


def _row(canvas: Any, cells: Any, places: list[tuple[float, float, bool]], top: float, *, rule: bool = False) -> float:
    canvas.setFont(_FONT, SIZE)
    for value, (left, right, numbers) in zip(cells, places, strict=True):
        text = _text(value)
        while text and canvas.stringWidth(text, _FONT, SIZE) > right - left + 2 * MM:
            text = text[:-2] + "…" if len(text) > 2 else ""
        if numbers:
            canvas.drawRightString(right, top, text)
        else:
            canvas.drawString(left, top, text)
    if rule:
        canvas.setLineWidth(0.5)
        canvas.line(MARGIN, top - 1.5 * MM, WIDTH - MARGIN, top - 1.5 * MM)
        return top - LINE * 1.3
    return top - LINE


def _text(value: str | float) -> str:
    """A number without needless zeros; money and pieces alike."""
    if isinstance(value, float):
        return f"{value:,.2f}".rstrip("0").rstrip(".") if value == round(value, 2) else f"{value:,.3f}"
    return value
