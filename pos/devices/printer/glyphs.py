"""Single characters and runs of them as small pictures, each in the room the layout gave it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from PIL import Image, ImageDraw, ImageFont

from pos.devices.printer.charset import is_printable
from pos.devices.printer.fonts import Face, Faces
from pos.domain.ticket.measure import width, width_of

COLUMN = 12
"""Dots of a narrow character."""
HEIGHT = 24
"""Dots of a character's height."""
LINE = 30
"""Dots from line to line."""
_BASELINE = 23
"""Dots from a line's top to where letters stand."""
_KEPT = 8_000
"""Tiles kept: more than a shop's tickets ever show, about 5 MB."""
_NO_GLYPH = "\U0010ffff"
"""Not a character, so no font has it: what is drawn for it is drawn for whatever a font lacks."""

_RIGHT_TO_LEFT = re.compile(
    r"([\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]+(?: +[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]+)*)"
)
"""Hebrew, Arabic and their like, with the spaces between words: drawn in one go, the first word at the right."""

Run = tuple[str, int, Face | None]
"""Characters, the column they begin in, and the face that has them; None: no face has."""


class Glyphs:
    """Draws characters, and keeps what it has drawn. `scale`: 1, 2 for double size; labels have sizes between."""

    def __init__(self, *, faces: Faces, scale: float = 1) -> None:
        self._faces = faces
        self._scale = scale
        self._fonts: dict[Face, ImageFont.FreeTypeFont | None] = {}
        self._missing: dict[Face, bytes] = {}
        self._face_by_letter: dict[str, Face | None] = {}
        self._tiny: ImageFont.FreeTypeFont | None = None
        self._drawn: dict[tuple[str, Face | None, bool], Image.Image] = {}

    def draw(self, text: str, *, bold: bool, onto: Image.Image, top: int) -> None:
        """Draw a line's text, black on a white picture of mode `L`, its left edge at dot 0."""
        for letters, column, face in self._runs(text):
            tile = self._tile(letters, face, bold=bold)
            left = round(column * COLUMN * self._scale)
            onto.paste(0, (left, top, left + tile.width, top + tile.height), tile)

    def _runs(self, text: str) -> Iterator[Run]:
        """Characters of the printer's own set one by one; what needs shaping or another face in runs."""
        column = 0
        for place, part in enumerate(_RIGHT_TO_LEFT.split(text)):
            if place % 2:
                yield part, column, self._face_of(part[0])
            else:
                yield from self._left_to_right(part, column)
            column += width(part)

    def _left_to_right(self, text: str, column: int) -> Iterator[Run]:
        run = ""
        for letter, following in pairwise([*text, ""]):
            run += letter
            if is_printable(letter) and (not following or width_of(following) > 0) and len(run) == 1:
                if not letter.isspace():
                    yield run, column, self._face_of(letter)
            elif self._continues(run, following):
                continue
            else:
                yield run, column, self._face_of(run[0])
            column, run = column + width(run), ""

    def _continues(self, run: str, following: str) -> bool:
        """Whether `following` belongs to the same run: a mark on it, or a further letter of the same face."""
        if not following:
            return False
        if width_of(following) == 0:
            return True
        face = self._face_of(run[0])
        return face is not None and not is_printable(following) and self._face_of(following) == face

    def _face_of(self, letter: str) -> Face | None:
        if letter not in self._face_by_letter:
            first, second = self._faces.narrow, self._faces.wide
            if width_of(letter) == 2:
                first, second = second, first
            faces = (first, second, *self._faces.others)
            self._face_by_letter[letter] = next((face for face in faces if self._has(face, letter)), None)
        return self._face_by_letter[letter]

    def _has(self, face: Face, letter: str) -> bool:
        font = self._font(face)
        if font is None:
            return False
        if face not in self._missing:
            self._missing[face] = bytes(font.getmask(_NO_GLYPH))
        mask = font.getmask(letter)
        return bytes(mask) != self._missing[face] and mask.getbbox() is not None

    def _font(self, face: Face) -> ImageFont.FreeTypeFont | None:
        """The face at this size; None where it has no such size (a font of coloured bitmaps)."""
        if face not in self._fonts:
            try:
                self._fonts[face] = ImageFont.truetype(str(face.path), round(HEIGHT * self._scale), index=face.index)
            except OSError:
                self._fonts[face] = None
        return self._fonts[face]

    def _tile(self, letters: str, face: Face | None, *, bold: bool) -> Image.Image:
        """A picture of mode `L`, white where there is ink, as wide as the characters' columns."""
        key = (letters, face, bold)
        tile = self._drawn.get(key)
        if tile is None:
            tile = self._draw_tile(letters, face, bold=bold)
            if len(self._drawn) < _KEPT:
                self._drawn[key] = tile
        return tile

    def _draw_tile(self, letters: str, face: Face | None, *, bold: bool) -> Image.Image:
        font = None if face is None else self._font(face)
        size = (round(max(1, width(letters)) * COLUMN * self._scale), round(LINE * self._scale))
        if font is None:
            return self._box(letters, size)
        left, _, right, _ = font.getbbox(letters, anchor="ls")
        ink = Image.new("L", (max(size[0], int(right - left) + 2), size[1]))
        middle = ink.width / 2 - (left + right) / 2
        # A mono-spaced letter keeps its place in the cell; one that is wider or narrower is centred, words begin at
        # the left as all others do.
        start = (
            0.0 if abs(font.getlength(letters) - size[0]) < 1 else min(middle, -left) if width(letters) > 2 else middle
        )
        pen = ImageDraw.Draw(ink)
        for shift in (0.0, max(1.0, self._scale)) if bold else (0.0,):
            pen.text((start + shift, _BASELINE * self._scale), letters, font=font, fill=255, anchor="ls")
        return ink if ink.size == size else ink.resize(size)

    def _box(self, letters: str, size: tuple[int, int]) -> Image.Image:
        """What no font has: a box with the character's number, so that nothing is silently something else."""
        ink = Image.new("L", size)
        pen = ImageDraw.Draw(ink)
        pen.rectangle((1, 3, size[0] - 2, size[1] - 4), outline=255)
        digits = f"{ord(letters[0]):04X}"
        half = (len(digits) + 1) // 2
        if self._tiny is None:
            face = self._faces.narrow
            self._tiny = ImageFont.truetype(str(face.path), round(10 * self._scale), index=face.index)
        for row, part in enumerate((digits[:half], digits[half:])):
            at = (size[0] / 2, (14 + 10 * row) * self._scale)
            pen.text(at, part, font=self._tiny, fill=255, anchor="ms")
        return ink
