"""Values of GS1 application identifiers: what is checked of them, and dates, weights and prices read out of them.

Rules: GS1 General Specifications 7.9 (check digits), 7.12 (centuries), 3.4 to 3.6 (dates, measures, amounts).
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from datetime import date, timedelta

from pos.domain.barcode import check_digit
from pos.domain.money import MAX_FEN, Fen, half_up
from pos.domain.quantity import MAX_MILLI, Milli

THIS_YEAR = 2026
"""The year from which centuries are counted where a caller names none; good from 1977 to 2076."""
CNY = "156"
"""ISO 4217's number of the renminbi."""
_FEN_DIGITS = 2
_MILLI_DIGITS = 3


def century(year: int, *, this_year: int) -> int:
    """A year of two digits in full: at most 49 years back, at most 50 ahead (section 7.12)."""
    full = this_year - this_year % 100 + year
    if full - this_year > 50:
        return full - 100
    return full + 100 if full - this_year < -49 else full


def read_date(text: str, *, this_year: int = THIS_YEAR) -> date | None:
    """The day of `YYMMDD`; day 00 is the month's last. None for what is no day."""
    year, month, day = century(int(text[:2]), this_year=this_year), int(text[2:4]), int(text[4:6])
    if not 1 <= month <= 12:
        return None
    last = _last_day(year, month)
    return date(year, month, day or last) if day <= last else None


def _last_day(year: int, month: int) -> int:
    """The last day of a month. `year`: 1 to 9999."""
    return 31 if month == 12 else (date(year, month + 1, 1) - timedelta(days=1)).day


def weight(ai: str, digits: str) -> Milli | None:
    """Thousandths of a kilogram of a 310n; None where that is 0 or more than a till counts."""
    grams = _scaled(digits, int(ai[3]), _MILLI_DIGITS)
    return grams if 0 < grams <= MAX_MILLI else None


def amount(ai: str, digits: str) -> Fen | None:
    """Fen of a 392n's digits, or of a 393n's after the currency; None for more than a till counts."""
    fen = _scaled(digits, int(ai[3]), _FEN_DIGITS)
    return fen if fen <= MAX_FEN else None


def _scaled(digits: str, decimals: int, wanted: int) -> int:
    """Digits with so many decimals as an integer with `wanted` decimals, half up."""
    return half_up(int(digits) * 10**wanted, 10**decimals)


def _check_digit(text: str) -> bool:
    return check_digit(text[:-1]) == int(text[-1])


def _day(text: str) -> bool:
    return text[4:6] != "00" and read_date(text) is not None


def _full_day(text: str) -> bool:
    month, day = int(text[4:6]), int(text[6:8])
    return 1 <= month <= 12 and 1 <= day <= _last_day(max(int(text[:4]), 1), month)


def _piece_of_total(text: str) -> bool:
    return 1 <= int(text[:2]) <= int(text[2:])


_COMPANY = re.compile(r"\d{4}", re.ASCII)

CHECKS: Mapping[str, Callable[[str], bool]] = {
    "csum": _check_digit,
    "yymmd0": lambda text: read_date(text) is not None,
    "yymmdd": _day,
    "yyyymmdd": _full_day,
    "hhmi": lambda text: text[:2] < "24" and text[2:] < "60",
    "hh": lambda text: text < "24",
    "mi": lambda text: text < "60",
    "yesno": lambda text: text in "01",
    "zero": lambda text: text == "0",
    "hyphen": lambda text: text == "-",
    "pieceoftotal": _piece_of_total,
    "key": lambda text: _COMPANY.match(text) is not None,
}
"""Check → whether a component passes it; components have the form that their row asks for."""
