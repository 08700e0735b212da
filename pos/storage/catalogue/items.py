"""Rows of a catalogue as items."""

from __future__ import annotations

from typing import Any

from pos.domain.catalogue import Item, ItemKind
from pos.storage.database import Cursor
from pos.storage.packed_id import unpack

MOST = 200
"""Variants that one code gives at most (`LIMIT 200` below)."""

_COLUMNS = """
    SELECT variant_id, style_id, style_code, name, colour, size, list_price, retail_price, kind, tax_rate, tax_included,
        category, brand, season, barcode, picture, return_days, on_sale"""
_FROM_VARIANTS = f"{_COLUMNS} FROM variant JOIN colour USING (cid) JOIN style USING (sid) JOIN name USING (nid)"
# CROSS JOIN tells SQLite where to begin; the tables are made without statistics.
_FROM_STYLES = f"""{_COLUMNS}, size_order, colour_order
    FROM style CROSS JOIN name USING (nid) CROSS JOIN colour USING (sid) CROSS JOIN variant USING (cid)"""
_BY_KEY = f"{_FROM_VARIANTS} WHERE vid IN (SELECT vid FROM code WHERE key = ? LIMIT 200) ORDER BY vid"  # noqa: S608
_BY_STYLE_CODE = f"{_FROM_STYLES} WHERE style_code = ? ORDER BY sid, colour_order, size_order LIMIT 200"
_BY_STYLE = f"{_FROM_STYLES} WHERE style_id = ? ORDER BY colour_order, colour, size_order, size"
_FIRST_OF_STYLE = f"{_FROM_STYLES} WHERE sid = ? ORDER BY colour_order, size_order LIMIT ?"
_BY_VID = f"{_FROM_VARIANTS} WHERE vid = ?"
_BY_ID = f"{_FROM_VARIANTS} WHERE variant_id = ?"
_FOR_QUICK_KEYS = f"""{_FROM_STYLES}
    WHERE kind IN ('bag', 'service', 'open_price') AND on_sale = 1 ORDER BY kind, style_code LIMIT 200"""

_NEWEST_PICTURES = """
    SELECT picture FROM colour
    WHERE picture <> '' AND EXISTS (SELECT 1 FROM variant WHERE variant.cid = colour.cid AND on_sale = 1)
        AND NOT EXISTS (SELECT 1 FROM colour other WHERE other.sid = colour.sid AND other.cid < colour.cid)
    ORDER BY cid DESC LIMIT ?"""


def by_key(cursor: Cursor, key: str) -> tuple[Item, ...]:
    """The variants that answer to a code (`barcode.item_key`)."""
    return _items(cursor.execute(_BY_KEY, (key,)))


def by_style_code(cursor: Cursor, style_code: str) -> tuple[Item, ...]:
    """The variants of a 货号, in colour and size order."""
    return _items(cursor.execute(_BY_STYLE_CODE, (style_code,)))


def of_style(cursor: Cursor, style_id: str | bytearray) -> list[tuple[Item, int, int]]:
    """A style's variants with their places: (item, column of its size, row of its colour)."""
    return [(_item(row), row[-2], row[-1]) for row in cursor.execute(_BY_STYLE, (style_id,))]


def first_of_style(cursor: Cursor, sid: int, count: int) -> tuple[Item, ...]:
    """So many of a style's variants."""
    return _items(cursor.execute(_FIRST_OF_STYLE, (sid, count)))


def by_vid(cursor: Cursor, vid: int) -> tuple[Item, ...]:
    """One variant."""
    return _items(cursor.execute(_BY_VID, (vid,)))


def by_id(cursor: Cursor, variant_id: str | bytearray) -> tuple[Item, ...]:
    """The variant of an id, as it is stored (`pack`)."""
    return _items(cursor.execute(_BY_ID, (variant_id,)))


def for_quick_keys(cursor: Cursor) -> tuple[Item, ...]:
    """Bags, services and items without a price that are on sale."""
    return _items(cursor.execute(_FOR_QUICK_KEYS))


def newest_pictures(cursor: Cursor, limit: int) -> tuple[str, ...]:
    """Names of pictures of colours that are on sale, one for each style, the newest style first."""
    return tuple(picture for (picture,) in cursor.execute(_NEWEST_PICTURES, (limit,)).fetchall())


def _items(cursor: Cursor) -> tuple[Item, ...]:
    return tuple(_item(row) for row in cursor)


def _item(row: tuple[Any, ...]) -> Item:
    return Item(
        variant_id=unpack(row[0]),
        style_id=unpack(row[1]),
        style_code=row[2],
        name=row[3],
        colour=row[4],
        size=row[5],
        list_price=row[6],
        retail_price=row[7],
        kind=ItemKind(row[8]),
        tax_rate=row[9],
        tax_included=bool(row[10]),
        category=row[11],
        brand=row[12],
        season=row[13],
        barcode=row[14],
        picture=row[15],
        return_days=row[16],
        on_sale=bool(row[17]),
    )
