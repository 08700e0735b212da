"""How names are cut for the word index, and how what is typed becomes a query of it.

Both sides are cut by the same function and only letters and digits are left, so that no character of a query can be an
operator of FTS5.
"""

from __future__ import annotations

import unicodedata

LONGEST_QUERY = 64
"""Characters of a search that are read."""
_FIRST_EAST_ASIAN = 0x2E80
"""From here on (CJK radicals, kana, hangul, ideographs) a character is a word of its own."""


def words(text: str) -> list[str]:
    """Words in order: each East Asian character by itself, other letters and digits in runs, folded.

    `Jack农夫 A1` gives `jack`, `农`, `夫`, `a1`. Full-width forms are their narrow ones.
    """
    found: list[str] = []
    run = ""
    for letter in unicodedata.normalize("NFKC", text).casefold():
        alone = ord(letter) >= _FIRST_EAST_ASIAN and letter.isalnum()
        if letter.isalnum() and not alone:
            run += letter
            continue
        if run:
            found.append(run)
            run = ""
        if alone:
            found.append(letter)
    if run:
        found.append(run)
    return found


def match_expression(text: str) -> str:
    """The FTS5 query for a typed text, empty where nothing in it can be searched.

    What stands between blanks is a phrase; all phrases must be there. The last word of a phrase may be unfinished, if
    it is Latin and has two letters at least (a single one is found by pinyin and 货号).
    """
    phrases = []
    for part in text[:LONGEST_QUERY].split():
        cut = words(part)
        if cut:
            unfinished = len(cut[-1]) > 1
            phrases.append(f'"{" ".join(cut)}"{" *" if unfinished else ""}')
    return " AND ".join(phrases)


def pinyin_prefix(text: str) -> str:
    """The typed text as the beginning of a pinyin key: small ASCII letters and digits, ü as v; else empty."""
    plain = text[:LONGEST_QUERY].lower().replace("ü", "v").translate(_BETWEEN_SYLLABLES)
    return plain if plain.isascii() and plain.isalnum() else ""


_BETWEEN_SYLLABLES = str.maketrans("", "", " '’-")
