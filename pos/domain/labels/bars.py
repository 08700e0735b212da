"""The bars of a code: EAN-13 and EAN-8 (GS1 General Specifications 5.2), else Code 128."""

from __future__ import annotations

from enum import StrEnum

from pos.domain.barcode import is_gtin
from pos.domain.ticket import code128

_L = ("3211", "2221", "2122", "1411", "1132", "1231", "1114", "1312", "1213", "3112")
"""Widths of space, bar, space, bar of each digit in number set A; C has them as bar, space, bar, space; B reversed."""
_FIRST = (
    "AAAAAA", "AABABB", "AABBAB", "AABBBA", "ABAABB", "ABBAAB", "ABBBAA", "ABABAB", "ABABBA", "ABBABA",
)  # fmt: skip
"""Number sets of the left half, which say the first digit of an EAN-13."""


class Symbology(StrEnum):
    """How a code is drawn."""

    EAN13 = "ean13"
    EAN8 = "ean8"
    CODE128 = "code128"


def symbology_of(code: str) -> Symbology:
    """EAN for GTINs of 13 and 8 digits (a UPC of 12 is an EAN-13 with a 0 before it), else Code 128."""
    if is_gtin(code) and len(code) in {12, 13}:
        return Symbology.EAN13
    return Symbology.EAN8 if is_gtin(code) and len(code) == 8 else Symbology.CODE128


def digits_of(code: str) -> str:
    """A code as label printers want it: 13 digits for an EAN-13, also for a UPC of 12."""
    return code.rjust(13, "0") if symbology_of(code) is Symbology.EAN13 else code


def bar_widths(code: str) -> tuple[int, ...]:
    """How wide bar, space, bar … are, in modules, without quiet zones. `code`: printable ASCII, not empty."""
    match symbology_of(code):
        case Symbology.EAN13:
            return _ean13(digits_of(code))
        case Symbology.EAN8:
            return _ean(code[:4], "AAAA", code[4:])
        case _:
            return code128.widths(code)


def quiet_modules(code: str) -> tuple[int, int]:
    """White modules that a scanner needs at the left and at the right."""
    return {Symbology.EAN13: (11, 7), Symbology.EAN8: (7, 7)}.get(symbology_of(code), (10, 10))


def _ean13(code: str) -> tuple[int, ...]:
    return _ean(code[1:7], _FIRST[int(code[0])], code[7:])


def _ean(left: str, sets: str, right: str) -> tuple[int, ...]:
    parts = [_L[int(digit)][:: 1 if each == "A" else -1] for digit, each in zip(left, sets, strict=True)]
    text = "111" + "".join(parts) + "11111" + "".join(_L[int(digit)] for digit in right) + "111"
    return tuple(map(int, text))
