"""How much room text takes on a ticket, and how it is broken into lines.

A line is counted in narrow characters. Wide ones by Unicode's East Asian Width (UAX #11) take two, and so do those it
calls ambiguous: a printer in Chinese mode prints `·`, `—`, `℃`, Greek and Cyrillic as wide as 汉字.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from functools import lru_cache

_CLOSING = frozenset("，。、；：！？）》」』】”’…,.;:!?)]}%")
_OPENING = frozenset("（《「『【“‘([{￥#")
_JOINERS = frozenset("\u200c\u200d")
"""Format characters that shape what stands beside them (Arabic, Indic scripts, emoji); all others are dropped."""
_YEN, _FULL_WIDTH_YEN = "\u00a5", "\uffe5"
"""The sign people type is not in GB18030's two-byte range; the full-width one is, and looks the same on paper."""


def clean(text: str) -> str:
    """Text fit for one line: composed, without control, direction or line-break characters, `¥` full-width."""
    if text.isprintable() and _YEN not in text and unicodedata.is_normalized("NFC", text):
        return text
    composed = unicodedata.normalize("NFC", text).replace(_YEN, _FULL_WIDTH_YEN)
    return "".join(filter(None, map(_clean, composed)))


@lru_cache(maxsize=8192)
def _clean(letter: str) -> str:
    if letter in "\t\n\r\v\f":
        return " "
    category = unicodedata.category(letter)
    if category in {"Zs", "Zl", "Zp"}:
        return "\u3000" if letter == "\u3000" else " "
    if category == "Cs":
        return "\ufffd"
    return "" if category == "Cc" or (category == "Cf" and letter not in _JOINERS) else letter


def width(text: str) -> int:
    """Columns that cleaned text takes."""
    try:
        # The short way, three times as fast: in GBK the wide and the ambiguous take two bytes, all else one.
        return len(text.encode("gbk"))
    except UnicodeEncodeError:
        return sum(map(width_of, text))


@lru_cache(maxsize=8192)
def width_of(letter: str) -> int:
    """Columns of one character: 0 for marks that stand on the one before, 2 for wide and ambiguous ones, else 1."""
    if unicodedata.category(letter) in {"Mn", "Me", "Cf"}:
        return 0
    return 2 if unicodedata.east_asian_width(letter) in "WFA" else 1


def wrapped(text: str, room: int) -> list[str]:
    """Cleaned text broken into lines of at most `room` columns (2 or more): at spaces and between Chinese characters.

    A word longer than a line is cut. Closing punctuation stays with what it closes. No line for an empty text.
    """
    if width(text) <= room:  # most texts
        line = text.rstrip()
        return [line] if line else []
    lines = [""]
    for word in _words(text):
        if width(lines[-1]) + width(word) <= room:
            lines[-1] += word
        elif not word.isspace():
            lines[-1] = lines[-1].rstrip()
            lines += _pieces(word, room)
    lines[-1] = lines[-1].rstrip()
    return [line for line in lines if line]


def longest_word(text: str) -> int:
    """Columns of the longest part of a cleaned text between whose letters no line ends; 0 for an empty one."""
    return max(map(width, _words(text))) if text else 0


def _words(text: str) -> Iterator[str]:
    """The parts of a text (not empty) between which a line may end; spaces are parts of their own."""
    word = ""
    for letter in text:
        if word and not _sticks(word[-1], letter):
            yield word
            word = ""
        word += letter
    yield word


def _sticks(before: str, letter: str) -> bool:
    """Whether no line may end between two characters."""
    if before.isspace() or letter.isspace():
        return before.isspace() and letter.isspace()
    if letter in _CLOSING or before in _OPENING or width_of(letter) == 0:
        return True
    return width_of(before) < 2 and width_of(letter) < 2


def _pieces(word: str, room: int) -> list[str]:
    """A word cut into pieces that fit."""
    pieces = [""]
    for letter in word:
        if width(pieces[-1]) + width_of(letter) > room:
            pieces.append("")
        pieces[-1] += letter
    return pieces
