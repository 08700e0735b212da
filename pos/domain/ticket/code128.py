"""Code 128 (ISO/IEC 15417): the shortest way to say a text in code sets B and C."""

from __future__ import annotations

import re

START_B, START_C, TO_B, TO_C, STOP = 104, 105, 100, 99, 106
"""Symbol values of the starts, the switches and the stop."""

_WIDTHS = (
    "212222222122222221121223121322131222122213122312132212221213221312231212112232122132122231113222"
    "123122123221223211221132221231213212223112312131311222321122321221312212322112322211212123212321"
    "232121111323131123131321112313132113132311211313231113231311112133112331132131113123113321133121"
    "313121211331231131213113213311213131311123311321331121312113312311332111314111221411431111111224"
    "111422121124121421141122141221112214112412122114122411142112142211241211221114413111241112134111"
    "111242121142121241114212124112124211411212421112421211212141214121412121111143111341131141114113"
    "1143114111134113111131411141313111414111312114122112142112322331112"
)
"""Widths of bar, space, bar … of each symbol, six digits to a symbol, seven for the stop (ISO/IEC 15417, table 1)."""
_PARTS = re.compile(r"(?:\d\d){2,}|[^\d]|\d", re.ASCII)


def split(code: str) -> list[tuple[str, str]]:
    """The text in pieces, each with its code set, `B` or `C`. Four digits or more go into set C, two in a symbol."""
    pieces: list[tuple[str, str]] = []
    for part in _PARTS.findall(code):
        if len(part) >= 4:
            pieces.append(("C", part))
        elif pieces and pieces[-1][0] == "B":
            pieces[-1] = ("B", pieces[-1][1] + part)
        else:
            pieces.append(("B", part))
    return pieces


def symbols(code: str) -> list[int]:
    """The values of all symbols: start, data, check, stop. `code`: 1 or more printable ASCII characters."""
    values: list[int] = []
    for number, (code_set, part) in enumerate(split(code)):
        if code_set == "C":
            values.append(TO_C if number else START_C)
            values += [int(part[at : at + 2]) for at in range(0, len(part), 2)]
        else:
            values.append(TO_B if number else START_B)
            values += [ord(letter) - 32 for letter in part]
    check = (values[0] + sum(place * value for place, value in enumerate(values[1:], start=1))) % 103
    return [*values, check, STOP]


def modules(code: str) -> int:
    """How many modules wide its bars are, without quiet zones: 11 for each symbol, 13 for the stop."""
    return 11 * (len(symbols(code)) - 1) + 13


def widths(code: str) -> tuple[int, ...]:
    """How wide bar, space, bar … are, in modules, without quiet zones."""
    return tuple(int(digit) for value in symbols(code) for digit in _pattern(value))


def _pattern(value: int) -> str:
    return _WIDTHS[6 * value :] if value == STOP else _WIDTHS[6 * value : 6 * value + 6]
