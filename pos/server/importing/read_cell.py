"""One cell, one value: text, money, whole numbers, rates, yes and no, one of a list. All raise BadCell."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from functools import lru_cache
from typing import TypeVar

from pos.domain.money import MAX_FEN, Fen
from pos.domain.quantity import MAX_MILLI, Milli
from pos.server.importing.problem import BadCell, Reason
from pos.server.plain_text import plain_text

T = TypeVar("T")

_NUMBER = re.compile(r"^([+-]?)(\d{1,30}|\d{1,3}(?:,\d{3}){1,9})(?:[.](\d{0,30}))?$", re.ASCII)
_NOISE = re.compile(r"^(?:[¥￥$]|rmb|cny)\s*|\s*(?:元|件|分|天|yuan|pcs)$", re.IGNORECASE)
_YES = {"1", "y", "yes", "true", "t", "是", "真", "在售", "上架", "on", "√", "✓"}
_NO = {"0", "n", "no", "false", "f", "否", "假", "停售", "下架", "off", "×", "✗"}
_FREE_OF_TAX = {"免税", "exempt", "free", "免"}


def read_text(cell: str, *, longest: int, required: bool = False) -> str:
    """Plain text on one line: no control characters, no direction overrides, blanks run together.

    A text that looks like a formula is kept as the text it is; whoever writes CSV neutralises it.
    """
    text = plain_text(cell)
    if "\ufffd" in text:
        raise BadCell(Reason.DAMAGED_TEXT, cell)
    if required and not text:
        raise BadCell(Reason.MISSING)
    if len(text) > longest:
        raise BadCell(Reason.TOO_LONG, text)
    return text


@lru_cache(maxsize=4096)
def read_fen(cell: str) -> Fen:
    """An amount in yuan, `129`, `¥1,299.00`, as fen; 0 is a price, 10^12 fen the largest."""
    fen = _scaled(cell, digits=2, too_fine=Reason.FRACTION_OF_FEN)
    if fen < 0:
        raise BadCell(Reason.NEGATIVE, cell)
    if fen > MAX_FEN:
        raise BadCell(Reason.TOO_LARGE, cell)
    return fen


def read_milli(cell: str) -> Milli:
    """A quantity, signed, at most three decimals: opening stock may be below zero."""
    quantity = _scaled(cell, digits=3, too_fine=Reason.NOT_A_NUMBER)
    if abs(quantity) > MAX_MILLI:
        raise BadCell(Reason.TOO_LARGE, cell)
    return quantity


@lru_cache(maxsize=256)
def read_whole(cell: str, *, largest: int) -> int:
    """A whole number from 0 to `largest`."""
    number = _scaled(cell, digits=0, too_fine=Reason.NOT_A_NUMBER)
    if number < 0:
        raise BadCell(Reason.NEGATIVE, cell)
    if number > largest:
        raise BadCell(Reason.TOO_LARGE, cell)
    return number


@lru_cache(maxsize=256)
def read_rate(cell: str) -> int:
    """A tax rate in 1/10,000: `13%`, `13` and `0.13` are 1300, `免税` is 0."""
    text = unicodedata.normalize("NFKC", cell).strip()
    if text.lower() in _FREE_OF_TAX:
        return 0
    number = _scaled(text.removesuffix("%"), digits=4, too_fine=Reason.NOT_A_NUMBER)
    if number < 0:
        raise BadCell(Reason.NEGATIVE, cell)
    of_one = not text.endswith("%") and number < 10_000
    rate, finer = (number, 0) if of_one else divmod(number, 100)
    if finer:
        raise BadCell(Reason.NOT_A_NUMBER, cell)
    if rate >= 10_000:
        raise BadCell(Reason.TOO_LARGE, cell)
    return rate


def read_yes(cell: str) -> bool:
    """`是`, `yes`, `1`, `在售` and their opposites."""
    text = unicodedata.normalize("NFKC", cell).strip().lower()
    if text in _YES:
        return True
    if text in _NO:
        return False
    raise BadCell(Reason.NOT_ONE_OF, cell)


def read_choice(cell: str, choices: Mapping[str, T]) -> T:
    """The value of a word; `choices` has its words in lower case."""
    try:
        return choices[unicodedata.normalize("NFKC", cell).strip().lower()]
    except KeyError:
        raise BadCell(Reason.NOT_ONE_OF, cell) from None


def read_list(cell: str, *, longest: int, most: int) -> tuple[str, ...]:
    """Words separated by `,` `;` `|` `/` or `、`, in their order, without doubles."""
    words = (read_text(word, longest=longest) for word in re.split(r"[,;|/，；、｜]", cell))
    found = tuple(dict.fromkeys(word for word in words if word))
    if len(found) > most:
        raise BadCell(Reason.TOO_LARGE, cell)
    return found


def _scaled(cell: str, *, digits: int, too_fine: Reason) -> int:
    """A decimal number times 10^digits; a float's dust (`129.90000000000001`) is wiped off."""
    text = cell.strip()
    if not text.isascii():
        text = unicodedata.normalize("NFKC", text).strip()
    text = _NOISE.sub("", _NOISE.sub("", text))
    match = _NUMBER.match(text)
    if match is None:
        raise BadCell(Reason.SPREADSHEET_ERROR if text.startswith("#") else Reason.NOT_A_NUMBER, cell)
    sign, whole, decimals = match[1], match[2].replace(",", ""), (match[3] or "").rstrip("0")
    number = int(whole + decimals[:digits].ljust(digits, "0"))
    rest = decimals[digits:]
    if rest:
        if len(decimals) < 10 or not rest.startswith(("000000", "999999")):
            raise BadCell(too_fine, cell)
        number += 1 if rest.startswith("9") else 0
    return -number if sign == "-" else number
