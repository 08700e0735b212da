"""Codes as spreadsheets, keyboards and warehouse lists leave them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pos.domain.barcode import check_digit, is_gtin
from pos.domain.scan import ScanKind, read_scan
from pos.server.importing.problem import BadCell, Reason, Repair
from pos.server.importing.repair_code import MAX_CODE, read_barcodes, read_style_code

GTIN13_KEY = "06901234500011"


def read_one(cell: str) -> tuple[str, str, tuple[Repair, ...]]:
    (code,) = read_barcodes(cell)
    return code.printed, code.key, code.repairs


REPAIRED = [
    ("6901234500011", "6901234500011", GTIN13_KEY, ()),
    (" 6901234500011 ", "6901234500011", GTIN13_KEY, ()),
    ("690 1234 500011", "6901234500011", GTIN13_KEY, (Repair.BLANKS,)),
    ("690-1234-500011", "6901234500011", GTIN13_KEY, (Repair.BLANKS,)),
    ("690\u00a01234500011", "6901234500011", GTIN13_KEY, (Repair.BLANKS,)),
    ("６９０１２３４５０００１１", "6901234500011", GTIN13_KEY, (Repair.FULL_WIDTH,)),
    ("6901234500011.0", "6901234500011", GTIN13_KEY, (Repair.NUMBER_FORM,)),
    ("6901234500011.", "6901234500011", GTIN13_KEY, (Repair.NUMBER_FORM,)),
    ("6.901234500011E+12", "6901234500011", GTIN13_KEY, (Repair.NUMBER_FORM,)),
    ('="6901234500011"', "6901234500011", GTIN13_KEY, (Repair.FORMULA_MARK,)),
    ("'6901234500011", "6901234500011", GTIN13_KEY, (Repair.FORMULA_MARK,)),
    ("\u200b6901234500011\ufeff", "6901234500011", GTIN13_KEY, (Repair.INVISIBLE,)),
    ("\u202e6901234500011\u202c", "6901234500011", GTIN13_KEY, (Repair.INVISIBLE,)),
    # UPC-A 036000291452 is the EAN-13 0036000291452; a spreadsheet leaves 36000291452.
    ("036000291452", "036000291452", "00036000291452", ()),
    ("36000291452", "036000291452", "00036000291452", (Repair.LEADING_ZEROS,)),
    ("36000291452.0", "036000291452", "00036000291452", (Repair.NUMBER_FORM, Repair.LEADING_ZEROS)),
    # EAN-8 01234565 without its first zero.
    ("1234565", "01234565", "00000001234565", (Repair.LEADING_ZEROS,)),
    ("01234565", "01234565", "00000001234565", ()),
    ("00012345678905", "00012345678905", "00012345678905", ()),
    # A code of the shop's own is nobody's GTIN and stays as it is.
    ("wh-0042", "WH-0042", "WH-0042", ()),
    ("100234", "100234", "100234", ()),
    ("1E5", "1E5", "1E5", ()),
    ("1234567", "1234567", "1234567", ()),
]


@pytest.mark.parametrize("cell, printed, key, repairs", REPAIRED)
def test_a_code_with_one_reading_is_stored_in_it(
    cell: str, printed: str, key: str, repairs: tuple[Repair, ...]
) -> None:
    assert read_one(cell) == (printed, key, repairs)


REFUSED = [
    ("6.90123E+12", Reason.DIGITS_LOST),
    ("6.9E+12", Reason.DIGITS_LOST),
    ("7E+12", Reason.DIGITS_LOST),
    ("6.9012345000111E+12", Reason.DIGITS_LOST),
    ("6901234500012", Reason.CHECK_DIGIT),
    ("12345678", Reason.CHECK_DIGIT),
    ("123456789013", Reason.CHECK_DIGIT),
    ("00012345678906", Reason.CHECK_DIGIT),
    ("69O12345OOO11", Reason.LETTER_FOR_DIGIT),
    ("690l2345000ll", Reason.LETTER_FOR_DIGIT),
    ("6901234 50001", Reason.BLANKS),
    ("#N/A", Reason.SPREADSHEET_ERROR),
    ("#REF!", Reason.SPREADSHEET_ERROR),
    ("4-Mar", Reason.SPREADSHEET_DATE),
    ("Mar-04", Reason.SPREADSHEET_DATE),
    ("3月4日", Reason.SPREADSHEET_DATE),
    ("2024-03-04T00:00:00", Reason.SPREADSHEET_DATE),
    ("=cmd|'/C calc'!A0", Reason.CHARACTERS),
    ("@SUM(A1)", Reason.CHARACTERS),
    ("-12", Reason.CHARACTERS),
    ("衣服01", Reason.CHARACTERS),
    ("code😀", Reason.CHARACTERS),
    ("שלום", Reason.CHARACTERS),
    ("69\x0012", Reason.CHARACTERS),
    ("69\x1b[2J", Reason.CHARACTERS),
    ("69\ufffd12", Reason.DAMAGED_TEXT),
    ("9" * 10_000, Reason.TOO_LONG),
    ("A" * (MAX_CODE + 1), Reason.TOO_LONG),
    # A till would not take these for goods when they are scanned.
    ("13800001111", Reason.TAKEN_FOR_OTHER),
    ("134567890123456789", Reason.TAKEN_FOR_OTHER),
    ("O-7K2M9P", Reason.TAKEN_FOR_OTHER),
]


@pytest.mark.parametrize("cell, reason", REFUSED, ids=[repr(cell)[:24] for cell, _ in REFUSED])
def test_a_code_without_a_certain_reading_is_refused(cell: str, reason: Reason) -> None:
    with pytest.raises(BadCell) as refused:
        read_barcodes(cell)
    assert refused.value.reason is reason


@pytest.mark.parametrize(
    "cell, keys",
    (
        ("", []),
        (" ; | ", []),
        ("6901234500011 6901234500028", [GTIN13_KEY, "06901234500028"]),
        ("6901234500011;WH-1|690 1234 500028", [GTIN13_KEY, "WH-1", "06901234500028"]),
        ("6901234500011、6901234500028", [GTIN13_KEY, "06901234500028"]),
        ("036000291452 36000291452", ["00036000291452"]),
        ("0036000291452 / 036000291452".replace(" / ", "|"), ["00036000291452"]),
        ("WH-1 WH-2", ["WH-1", "WH-2"]),
    ),
)
def test_a_cell_may_hold_several_codes_and_each_gtin_once(cell: str, keys: list[str]) -> None:
    assert [code.key for code in read_barcodes(cell)] == keys


def test_all_lengths_of_one_gtin_are_one_item() -> None:
    forms = ("36000291452", "036000291452", "0036000291452", "00036000291452")
    assert {read_one(form)[1] for form in forms} == {"00036000291452"}


@given(st.text(max_size=80))
def test_what_is_stored_can_be_scanned(cell: str) -> None:
    try:
        codes = read_barcodes(cell)
    except BadCell:
        return
    for code in codes:
        assert code.printed.isascii()
        assert code.printed.isprintable()
        assert not any(map(str.isspace, code.printed))
        scan = read_scan(code.printed)
        assert scan.kind is ScanKind.ITEM
        assert scan.text in (code.printed, code.key)


@given(st.from_regex("[0-9]{7}|[0-9]{11,13}", fullmatch=True), st.integers(1, 7))
def test_damage_of_a_gtin_is_undone(body: str, place: int) -> None:
    gtin = f"{body}{check_digit(body)}"
    wide = gtin.translate({ord("0") + digit: ord("０") + digit for digit in range(10)})
    for damaged in (wide, f"{gtin}.0", f'="{gtin}"', f"\u200b{gtin}"):
        assert read_one(damaged)[1] == gtin.rjust(14, "0")
    halves = (gtin[:place], gtin[place:])
    if not all(len(half) in (7, 8, 10, 11, 12, 13) for half in halves):
        assert read_one(" ".join(halves))[1] == gtin.rjust(14, "0")


@given(st.from_regex("[0-9]{6}|[0-9]{10}", fullmatch=True))
def test_a_lost_leading_zero_is_put_back(body: str) -> None:
    damaged = f"{body}{check_digit(body)}"
    assert read_one(damaged) == (f"0{damaged}", damaged.rjust(14, "0"), (Repair.LEADING_ZEROS,))


@given(st.from_regex("[0-9]{8}|[0-9]{12,14}", fullmatch=True))
def test_a_wrong_check_digit_is_never_stored(digits: str) -> None:
    if is_gtin(digits):
        assert read_one(digits)[1] == digits.rjust(14, "0")
    else:
        with pytest.raises(BadCell):
            read_barcodes(digits)


@pytest.mark.parametrize(
    "cell, code",
    (
        ("a-01", "A-01"),
        ("  春装 01 ", "春装 01"),
        ("３Ｄ０１", "3D01"),
        ("2026.0", "2026"),
        ("'00123", "00123"),
        ('="00123"', "00123"),
    ),
)
def test_a_style_code_may_hold_any_letters(cell: str, code: str) -> None:
    assert read_style_code(cell) == code


@pytest.mark.parametrize(
    "cell, reason",
    (
        ("\u200b", Reason.MISSING),
        ("1.2E+08", Reason.DIGITS_LOST),
        ("鞋😀", Reason.CHARACTERS),
        ("=A1", Reason.CHARACTERS),
        ("X" * 65, Reason.TOO_LONG),
        ("13800001111", Reason.TAKEN_FOR_OTHER),
        ("5月1日", Reason.SPREADSHEET_DATE),
    ),
)
def test_a_style_code_that_was_damaged_is_refused(cell: str, reason: Reason) -> None:
    with pytest.raises(BadCell) as refused:
        read_style_code(cell)
    assert refused.value.reason is reason
