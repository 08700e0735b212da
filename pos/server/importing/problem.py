"""What can be wrong with a row, and what can be put right. Codes; `resources/texts` has the words."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

SHOWN_VALUE = 60
"""Characters of a cell that a report repeats."""


class Reason(StrEnum):
    """Why a row was refused."""

    MISSING = "missing"
    TOO_LONG = "too_long"
    CHARACTERS = "characters"
    DAMAGED_TEXT = "damaged_text"
    NOT_A_NUMBER = "not_a_number"
    FRACTION_OF_FEN = "fraction_of_fen"
    NEGATIVE = "negative"
    TOO_LARGE = "too_large"
    NOT_ONE_OF = "not_one_of"
    CHECK_DIGIT = "check_digit"
    DIGITS_LOST = "digits_lost"
    BLANKS = "blanks"
    LETTER_FOR_DIGIT = "letter_for_digit"
    SPREADSHEET_DATE = "spreadsheet_date"
    SPREADSHEET_ERROR = "spreadsheet_error"
    TAKEN_FOR_OTHER = "taken_for_other"
    DIFFERS = "differs"
    DUPLICATE = "duplicate"
    UNKNOWN = "unknown"
    NOT_A_PHONE = "not_a_phone"
    NOT_A_PIN = "not_a_pin"
    NO_PICTURE = "no_picture"
    SHARED_CODE = "shared_code"
    TWO_MEMBERS = "two_members"
    NEEDS_PIN = "needs_pin"
    SAME_NAME = "same_name"
    OPEN_QUOTE = "open_quote"
    EXTRA_CELLS = "extra_cells"
    NOTHING = "nothing"
    """A quantity of 0 where something is announced."""
    FRACTION_OF_PIECE = "fraction_of_piece"
    RECEIVED = "received"
    """The delivery was announced otherwise before, and is received."""
    NOT_A_TIME = "not_a_time"
    OUT_OF_TIME = "out_of_time"
    """Before the stocktake was opened, or in the future."""


class Repair(StrEnum):
    """What was put right without asking, because only one reading is possible."""

    BLANKS = "blanks"
    """Blanks or hyphens inside a GTIN taken out; the check digit is right."""
    LEADING_ZEROS = "leading_zeros"
    """Zeros put back; the check digit is right."""
    NUMBER_FORM = "number_form"
    """`6901234500019.0` or `6.901234500019E+12`: all digits are there."""
    FULL_WIDTH = "full_width"
    """Full-width letters or digits made plain."""
    INVISIBLE = "invisible"
    """Invisible characters (zero-width, direction, control) taken out."""
    FORMULA_MARK = "formula_mark"
    """`="690…"` or `'690…`, a spreadsheet's way of keeping text, taken off."""


@dataclass(frozen=True, slots=True)
class Problem:
    """A cell that kept a row out."""

    reason: Reason
    """Why."""
    column: str
    """The field's name, as in `docs/import.md`; empty for the whole row."""
    value: str = ""
    """The cell, cut to `SHOWN_VALUE` characters."""
    row: int = 0
    """The row's number in the file; the header is row 1."""


class BadCell(Exception):
    """Raised by a reader of one cell, caught by `RowCheck`, where it becomes a `Problem`."""

    def __init__(self, reason: Reason, value: str = "") -> None:
        super().__init__(reason)
        self.reason = reason
        self.value = value[:SHOWN_VALUE]
