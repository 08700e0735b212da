"""The rows a ticket is made of. They say what is meant; a printer or a picture decides how it looks."""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import StrEnum
from typing import TypeAlias

from pos.domain.errors import BadValue

MAX_BARCODE = 32
"""Characters of the longest barcode that is printed."""
MAX_QR = 512
"""Bytes of the longest QR content that is printed."""


class Align(StrEnum):
    """Where text stands in its room."""

    LEFT = "left"
    CENTRE = "centre"
    RIGHT = "right"


class Size(StrEnum):
    """How large text is."""

    NORMAL = "normal"
    DOUBLE = "double"
    """Twice as wide and twice as high."""


@dataclass(frozen=True, slots=True)
class Text:
    """One text, broken over as many lines as it needs."""

    text: str
    """May be empty: nothing is printed."""
    align: Align = Align.LEFT
    """Where it stands in the line."""
    bold: bool = False
    """Whether it is heavy."""
    size: Size = Size.NORMAL
    """How large; what is too long for one double line is printed heavy instead."""


@dataclass(frozen=True, slots=True)
class Pair:
    """A label at the left and its value at the right: a total, a tender, a number."""

    label: str
    """Broken where it is too long."""
    value: str
    """Never broken unless it is wider than the paper."""
    bold: bool = False
    """Whether it is heavy."""
    size: Size = Size.NORMAL
    """How large."""


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell of a row of columns."""

    text: str
    """May be empty."""
    weight: int = 1
    """Its part of the line's width, by weight, 1 or more."""
    align: Align = Align.LEFT
    """Left cells are broken where they are too long; figures at the right never are."""

    def __post_init__(self) -> None:
        if self.weight < 1:
            raise BadValue(f"weight {self.weight} of a column is below 1")


@dataclass(frozen=True, slots=True)
class Columns:
    """Cells side by side, one narrow character apart."""

    cells: tuple[Cell, ...]
    """At least one."""
    bold: bool = False
    """Whether it is heavy."""


@dataclass(frozen=True, slots=True)
class Rule:
    """A line across the paper."""

    heavy: bool = False
    """Double, around what matters most."""


@dataclass(frozen=True, slots=True)
class Blank:
    """An empty line."""


@dataclass(frozen=True, slots=True)
class Mark:
    """A band across the paper, white on black: a copy, a training ticket."""

    text: str
    """What nobody may overlook."""


@dataclass(frozen=True, slots=True)
class Barcode:
    """A Code 128 with its text; a QR of it where the paper is too narrow for bars that scanners can read."""

    code: str
    """1 to 32 printable ASCII characters."""

    def __post_init__(self) -> None:
        if not 1 <= len(self.code) <= MAX_BARCODE or not all(" " <= letter <= "~" for letter in self.code):
            raise BadValue(f"not for Code 128: {self.code!r:.60}")


@dataclass(frozen=True, slots=True)
class Qr:
    """A QR code."""

    content: str
    """1 to 512 bytes of UTF-8."""

    def __post_init__(self) -> None:
        if not 1 <= len(self.content.encode("utf-8", "surrogatepass")) <= MAX_QR:
            raise BadValue(f"{len(self.content)} characters are not for a QR")


@dataclass(frozen=True, slots=True)
class Logo:
    """The store's logo, where one is set up; else nothing."""


@dataclass(frozen=True, slots=True)
class Cut:
    """The end of a piece of paper."""


Row: TypeAlias = Text | Pair | Columns | Rule | Blank | Mark | Barcode | Qr | Logo | Cut


@dataclass(frozen=True, slots=True)
class Ticket:
    """A ticket, ready to be printed on any paper."""

    rows: tuple[Row, ...]
    """From top to bottom."""


def marked(ticket: Ticket, words: str) -> Ticket:
    """The ticket with a band that says `words` at its top, and above the cut that ends it."""
    mark = Mark(words)
    body = ticket.rows[:-1] if ticket.rows and isinstance(ticket.rows[-1], Cut) else ticket.rows
    return replace(ticket, rows=(mark, *body, mark, *ticket.rows[len(body) :]))
