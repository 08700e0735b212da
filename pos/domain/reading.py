"""Codes seen in a picture: what each decoder reads, and what may be believed of it.

Misreads of linear codes have valid check digits: of 360 hard EAN frames zxing-cpp read 12 wrong and zbar 10, but any
two decoders that agreed were right. So a linear code is confirmed by two voices; matrix codes correct their own errors.
Symbology identifiers are those of ISO/IEC 15424.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from enum import StrEnum

from pos.domain.barcode import is_gtin

Corners = tuple[tuple[int, int], tuple[int, int], tuple[int, int], tuple[int, int]]
"""Pixels (x, y) of a code's four corners in reading order: top left, top right, bottom right, bottom left."""

MATRIX = frozenset("QdzLU")
"""The letters of symbologies that correct errors: QR, Data Matrix, Aztec, PDF417, MaxiCode."""
GROUP_SEPARATOR = "\x1d"
UPC_E = "UPC-E"
ITF_DIGITS = 14
_ITF = "I"


class Voice(StrEnum):
    """The decoders."""

    ZXING = "zxing"
    ZBAR = "zbar"
    OPENCV = "opencv"


@dataclass(frozen=True, slots=True)
class Reading:
    """What one decoder read in one place."""

    voice: Voice
    """Who read it."""
    identifier: str
    """Symbology identifier: `]E0` EAN-13 and UPC-A, `]C1` GS1-128, `]d2` GS1 DataMatrix …"""
    name: str
    """The symbology in words: `EAN-13`, `Code 128`."""
    text: str = field(repr=False)
    """What it says; FNC1 between fields as 0x1D. Retail codes with all 13 or 8 digits."""
    corners: Corners
    """Where it is."""

    @property
    def matrix(self) -> bool:
        """Whether its symbology corrects errors."""
        return self.identifier[1:2] in MATRIX

    @property
    def whole(self) -> bool:
        """False for an ITF of other than 14 digits: it may be a part of a longer one, whoever reads it."""
        return self.identifier[1:2] != _ITF or (len(self.text) == ITF_DIGITS and is_gtin(self.text))


@dataclass(frozen=True, slots=True)
class Sighting:
    """A code in a picture, after all voices were heard."""

    identifier: str
    """Symbology identifier."""
    name: str
    """The symbology in words."""
    text: str = field(repr=False)
    """What it says, as in `Reading`."""
    voices: tuple[Voice, ...]
    """Who read it so, in the order of `Voice`."""
    corners: Corners
    """Where it is."""
    confirmed: bool
    """Whether it may be believed without more."""
    disputed: bool = False
    """Whether somebody read something else in its place: then even a second picture proves nothing."""

    @property
    def matrix(self) -> bool:
        """Whether its symbology corrects errors."""
        return self.identifier[1:2] in MATRIX

    @property
    def scan(self) -> str:
        """As a scanner that names symbologies would send it."""
        return self.identifier + self.text


def weigh(readings: Iterable[Reading], *, trust_upc_e: bool = False) -> tuple[Sighting, ...]:
    """What is seen where all decoders say this. `trust_upc_e`: whether short UPC codes may be confirmed at all."""
    told: dict[tuple[str, str], list[Reading]] = {}
    for reading in readings:
        if reading.text:
            told.setdefault((reading.identifier[1:2], reading.text.replace(GROUP_SEPARATOR, "")), []).append(reading)
    groups = list(told.values())
    return tuple(
        _sighting(group, [other for other in groups if other is not group], trust_upc_e=trust_upc_e) for group in groups
    )


def _sighting(group: list[Reading], others: list[list[Reading]], *, trust_upc_e: bool) -> Sighting:
    best = min(group, key=lambda each: list(Voice).index(each.voice))
    voices = tuple(voice for voice in Voice if any(each.voice is voice for each in group))
    disputed = False
    if best.matrix:
        # Whoever has to guess the character set alone may guess wrong.
        confirmed = best.voice is Voice.ZXING or best.text.isascii() or len(voices) > 1
    else:
        rivals = [other for other in others if _rival(other[0], best) and _same_place(group, other)]
        disputed = any(len(other) >= len(group) or len({each.voice for each in other}) > 1 for other in rivals)
        confirmed = len(voices) > 1 and not disputed and best.whole and (trust_upc_e or best.name != UPC_E)
    return Sighting(best.identifier, best.name, best.text, voices, best.corners, confirmed, disputed)


def _rival(other: Reading, best: Reading) -> bool:
    """Whether both cannot be true in one place. A part of an ITF is read easily, and says the same."""
    part = other.identifier[1:2] == best.identifier[1:2] == _ITF and best.whole and other.text in best.text
    return not other.matrix and not part


def _same_place(group: list[Reading], other: list[Reading]) -> bool:
    return any(within(a.corners, b.corners) or within(b.corners, a.corners) for a in group for b in other)


def within(inner: Corners, outer: Corners) -> bool:
    """Whether the middle of `inner` lies in the upright box around `outer`."""
    x, y = middle(inner)
    left, top, right, bottom = box(outer)
    # Some decoders give a line for a code: a few pixels more make it a place.
    return left - 4 <= x <= right + 4 and top - 4 <= y <= bottom + 4


def middle(corners: Corners) -> tuple[int, int]:
    """The middle of four corners."""
    return sum(x for x, _ in corners) // 4, sum(y for _, y in corners) // 4


def box(corners: Corners) -> tuple[int, int, int, int]:
    """The upright box around four corners: left, top, right, bottom."""
    xs, ys = [x for x, _ in corners], [y for _, y in corners]
    return min(xs), min(ys), max(xs), max(ys)
