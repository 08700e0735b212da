"""Figures on a command line: `type=` for argparse, which says what is wrong with one and ends."""

from __future__ import annotations

import argparse
import math
from collections.abc import Callable

TOP_PORT = 65_535
"""TCP has no port above it."""


def whole(least: int, most: int | None = None) -> Callable[[str], int]:
    """Reads a whole number from `least` to `most`."""

    def read(text: str) -> int:
        try:
            number = int(text)
        except ValueError:
            raise argparse.ArgumentTypeError(f"{text!r} is not a whole number") from None
        if number < least or (most is not None and number > most):
            upper = "" if most is None else f" and at most {most}"
            raise argparse.ArgumentTypeError(f"{number} is not at least {least}{upper}")
        return number

    return read


def rate(text: str) -> float:
    """Reads how many a second, 0 or more."""
    try:
        number = float(text)
    except ValueError:
        raise argparse.ArgumentTypeError(f"{text!r} is not a number") from None
    if not (math.isfinite(number) and number >= 0):
        raise argparse.ArgumentTypeError(f"{text} is not 0 or more")
    return number
