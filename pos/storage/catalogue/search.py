"""Find variants by a part of what a clerk knows of them."""

from __future__ import annotations

from collections.abc import Iterator

from pos.domain.catalogue import Item
from pos.storage.catalogue import items
from pos.storage.catalogue.schema import TAIL
from pos.storage.catalogue.words import LONGEST_QUERY, match_expression, pinyin_prefix
from pos.storage.database import Cursor

_LEAST_DIGITS = 3
"""Characters of a code below which its beginning or end says nothing."""
_AFTER_ALL = "\U0010ffff"
"""Sorts behind every text that begins with what stands before it."""

_CODES = "SELECT vid FROM code WHERE key >= ? AND key < ? LIMIT ?"
_CODE_ENDS = "SELECT vid FROM code_end CROSS JOIN code USING (vid) WHERE tail >= ? AND tail < ? AND key LIKE ? LIMIT ?"
_STYLE_CODES = "SELECT sid FROM style WHERE style_code >= ? AND style_code < ? ORDER BY style_code LIMIT ?"
_STYLE_CODE_PARTS = """
    SELECT sid FROM style_code_parts CROSS JOIN style ON sid = style_code_parts.rowid
    WHERE style_code_parts MATCH ? LIMIT ?"""
_NAMES = """
    SELECT sid FROM name CROSS JOIN style USING (nid) WHERE name.name >= ? AND name.name < ?
    ORDER BY name.name LIMIT ?"""
_WORDS = """
    SELECT sid FROM name_words CROSS JOIN style ON style.nid = name_words.rowid WHERE name_words MATCH ? LIMIT ?"""
_PINYIN = "SELECT sid FROM pinyin CROSS JOIN style USING (nid) WHERE key >= ? AND key < ? LIMIT ?"


def search(cursor: Cursor, text: str, *, limit: int) -> tuple[Item, ...]:
    """The variants that `text` may mean, best first, `limit` at most.

    A barcode gives its variants. Everything else gives styles, and each style shows as many of its variants as there
    is room for, one at least. No way of finding is tried any more once there are `limit` styles.
    """
    typed = " ".join(text.split())[:LONGEST_QUERY]
    if not typed or limit <= 0:
        return ()
    vids = dict.fromkeys(_variants(cursor, typed.upper(), limit))
    if len(vids) >= limit:
        return tuple(item for vid in list(vids)[:limit] for item in items.by_vid(cursor, vid))
    sids: dict[int, None] = {}
    for found in _styles(cursor, typed, limit):
        sids.update(dict.fromkeys(found))
        if len(sids) >= limit:
            break
    each = max(1, (limit - len(vids)) // max(1, len(sids)))
    shown: dict[str, Item] = {}
    for vid in vids:
        shown.update((item.variant_id, item) for item in items.by_vid(cursor, vid))
    for sid in sids:
        shown.update((item.variant_id, item) for item in items.first_of_style(cursor, sid, each))
    return tuple(shown.values())[:limit]


def _variants(cursor: Cursor, code: str, limit: int) -> Iterator[int]:
    """Variants whose codes begin with `code` (a GTIN is kept in 14 digits), then those whose codes end with it."""
    if len(code) < _LEAST_DIGITS or not code.isascii() or not any(letter.isdigit() for letter in code):
        return
    forms = [code, *(zeros + code for zeros in ("0", "00", "000000") if code.isdigit())]
    for form in forms:
        for (vid,) in cursor.execute(_CODES, (form, form + _AFTER_ALL, limit)).fetchall():
            yield vid
    tail = code[::-1][:TAIL]
    pattern = f"%{_literally(code)}"
    for (vid,) in cursor.execute(_CODE_ENDS, (tail, tail + _AFTER_ALL, pattern, limit)).fetchall():
        yield vid


def _styles(cursor: Cursor, typed: str, limit: int) -> Iterator[list[int]]:
    """Styles by each way of finding, the surest first."""

    def sids(query: str, *values: str) -> list[int]:
        return [sid for (sid,) in cursor.execute(query, (*values, limit)).fetchall()]

    code = typed.upper()
    pinyin = pinyin_prefix(typed)
    expression = match_expression(typed)
    if code.isascii():
        yield sids(_STYLE_CODES, code, code + _AFTER_ALL)
    yield sids(_NAMES, typed, typed + _AFTER_ALL)
    if pinyin:
        yield sids(_PINYIN, pinyin, pinyin + _AFTER_ALL)
    if expression:
        yield sids(_WORDS, expression)
    if len(code) >= _LEAST_DIGITS and code.isascii():
        yield sids(_STYLE_CODE_PARTS, '"' + code.replace('"', '""') + '"')


def _literally(code: str) -> str:
    """For LIKE, where `_` and `%` mean something: `_` would match more, `%` anything; neither is in a code."""
    return code.replace("%", "_")
