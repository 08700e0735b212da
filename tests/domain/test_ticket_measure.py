"""How much room text takes, and where lines end."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pos.domain.ticket.measure import clean, width, width_of, wrapped


@pytest.mark.parametrize(
    "text, columns",
    (
        ("", 0),
        ("Total", 5),
        ("合计", 4),
        ("会员价￥12.00", 6 + 2 + 5),
        ("：（）", 6),
        ("℃—“”·×", 12),  # ambiguous in Unicode, two columns on a Chinese printer
        ("e\u0301", 1),
        ("Привет", 12),
        ("สวัสดี", 4),  # two of its six are marks above the line
        ("😀", 2),
        ("ｱ", 1),
    ),
)
def test_width(text: str, columns: int) -> None:
    assert width(text) == columns


def test_the_short_way_of_measuring_agrees_with_unicode() -> None:
    letters = [letter for code in range(0x20, 0x10000) if clean(letter := chr(code)) == letter]
    assert len(letters) > 50_000
    assert [letter for letter in letters if width(letter) != width_of(letter)] == []


@pytest.mark.parametrize(
    "dirty, cleaned",
    (
        ("plain", "plain"),
        ("\x1b@\x1dV\x00cut", "@Vcut"),
        ("a\tb\r\nc", "a b  c"),
        ("¥12", "￥12"),
        ("e\u0301", "é"),
        ("left\u202eright\u2066", "leftright"),  # a name may not turn the line around
        ("no\u00a0break\u2028line", "no break line"),
        ("全\u3000角", "全\u3000角"),
        ("\ud800", "\ufffd"),
        ("\x80\x9b1m", "1m"),
        ("👩\u200d👧", "👩\u200d👧"),
        ("\ufeffname\u200b", "name"),
    ),
)
def test_clean(dirty: str, cleaned: str) -> None:
    assert clean(dirty) == cleaned


@pytest.mark.parametrize(
    "text, room, lines",
    (
        ("", 10, []),
        ("   ", 10, []),
        ("one two three", 7, ["one two", "three"]),
        ("双面羊绒大衣", 8, ["双面羊绒", "大衣"]),
        ("双面羊绒，大衣", 8, ["双面羊", "绒，大衣"]),  # a comma does not begin a line
        ("长款（新）", 6, ["长款", "（新）"]),  # a bracket does not end one
        ("ABCDEFGHIJ", 4, ["ABCD", "EFGH", "IJ"]),
        ("大衣ABCDEF", 6, ["大衣", "ABCDEF"]),
        ("价 ￥12.00", 8, ["价", "￥12.00"]),
        ("abc   def", 4, ["abc", "def"]),
        ("xe\u0323e\u0323", 2, ["xe\u0323", "e\u0323"]),  # a mark stays on its letter
    ),
)
def test_wrapped(text: str, room: int, lines: list[str]) -> None:
    assert wrapped(text, room) == lines


@given(st.text(max_size=120), st.integers(2, 48))
def test_no_line_is_wider_than_its_room_and_nothing_visible_is_lost(text: str, room: int) -> None:
    cleaned = clean(text)
    lines = wrapped(cleaned, room)
    assert all(width(line) <= room for line in lines)
    assert "".join("".join(lines).split()) == "".join(cleaned.split())


@given(st.text())
def test_cleaned_text_has_nothing_a_printer_could_obey(text: str) -> None:
    assert not [letter for letter in clean(text) if ord(letter) < 0x20 or 0x7F <= ord(letter) < 0xA0]
