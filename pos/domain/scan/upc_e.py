"""UPC-E: UPC-A with its zeros left out (GS1 General Specifications 5.2.2.4, symbol description)."""

from __future__ import annotations

from pos.domain.barcode import is_gtin


def expand(code: str) -> str | None:
    """The UPC-A of 12 digits that a UPC-E of 8 (number system, six digits, check digit) stands for; None for others."""
    if len(code) != 8 or not code.isascii() or not code.isdigit() or code[0] not in "01":
        return None
    system, six, check = code[0], code[1:7], code[7]
    last = six[5]
    if last in "012":
        body = six[:2] + last + "0000" + six[2:5]
    elif last == "3":
        body = six[:3] + "00000" + six[3:5]
    elif last == "4":
        body = six[:4] + "00000" + six[4]
    else:
        body = six[:5] + "0000" + last
    full = system + body + check
    return full if is_gtin(full) else None
