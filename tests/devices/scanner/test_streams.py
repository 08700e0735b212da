"""Characters and keys to scans: suffixes, silence, shift, FNC1."""

import pytest

from pos.devices.scanner.ends import LONGEST, SILENCE_S, Ends, decoded
from pos.devices.scanner.keys import Typing

EAN = "6901234500011"
LEFT_SHIFT, LEFT_CONTROL, LEFT_ALT = 42, 29, 56
KEYS = {letter: 2 + place for place, letter in enumerate("1234567890-=")}
KEYS |= {letter: 16 + place for place, letter in enumerate("qwertyuiop[]")}
KEYS |= {letter: 30 + place for place, letter in enumerate("asdfghjkl;'`")}
KEYS |= {letter: 43 + place for place, letter in enumerate("\\zxcvbnm,./")}
"""An American keyboard, as linux/input-event-codes.h numbers it."""
SHIFTED = dict(zip('!@#$%^&*()_+{}:"~|<>?', "1234567890-=[];'`\\,./", strict=True))


def typed(text: str) -> str:
    """What a scanner's keys say."""
    typing, said = Typing(), ""
    for letter in text:
        plain = SHIFTED.get(letter, letter.lower())
        held = [LEFT_CONTROL] if letter == "\x1d" else [LEFT_SHIFT] if plain != letter else []
        code = KEYS["]" if letter == "\x1d" else plain]
        said += "".join(typing.press(key) for key in (*held, code))
        said += "".join(typing.release(key) for key in (code, *held))
    return said


@pytest.mark.parametrize(
    "text",
    (
        EAN, "]E0" + EAN, "O-7K2M9P", "https://shop.example/01/06901234500011/21/a7?17=271231&x=%2F",
        "]d20106901234500011\x1d21A", "$01+/*", '~!@#$%^&*()_+{}|:"<>?',
    ),
)  # fmt: skip
def test_keys_say_what_an_american_keyboard_would(text: str) -> None:
    assert typed(text) == text


def test_fnc1_as_alt_029_and_the_keypad() -> None:
    typing = Typing()
    keys = [LEFT_ALT, 82, 80, 73]

    assert "".join(typing.press(key) for key in keys) == ""
    assert "".join(typing.release(key) for key in reversed(keys)) == "\x1d"
    assert "".join(map(typing.press, (71, 72, 73, 74, 75, 79, 82, 83, 98, 55))) == "789-410./*"


def test_keys_that_type_nothing() -> None:
    typing = Typing()

    assert [typing.press(key) for key in (59, 87, 103, 0, 700)] == [""] * 5
    assert [typing.press(key) for key in (28, 96, 15)] == ["\r", "\r", "\t"]


@pytest.mark.parametrize("suffix", ("\r", "\n", "\r\n", "\t", "\x03"))
def test_a_scan_ends_at_its_suffix(suffix: str) -> None:
    assert Ends().feed(f"\x02{EAN}{suffix}O-1{suffix}", now=1.0) == (EAN, "O-1")


def test_a_scan_that_comes_in_pieces() -> None:
    ends = Ends()

    assert ends.feed("69012345", now=1.0) == ()
    assert ends.waiting
    assert ends.feed("00011\r", now=1.05) == (EAN,)
    assert not ends.waiting


def test_a_scanner_without_a_suffix_ends_in_silence() -> None:
    ends = Ends()
    ends.feed(EAN, now=1.0)

    assert ends.rest(now=1.0 + SILENCE_S / 2) == ()
    assert ends.feed("7", now=1.0 + SILENCE_S + 0.01) == (EAN,)
    ends.forget()
    assert ends.rest(now=9.0) == ()


def test_a_cable_that_sends_rubbish_fills_no_memory() -> None:
    ends = Ends()
    for _ in range(100):
        ends.feed("x" * 1_000, now=1.0)

    assert [len(scan) for scan in ends.feed("\r", now=1.0)] == [LONGEST]


def test_chinese_in_either_code() -> None:
    assert decoded("发票 1".encode()) == "发票 1"
    assert decoded("发票 1".encode("gb18030")) == "发票 1"
