"""What goes with what, as head office says. A catalogue of an earlier version has no such table until it is told."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from itertools import islice

from pos.domain.catalogue import Item
from pos.storage.catalogue.items import by_style_code
from pos.storage.database import Cursor
from pos.storage.packed_id import pack
from pos.wire.feed import MatchingRecord

# By the style's id, which may be told of before its items are.
TABLE = "CREATE TABLE IF NOT EXISTS matching (style_id PRIMARY KEY, style_codes TEXT NOT NULL) WITHOUT ROWID"
PUT = """
    INSERT INTO matching VALUES (?, ?) ON CONFLICT (style_id) DO UPDATE SET style_codes = excluded.style_codes"""
LOOKED_FOR = 6
"""So many times as much as is wanted is looked for, some of it being off sale; not all, as the next scan waits."""

_THERE = "SELECT 1 FROM sqlite_master WHERE name = 'matching'"
_OF_STYLE = "SELECT style_code, style_codes FROM style LEFT JOIN matching USING (style_id) WHERE style_id = ?"


def row_of(record: MatchingRecord) -> tuple[str | bytearray, str]:
    """A record as `PUT` wants it."""
    return pack(record.style_id), json.dumps(record.style_codes)


def put_matching(cursor: Cursor, records: Sequence[MatchingRecord]) -> None:
    """Bring up to date what goes with styles."""
    if records:
        cursor.execute(TABLE)
        cursor.executemany(PUT, [row_of(record) for record in records])


def matching_of(cursor: Cursor, style_ids: Iterable[str], limit: int) -> tuple[Item, ...]:
    """One variant that is on sale of each style that goes with these, first those of the first; none of these."""
    if cursor.execute(_THERE).fetchone() is None:
        return ()
    rows = [row for style_id in style_ids for row in cursor.execute(_OF_STYLE, (pack(style_id),)).fetchall()]
    own = {style_code for style_code, _ in rows}
    codes = dict.fromkeys(code for _, told in rows if told for code in json.loads(told) if code not in own)
    found: list[Item] = []
    for code in islice(codes, LOOKED_FOR * limit):
        if len(found) == limit:
            break
        found += [item for item in by_style_code(cursor, code) if item.on_sale][:1]
    return tuple(found)
