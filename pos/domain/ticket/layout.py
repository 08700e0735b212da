"""A ticket's rows as the lines of a paper: every position is decided here, once, for printers and pictures alike."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TypeAlias

from pos.domain.money import share
from pos.domain.ticket.code128 import modules
from pos.domain.ticket.measure import clean, longest_word, width, wrapped
from pos.domain.ticket.paper import Paper
from pos.domain.ticket.rows import (
    Align,
    Barcode,
    Blank,
    Cell,
    Columns,
    Cut,
    Logo,
    Mark,
    Pair,
    Qr,
    Rule,
    Size,
    Text,
    Ticket,
)

BAR_DOTS = 2
"""The narrowest bar that scanners read from thermal paper, in dots: 0.25 mm."""
LEAST_LABEL = 6
"""A label with fewer columns than this beside its value gets lines of its own; figures take no more room from texts."""


@dataclass(frozen=True, slots=True)
class Line:
    """One line of text, padded into place with spaces at its left; at most as wide as the paper."""

    text: str
    """Cleaned."""
    bold: bool = False
    """Whether it is heavy."""
    size: Size = Size.NORMAL
    """A double line has half as many columns."""
    band: bool = False
    """White on black, padded at both sides to the paper's width."""


Laid: TypeAlias = Line | Rule | Barcode | Qr | Logo | Cut
"""What a printer or a picture draws, one below the other."""


def lay_out(ticket: Ticket, paper: Paper) -> Iterator[Laid]:
    """The ticket's lines on that paper."""
    for row in ticket.rows:
        match row:
            case Text():
                yield from _text(row, paper)
            case Pair():
                for text in _pair(row, _columns(paper, row.size)):
                    yield Line(text, bold=row.bold, size=row.size)
            case Columns():
                for text in _side_by_side(row.cells, paper.columns):
                    yield Line(text, bold=row.bold)
            case Mark():
                columns = _columns(paper, Size.DOUBLE)
                for text in wrapped(clean(row.text), columns):
                    band = _filled(_placed(text, columns, Align.CENTRE), columns)
                    yield Line(band, bold=True, size=Size.DOUBLE, band=True)
            case Blank():
                yield Line("")
            case Barcode() if modules(row.code) * BAR_DOTS > paper.dots:
                yield Qr(row.code)
                yield Line(_placed(row.code, paper.columns, Align.CENTRE))
            case _:
                yield row


def _columns(paper: Paper, size: Size) -> int:
    return paper.columns // 2 if size is Size.DOUBLE else paper.columns


def _text(row: Text, paper: Paper) -> Iterator[Line]:
    text = clean(row.text)
    # A double text that would need a second line is read faster in normal size, heavy.
    fits = width(text) <= _columns(paper, row.size)
    size, bold = (row.size, row.bold) if fits else (Size.NORMAL, row.bold or row.size is Size.DOUBLE)
    columns = _columns(paper, size)
    for part in wrapped(text, columns):
        yield Line(_placed(part, columns, row.align), bold=bold, size=size)


def _placed(text: str, room: int, align: Align) -> str:
    """The text with spaces before it, so that it stands where it should in `room` columns."""
    spare = room - width(text)
    if align is Align.LEFT:
        return text
    return " " * (spare if align is Align.RIGHT else spare // 2) + text


def _filled(text: str, room: int) -> str:
    """The text with spaces behind it, up to `room` columns."""
    return text + " " * (room - width(text))


def _pair(row: Pair, room: int) -> Iterator[str]:
    label, value = clean(row.label), clean(row.value)
    beside = room - width(value) - 1
    if width(label) > beside and beside < LEAST_LABEL:
        yield from wrapped(label, room)
        yield from (_placed(text, room, Align.RIGHT) for text in wrapped(value, room))
        return
    *above, last = wrapped(label, beside) or [""]
    yield from above
    yield (last + _placed(value, room - width(last), Align.RIGHT)).rstrip()


def _side_by_side(cells: Sequence[Cell], room: int) -> Iterator[str]:
    texts = [clean(cell.text) for cell in cells]
    widths = _widths(cells, texts, room)
    if any(
        width(text) > wide and (cell.align is not Align.LEFT or wide < longest_word(text))
        for cell, text, wide in zip(cells, texts, widths, strict=True)
    ):
        yield from _below_each_other(cells, texts, room)
        return
    broken = [wrapped(text, wide) for text, wide in zip(texts, widths, strict=True)]
    for number in range(max(map(len, broken), default=0)):
        parts = [
            _filled(_placed(lines[number] if number < len(lines) else "", wide, cell.align), wide)
            for cell, lines, wide in zip(cells, broken, widths, strict=True)
        ]
        yield " ".join(parts).rstrip()


def _widths(cells: Sequence[Cell], texts: Sequence[str], room: int) -> list[int]:
    """Widths by weight; a figure that needs more takes it from the widest text."""
    widths = list(share(room - len(cells) + 1, [cell.weight for cell in cells]).parts)
    left = [number for number, cell in enumerate(cells) if cell.align is Align.LEFT]
    for number, text in enumerate(texts):
        if left and number not in left:
            lender = max(left, key=widths.__getitem__)
            lent = max(0, min(width(text) - widths[number], widths[lender] - LEAST_LABEL))
            widths[number] += lent
            widths[lender] -= lent
    return widths


def _below_each_other(cells: Sequence[Cell], texts: Sequence[str], room: int) -> Iterator[str]:
    """What does not fit side by side: texts on lines of their own, then the figures at the right; none is cut apart."""
    figures = "  ".join(t for c, t in zip(cells, texts, strict=True) if c.align is not Align.LEFT and t)
    for cell, text in zip(cells, texts, strict=True):
        if cell.align is Align.LEFT:
            yield from wrapped(text, room)
    yield from (_placed(line, room, Align.RIGHT) for line in wrapped(figures, room))
