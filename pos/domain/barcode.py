"""GTINs: check digits and the one canonical form of 14 digits (GS1 General Specifications, section 7.9)."""

from __future__ import annotations

from functools import lru_cache

from pos.domain.errors import BadValue

GTIN_LENGTHS = (8, 12, 13, 14)


def check_digit(body: str) -> int:
    """The GS1 modulo-10 check digit of a body of digits without one."""
    if not body.isascii() or not body.isdigit():
        raise BadValue(f"not digits: {body!r:.60}")
    # Sums of bytes run in C: an import checks millions of codes. Each digit counts 48 (ASCII "0") too much.
    digits = body.encode()
    threefold, once = digits[::-2], digits[-2::-2]
    return -(3 * (sum(threefold) - 48 * len(threefold)) + sum(once) - 48 * len(once)) % 10


@lru_cache(maxsize=4096)
def is_gtin(code: str) -> bool:
    """Whether `code` has the length, the digits and the check digit of a GTIN-8, -12, -13 or -14."""
    return len(code) in GTIN_LENGTHS and code.isascii() and code.isdigit() and check_digit(code[:-1]) == int(code[-1])


def gtin14(code: str) -> str:
    """The canonical form: 14 digits, zero-padded, so that all lengths of one GTIN are one. Raises BadValue."""
    if not is_gtin(code):
        raise BadValue(f"not a GTIN: {code!r:.60}")
    return code.rjust(14, "0")


def shown(gtin: str) -> str:
    """A canonical GTIN as it stands under the bars: 13 digits, 8 for a GTIN-8, 14 for a case code."""
    if gtin.startswith("000000"):
        return gtin[6:]
    return gtin.removeprefix("0")


def item_key(code: str) -> str:
    """The key under which a code is stored and looked up: a GTIN in canonical form, else the code in upper case.

    Shops also print codes of their own that are no GTIN (a 货号, a warehouse number); those are kept as they are.
    """
    trimmed = code.strip()
    return gtin14(trimmed) if is_gtin(trimmed) else trimmed.upper()
