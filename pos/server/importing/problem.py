"""What can be wrong with a row: a code for programs, and the words for people."""

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


WORDS: dict[Reason, tuple[str, str]] = {
    Reason.MISSING: ("不能为空", "is empty and must not be"),
    Reason.TOO_LONG: ("太长", "is too long"),
    Reason.CHARACTERS: ("含有不能使用的字符", "has characters that cannot be used here"),
    Reason.DAMAGED_TEXT: ("文字已损坏，原文件编码有误", "is damaged text: the file's encoding was broken"),
    Reason.NOT_A_NUMBER: ("不是数字", "is not a number"),
    Reason.FRACTION_OF_FEN: ("金额小于分", "has more than two decimals"),
    Reason.NEGATIVE: ("不能为负", "must not be negative"),
    Reason.TOO_LARGE: ("数值过大", "is too large"),
    Reason.NOT_ONE_OF: ("不是可用的值", "is none of the values that can be used"),
    Reason.CHECK_DIGIT: ("条码校验位不对", "has a wrong check digit"),
    Reason.DIGITS_LOST: (
        "电子表格已丢失数字，请将该列设为文本后重新填写",
        "lost digits in a spreadsheet: make the column text and fill it in again",
    ),
    Reason.BLANKS: ("条码中有空格，无法确定", "has blanks inside and cannot be told for certain"),
    Reason.LETTER_FOR_DIGIT: ("数字处写成了字母（如 O 和 0）", "has a letter where a digit belongs (O for 0)"),
    Reason.SPREADSHEET_DATE: ("被电子表格改成了日期", "was turned into a date by a spreadsheet"),
    Reason.SPREADSHEET_ERROR: ("是电子表格的错误值", "is an error value of a spreadsheet"),
    Reason.TAKEN_FOR_OTHER: (
        "扫描时会被当作手机号、付款码或本系统单号",
        "would be taken for a phone number, a payment code or one of our own numbers when scanned",
    ),
    Reason.DIFFERS: ("与本文件中同一款式前面的行不一致", "differs from an earlier row of the same style in this file"),
    Reason.DUPLICATE: ("与前面的行重复", "repeats an earlier row"),
    Reason.UNKNOWN: ("系统中没有", "is not known to the server"),
    Reason.NOT_A_PHONE: ("不是手机号", "is not a phone number"),
    Reason.NOT_A_PIN: ("密码须为六位数字", "is not a PIN of six digits"),
    Reason.NO_PICTURE: ("找不到图片文件，或不是可用的图片", "names a picture that is not there or cannot be read"),
    Reason.SHARED_CODE: (
        "多个商品共用该条码，请填写货号、颜色、尺码",
        "is shared by several items: name 货号, colour and size",
    ),
    Reason.TWO_MEMBERS: ("手机号、卡号分属两位会员", "names two members at once"),
    Reason.NEEDS_PIN: ("新员工需要初始密码", "is needed for a new person"),
}


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

    def words(self, language: str = "zh") -> str:
        """The reason in Chinese (`zh`) or English (`en`)."""
        return WORDS[self.reason][0 if language == "zh" else 1]


class BadCell(Exception):
    """Raised by a reader of one cell, caught by `RowCheck`, where it becomes a `Problem`."""

    def __init__(self, reason: Reason, value: str = "") -> None:
        super().__init__(reason)
        self.reason = reason
        self.value = value[:SHOWN_VALUE]
