"""A label's parts, each in its place: decided here, once, for label printers, pictures and sheets alike.

Letters are of one width, half as wide as high, and Chinese as wide as high, so that what fits is known without a font.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import TypeAlias

from pos.domain.labels.bars import bar_widths, quiet_modules
from pos.domain.labels.content import LabelContent
from pos.domain.labels.template import LabelTemplate, Part, PartKind
from pos.domain.ticket.measure import clean, width, width_of, wrapped
from pos.domain.ticket.rows import Align

DOT = 0.125
"""Millimetres: a dot at 203 dots an inch."""
SMALLEST = 0.6
"""The part of its size that text is made smaller to before it is cut off."""
DIGITS = 2.4
"""Height of the digits under bars, millimetres."""
_NAME = re.compile(r"\{(\w+)\}")


@dataclass(frozen=True, slots=True)
class PlacedText:
    """A line of text. Millimetres from the label's top left corner."""

    x: float
    """Left edge of its first letter."""
    y: float
    """Top edge."""
    size: float
    """Height of a letter, width of a Chinese one."""
    text: str
    """Cleaned."""
    bold: bool = False
    """Whether it is heavy."""
    struck: bool = False
    """Struck through."""

    @property
    def width(self) -> float:
        """How wide it is."""
        return width(self.text) * self.size / 2


@dataclass(frozen=True, slots=True)
class PlacedBars:
    """Bars; their digits are a text of their own."""

    x: float
    """Left edge of the first bar."""
    y: float
    """Top edge."""
    height: float
    """Of the bars."""
    dots: int
    """Dots to a module."""
    code: str
    """What they say."""


@dataclass(frozen=True, slots=True)
class PlacedQr:
    """A QR, as large as `side` allows, quiet zone included."""

    x: float
    """Left edge."""
    y: float
    """Top edge."""
    side: float
    """Room."""
    content: str
    """What it says."""


@dataclass(frozen=True, slots=True)
class PlacedLine:
    """A filled bar."""

    x: float
    """Left edge."""
    y: float
    """Top edge."""
    width: float
    """To the right."""
    height: float
    """Downwards."""


Placed: TypeAlias = PlacedText | PlacedBars | PlacedQr | PlacedLine


def lay_out(template: LabelTemplate, content: LabelContent) -> Iterator[Placed]:
    """The parts of a label, from the back to the front."""
    fills = content.fills
    for part in template.parts:
        if not _stands(part.when, content):
            continue
        match part.kind:
            case PartKind.LINE:
                yield PlacedLine(part.x, part.y, part.width, part.height)
            case PartKind.TEXT:
                yield from _text(part, _filled(part.text, fills))
            case PartKind.BARS:
                yield from _bars(part, _filled(part.text, fills))
            case _:
                text = _filled(part.text, fills)
                if text:
                    yield PlacedQr(part.x, part.y, min(part.width, part.height), text)


def _stands(when: str, content: LabelContent) -> bool:
    return {"reduced": content.reduced, "full": not content.reduced, "linked": bool(content.link)}.get(when, True)


def _filled(text: str, fills: Mapping[str, str]) -> str:
    """The text with what its names stand for; empty where all that they stand for is empty."""
    names = _NAME.findall(text)
    if names and not any(fills.get(name) for name in names):
        return ""
    return clean(_NAME.sub(lambda match: fills.get(match[1], ""), text)).strip()


def _text(part: Part, text: str) -> Iterator[PlacedText]:
    if not text:
        return
    size, lines = part.height, wrapped(text, _columns(part.width, part.height))
    smallest = part.height * SMALLEST
    while len(lines) > part.lines and size * 0.95 >= smallest:
        size *= 0.95
        lines = wrapped(text, _columns(part.width, size))
    if len(lines) > part.lines:
        lines = [*lines[: part.lines - 1], _cut(_after(lines[: part.lines - 1], text), _columns(part.width, size))]
    for number, line in enumerate(lines):
        spare = part.width - width(line) * size / 2
        left = {Align.LEFT: 0.0, Align.CENTRE: spare / 2, Align.RIGHT: spare}[part.align]
        top = part.y + (part.height - size) / 2 + number * size * 1.15
        yield PlacedText(part.x + max(0.0, left), top, size, line, part.bold, part.struck)


def _after(lines: list[str], text: str) -> str:
    """What of a text comes after its first lines: of a long word on the last one its beginning is seen."""
    start = 0
    for line in lines:
        start = text.index(line, start) + len(line)
    return text[start:].lstrip()


def _columns(room: float, size: float) -> int:
    """Narrow letters of a size that fit into room; at least 2, for a Chinese one."""
    return max(2, int(room / (size / 2) + 0.001))


def _cut(line: str, columns: int) -> str:
    """The line with an ellipsis (two columns) at its end."""
    while line and width(line) > columns - 2:
        line = line[:-1]
    while line and width_of(line[-1]) == 0:
        line = line[:-1]
    return f"{line.rstrip()}…"


def _bars(part: Part, code: str) -> Iterator[Placed]:
    if not code or not all(" " <= letter <= "~" for letter in code):
        return
    modules, quiet = sum(bar_widths(code)), quiet_modules(code)
    dots = int(part.width / DOT / (modules + sum(quiet)))
    if dots < 1:
        # Bars that no scanner reads are worse than none.
        yield from _text(Part(PartKind.TEXT, part.x, part.y, part.width, DIGITS), code)
        return
    dots = min(dots, 3)
    spare = part.width - (modules + sum(quiet)) * dots * DOT
    left = part.x + spare / 2 + quiet[0] * dots * DOT
    yield PlacedBars(left, part.y, part.height - DIGITS, dots, code)
    wide = width(code) * DIGITS / 2
    middle = left + modules * dots * DOT / 2
    yield PlacedText(max(part.x, middle - wide / 2), part.y + part.height - DIGITS + 0.2, DIGITS, code)
