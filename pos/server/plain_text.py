"""Text from outside as it may be stored and shown: nothing in it controls a terminal, a printer or a database."""

from __future__ import annotations

import re
import unicodedata

_DIRECTION = {*range(0x202A, 0x202F), *range(0x2066, 0x206A)}
_NUL = re.compile(rb"(?<!\\)((?:\\\\)*)\\u0000")
"""The escape of U+0000 in JSON, behind an even number of backslashes."""


def plain_text(text: str) -> str:
    """Text on one line: no control characters, no direction overrides, blanks run together."""
    text = text.strip()
    if text.isprintable() and "  " not in text and "\u3000" not in text:
        return text
    return " ".join("".join(map(_visible, text)).split())


def without_nul(json: bytes) -> bytes:
    """JSON whose texts have no U+0000, which no text of PostgreSQL can hold; SQLite is given the same."""
    return _NUL.sub(rb"\1", json) if b"\\u0000" in json else json


def _visible(letter: str) -> str:
    """The letter, a blank for white space, nothing for what only controls."""
    if letter.isspace():
        return " "
    category = unicodedata.category(letter)
    # Joiners (Cf) stay: emoji and several scripts are spelt with them.
    return "" if category in ("Cc", "Cs", "Co") or ord(letter) in _DIRECTION or letter == "\ufeff" else letter
