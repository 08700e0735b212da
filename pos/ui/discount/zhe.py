"""折 as clerks type it: 8, 8.5 and 85 are 80, 85 and 85 % to pay."""

from __future__ import annotations

import re

_FIGURES = re.compile(r"^(\d{1,2})(?:\.(\d{1,2}))?$", re.ASCII)


def part_to_pay(text: str) -> int | None:
    """The part to pay in 1/10,000; None for what is no 折: nothing, 0, or 100 and more."""
    match = _FIGURES.match(text.strip())
    if match is None:
        return None
    whole, rest = int(match[1]), int((match[2] or "0").ljust(2, "0"))
    hundredths = whole * 100 + rest
    part = hundredths * 10 if hundredths < 1000 else hundredths
    return part if 0 < part < 10_000 else None
