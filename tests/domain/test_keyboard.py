"""An American keyboard by its keys."""

import pytest

from pos.domain.keyboard import Typing, letter

LEFT_SHIFT, LEFT_CONTROL, LEFT_ALT = 42, 29, 56
KEYS = {letter: 2 + place for place, letter in enumerate("1234567890-=")}
KEYS |= {letter: 16 + place for place, letter in enumerate("qwertyuiop[]")}
KEYS |= {letter: 30 + place for place, letter in enumerate("asdfghjkl;'`")}
KEYS |= {letter: 43 + place for place, letter in enumerate("\\zxcvbnm,./")}
"""Numbered as in linux/input-event-codes.h."""
SHIFTED = dict(zip('!@#$%^&*()_+{}:"~|<>?', "1234567890-=[];'`\\,./", strict=True))


def strokes(text: str) -> list[tuple[int, bool, bool]]:
    """Key, shift, control of each character."""
    told = []
    for each in text:
        plain = SHIFTED.get(each, each.lower())
        told.append((KEYS["]" if each == "\x1d" else plain], plain != each and each != "\x1d", each == "\x1d"))
    return told


def typed(text: str) -> str:
    """What a scanner's keys say."""
    typing, said = Typing(), ""
    for code, shift, control in strokes(text):
        held = [LEFT_CONTROL] * control + [LEFT_SHIFT] * shift
        said += "".join(typing.press(key) for key in (*held, code))
        said += "".join(typing.release(key) for key in (code, *held))
    return said


@pytest.mark.parametrize(
    "text",
    (
        "6901234500011", "]E06901234500011", "O-7K2M9P", "https://shop.example/01/06901234500011/21/a7?17=271231&x=%2F",
        "]d20106901234500011\x1d21A", "$01+/*", '~!@#$%^&*()_+{}|:"<>?',
    ),
)  # fmt: skip
def test_keys_say_what_an_american_keyboard_would(text: str) -> None:
    assert typed(text) == text
    assert "".join(letter(code, shift=shift, control=control) for code, shift, control in strokes(text)) == text


def test_fnc1_as_alt_029_and_the_keypad() -> None:
    typing = Typing()
    keys = [LEFT_ALT, 82, 80, 73]

    assert "".join(typing.press(key) for key in keys) == ""
    assert "".join(typing.release(key) for key in reversed(keys)) == "\x1d"
    assert "".join(map(typing.press, (71, 72, 73, 74, 75, 79, 82, 83, 98, 55))) == "789-410./*"


def test_an_alt_number_that_is_no_character() -> None:
    typing = Typing()
    for key in (LEFT_ALT, 10, 10, 10):
        typing.press(key)

    assert typing.release(LEFT_ALT) == ""
    assert typing.release(LEFT_ALT) == ""


def test_keys_that_type_nothing() -> None:
    typing = Typing()

    assert [typing.press(key) for key in (59, 87, 103, 0, 700)] == [""] * 5
    assert [typing.press(key) for key in (28, 96, 15)] == ["\r", "\r", "\t"]
    assert letter(30, control=True) == ""
