"""Code 128 (ISO/IEC 15417): the shortest way to say a text in code sets B and C."""

from __future__ import annotations

import re

START_B, START_C, TO_B, TO_C, STOP = 104, 105, 100, 99, 106
"""Symbol values of the starts, the switches and the stop."""

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
