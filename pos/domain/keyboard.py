"""Keys to text, by where they lie on the keyboard and not by what the system's layout makes of them.

Scanners type as an American keyboard does unless somebody has set them otherwise. Codes are those of Linux' input
events, which the main block shares with the scan codes (set 1) of Windows.
"""

from __future__ import annotations

_ROWS = (
    (2, "1234567890-=", "!@#$%^&*()_+"),
    (16, "qwertyuiop[]", "QWERTYUIOP{}"),
    (30, "asdfghjkl;'`", 'ASDFGHJKL:"~'),
    (43, "\\zxcvbnm,./", "|ZXCVBNM<>?"),
    (55, "*", "*"),
    (57, " ", " "),
    (71, "789-456+1230.", "789-456+1230."),
    (98, "/", "/"),
)
_LETTERS = {
    code + place: (plain, shifted)
    for code, plains, shifteds in _ROWS
    for place, (plain, shifted) in enumerate(zip(plains, shifteds, strict=True))
}
_DIGITS = {code: letters[0] for code, letters in _LETTERS.items() if letters[0].isdigit()}
ENTER, TAB, KEYPAD_ENTER = 28, 15, 96
ENDS = frozenset((ENTER, TAB, KEYPAD_ENTER))
SHIFTS, CONTROLS, ALTS = frozenset((42, 54)), frozenset((29, 97)), frozenset((56, 100))
_RIGHT_BRACKET = 27
GS = "\x1d"


def letter(code: int, *, shift: bool = False, control: bool = False) -> str:
    """What a key types on an American keyboard; empty for keys that type nothing. Ctrl+] is FNC1."""
    if control:
        return GS if code == _RIGHT_BRACKET else ""
    found = _LETTERS.get(code)
    return "" if found is None else found[1 if shift else 0]


class Typing:
    """Follows presses and releases of one keyboard."""

    def __init__(self) -> None:
        self._down: set[int] = set()
        self._alt = ""

    def press(self, code: int) -> str:
        """The character that this press types; `\\r` and `\\t` for Enter and Tab; empty for none."""
        self._down.add(code)
        if code in ENDS:
            return "\t" if code == TAB else "\r"
        if self._down & ALTS:
            self._alt += _DIGITS.get(code, "")
            return ""
        return letter(code, shift=bool(self._down & SHIFTS), control=bool(self._down & CONTROLS))

    def release(self, code: int) -> str:
        """The character that letting Alt go types (Alt+029 is FNC1), else empty."""
        self._down.discard(code)
        if code not in ALTS or not self._alt:
            return ""
        number, self._alt = int(self._alt), ""
        return chr(number) if 0 < number < 128 else ""
