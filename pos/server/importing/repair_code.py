"""Barcodes and 货号 as files carry them: repaired where only one reading is possible, refused otherwise.

Nothing damaged is stored as it is. The check digit is what makes a repair certain: a code of seven digits that becomes
a right GTIN-8 with one zero in front lost that zero in a spreadsheet; one that does not is a number of the shop's own.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass

from pos.domain.barcode import GTIN_LENGTHS, is_gtin, item_key
from pos.domain.scan import ScanKind, read_scan
from pos.server.importing.problem import BadCell, Reason, Repair

MAX_CODE = 64
"""Characters of a barcode or 货号."""
MAX_CODES = 50
"""Barcodes of one variant."""

_STRONG_SEPARATOR = re.compile(r"[;；|｜,，、\r\n\t]+")
_BLANKS = re.compile(r"\s+")
_HELD_AS_TEXT = re.compile(r'^="(.*)"$|^\'(.*)$', re.DOTALL)
_EXPONENT = re.compile(r"^(\d)(?:[.](\d+))?[eE]([+]?)(\d{1,3})$", re.ASCII)
_POINT_ZERO = re.compile(r"^(\d+)[.]0*$", re.ASCII)
_DATE = re.compile(
    r"^\d{1,2}-(jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)$|^(jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)-\d{2}$"
    r"|^\d{1,2}月\d{1,2}日$|^\d{4}-\d{2}-\d{2}( 00:00:00|T00:00:00)$",
    re.IGNORECASE | re.ASCII,
)
_ERRORS = {"#N/A", "#REF!", "#VALUE!", "#NAME?", "#NUM!", "#DIV/0!", "#NULL!"}
_CODE = re.compile(r"^[0-9A-Z][0-9A-Z\-._/+#*]*$", re.ASCII)
_LOST_ZERO_LENGTHS = {7: 8, 10: 12, 11: 12}
_LOOKALIKES = str.maketrans({"O": "0", "o": "0", "Q": "0", "I": "1", "l": "1", "i": "1", "L": "1"})


@dataclass(frozen=True, slots=True)
class ReadCode:
    """A code that may be stored."""

    printed: str
    """As it stands under the bars."""
    key: str
    """Its key (`barcode.item_key`): one for all lengths of a GTIN."""
    repairs: tuple[Repair, ...] = ()
    """What was put right."""


NO_CODES: tuple[ReadCode, ...] = ()
"""What an empty cell holds."""


def read_barcodes(cell: str) -> tuple[ReadCode, ...]:
    """The codes of a cell, without doubles, in their order; separated by blanks, `;` or `|`. Raises BadCell."""
    if is_gtin(cell):
        return (_read_one(cell, []),)
    if len(cell) > MAX_CODE * MAX_CODES:
        raise BadCell(Reason.TOO_LONG, cell)
    found: dict[str, ReadCode] = {}
    for piece in _STRONG_SEPARATOR.split(cell):
        for code in _read_piece(piece):
            found.setdefault(code.key, code)
    if len(found) > MAX_CODES:
        raise BadCell(Reason.TOO_LONG, cell)
    return tuple(found.values())


def read_style_code(cell: str) -> str:
    """A 货号 in upper case; it may hold any letters, Chinese too. Raises BadCell."""
    text, _ = _plain(cell)
    if not text:
        raise BadCell(Reason.MISSING)
    _refuse_spreadsheet_damage(text)
    text, _ = _whole_digits(text)
    code = _BLANKS.sub(" ", text).upper()
    if len(code) > MAX_CODE:
        raise BadCell(Reason.TOO_LONG, cell)
    if not all(unicodedata.category(letter)[0] in "LN" or letter in "-._/+#* ()" for letter in code):
        raise BadCell(Reason.CHARACTERS, cell)
    if read_scan(code).kind is not ScanKind.ITEM:
        raise BadCell(Reason.TAKEN_FOR_OTHER, cell)
    return item_key(code) if is_gtin(code) else code


def _read_piece(piece: str) -> list[ReadCode]:
    """The codes between two strong separators: several, or one with blanks that do not belong there."""
    text, repairs = _plain(piece)
    parts = text.split()
    if not parts:
        return []
    if len(parts) == 1:
        return [_read_one(text, repairs)]
    if all(map(_is_certain, parts)):
        return [_read_one(part, repairs) for part in parts]
    joined = "".join(parts)
    if is_gtin(joined):
        return [_read_one(joined, [*repairs, Repair.BLANKS])]
    if all(_is_certain(part) or any(map(str.isalpha, part)) for part in parts):
        return [_read_one(part, repairs) for part in parts]
    raise BadCell(Reason.BLANKS, piece)


def _read_one(text: str, repairs: list[Repair]) -> ReadCode:
    """One code without blanks."""
    if is_gtin(text):
        return ReadCode(printed=text, key=item_key(text), repairs=tuple(repairs))
    _refuse_spreadsheet_damage(text)
    text, done = _whole_digits(text)
    repairs = repairs + done
    unhyphened = text.replace("-", "")
    if unhyphened != text and is_gtin(unhyphened):
        text, repairs = unhyphened, [*repairs, Repair.BLANKS]
    if text.isascii() and text.isdigit():
        text, done = _with_zeros(text)
        repairs = repairs + done
    elif is_gtin(text.translate(_LOOKALIKES)):
        raise BadCell(Reason.LETTER_FOR_DIGIT, text)
    if len(text) > MAX_CODE:
        raise BadCell(Reason.TOO_LONG, text)
    code = text.upper()
    if not _CODE.match(code):
        raise BadCell(Reason.CHARACTERS, text)
    if read_scan(code).kind is not ScanKind.ITEM:
        raise BadCell(Reason.TAKEN_FOR_OTHER, text)
    return ReadCode(printed=code, key=item_key(code), repairs=tuple(dict.fromkeys(repairs)))


def _plain(cell: str) -> tuple[str, list[Repair]]:
    """A cell without what a spreadsheet or a keyboard wrapped around its characters."""
    repairs: list[Repair] = []
    text = cell.strip()
    if text.isascii() and text.isalnum():
        return text, repairs
    held = _HELD_AS_TEXT.match(text)
    if held is not None:
        text = (held[1] if held[1] is not None else held[2]).strip()
        repairs.append(Repair.FORMULA_MARK)
    visible = "".join(letter for letter in text if unicodedata.category(letter) != "Cf")
    if visible != text:
        text = visible.strip()
        repairs.append(Repair.INVISIBLE)
    narrow = "".join(unicodedata.normalize("NFKC", c) if "！" <= c <= "～" or c == "\u3000" else c for c in text)
    if narrow != text:
        text = narrow.strip()
        repairs.append(Repair.FULL_WIDTH)
    if "\ufffd" in text:
        raise BadCell(Reason.DAMAGED_TEXT, text)
    if any(unicodedata.category(letter) == "Cc" and not letter.isspace() for letter in text):
        raise BadCell(Reason.CHARACTERS, text)
    return text, repairs


def _refuse_spreadsheet_damage(text: str) -> None:
    """Error values and dates that once were codes."""
    if text.upper() in _ERRORS:
        raise BadCell(Reason.SPREADSHEET_ERROR, text)
    if _DATE.match(text):
        raise BadCell(Reason.SPREADSHEET_DATE, text)
    exponent = _EXPONENT.match(text)
    if exponent is not None and (exponent[2] or exponent[3]) and len(exponent[2] or "") != int(exponent[4]):
        raise BadCell(Reason.DIGITS_LOST, text)


def _whole_digits(text: str) -> tuple[str, list[Repair]]:
    """`6901234500019.0` and `6.901234500019E+12` as digits."""
    match = _POINT_ZERO.match(text)
    if match is not None:
        return match[1], [Repair.NUMBER_FORM]
    exponent = _EXPONENT.match(text)
    if exponent is not None and exponent[2] and len(exponent[2]) == int(exponent[4]):
        return exponent[1] + exponent[2], [Repair.NUMBER_FORM]
    return text, []


def _with_zeros(digits: str) -> tuple[str, list[Repair]]:
    """Digits with the zeros a spreadsheet took. Raises BadCell for a GTIN's length with a wrong check digit."""
    if is_gtin(digits):
        return digits, []
    if len(digits) in GTIN_LENGTHS:
        raise BadCell(Reason.CHECK_DIGIT, digits)
    padded = _padded(digits)
    return (padded, [Repair.LEADING_ZEROS]) if is_gtin(padded) else (digits, [])


def _is_certain(part: str) -> bool:
    """Whether the check digit says that these digits are a GTIN, zeros lost or not."""
    return is_gtin(part) or is_gtin(_padded(part))


def _padded(digits: str) -> str:
    """With as many zeros as the next length of a GTIN asks for."""
    return digits.rjust(_LOST_ZERO_LENGTHS.get(len(digits), 0), "0")
