"""Put single variants into a catalogue that is in use."""

from __future__ import annotations

from typing import Any

from pos.domain.catalogue import Item
from pos.storage.catalogue.schema import TAIL
from pos.storage.catalogue.words import words
from pos.storage.database import Cursor
from pos.storage.packed_id import pack
from pos.wire.feed import ItemRecord

_PUT_STYLE = """
    INSERT INTO style (style_id, style_code, nid, kind, tax_rate, tax_included, category, brand, season, return_days)
    VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
    ON CONFLICT (style_id) DO UPDATE SET style_code = excluded.style_code, nid = excluded.nid, kind = excluded.kind,
        tax_rate = excluded.tax_rate, tax_included = excluded.tax_included, category = excluded.category,
        brand = excluded.brand, season = excluded.season, return_days = excluded.return_days
    RETURNING sid"""
_PUT_COLOUR = """
    INSERT INTO colour (sid, colour, colour_order, picture) VALUES (?, ?, ?, ?)
    ON CONFLICT (sid, colour) DO UPDATE SET colour_order = excluded.colour_order, picture = excluded.picture
    RETURNING cid"""
_PUT_VARIANT = """
    INSERT INTO variant (variant_id, cid, size, size_order, list_price, retail_price, barcode, on_sale)
    VALUES (?, ?, ?, ?, ?, ?, ?, ?)
    ON CONFLICT (variant_id) DO UPDATE SET cid = excluded.cid, size = excluded.size, size_order = excluded.size_order,
        list_price = excluded.list_price, retail_price = excluded.retail_price, barcode = excluded.barcode,
        on_sale = excluded.on_sale
    RETURNING vid"""


class RecordWriter:
    """Writes records in one transaction; remembers the styles and colours it has written, which come in rows."""

    def __init__(self, cursor: Cursor) -> None:
        self._cursor = cursor
        self._styles: dict[tuple[Any, ...], int] = {}
        self._colours: dict[tuple[Any, ...], int] = {}

    def put(self, record: ItemRecord) -> None:
        """Add a variant, or bring it up to date."""
        item = record.item
        sid = self._style(item, record.pinyin)
        place = (sid, item.colour, record.colour_order, item.picture)
        cid = self._colours.get(place)
        if cid is None:
            cid = self._colours[place] = self._one(_PUT_COLOUR, place)
        vid = self._one(
            _PUT_VARIANT,
            (
                pack(item.variant_id),
                cid,
                item.size,
                record.size_order,
                item.list_price,
                item.retail_price,
                item.barcode,
                int(item.on_sale),
            ),
        )
        self._codes(vid, set(record.codes))

    def _style(self, item: Item, pinyin: tuple[str, ...]) -> int:
        shared = (
            item.style_id,
            item.style_code,
            item.name,
            item.kind.value,
            item.tax_rate,
            int(item.tax_included),
            item.category,
            item.brand,
            item.season,
            item.return_days,
        )
        known = self._styles.get(shared)
        if known is not None:
            return known
        style_id = pack(item.style_id)
        before = self._cursor.execute("SELECT sid, style_code FROM style WHERE style_id = ?", (style_id,)).fetchone()
        nid = self._name(item.name, pinyin)
        sid = self._one(_PUT_STYLE, (style_id, item.style_code, nid, *shared[3:]))
        if before is not None and before[1] != item.style_code:
            self._cursor.execute(
                "INSERT INTO style_code_parts (style_code_parts, rowid, style_code) VALUES ('delete', ?, ?)", before
            )
        if before is None or before[1] != item.style_code:
            self._cursor.execute(
                "INSERT INTO style_code_parts (rowid, style_code) VALUES (?, ?)", (sid, item.style_code)
            )
        self._styles[shared] = sid
        return sid

    def _name(self, name: str, pinyin: tuple[str, ...]) -> int:
        row = self._cursor.execute("SELECT nid FROM name WHERE name = ?", (name,)).fetchone()
        if row is not None:
            return int(row[0])
        nid = self._one("INSERT INTO name (name) VALUES (?) RETURNING nid", (name,))
        self._cursor.execute("INSERT INTO name_words (rowid, words) VALUES (?, ?)", (nid, " ".join(words(name))))
        self._cursor.executemany("INSERT OR IGNORE INTO pinyin VALUES (?, ?)", [(key, nid) for key in pinyin])
        return nid

    def _codes(self, vid: int, keys: set[str]) -> None:
        before = {key for (key,) in self._cursor.execute("SELECT key FROM code WHERE vid = ?", (vid,)).fetchall()}
        for key in before - keys:
            self._cursor.execute("DELETE FROM code WHERE key = ? AND vid = ?", (key, vid))
            self._cursor.execute("DELETE FROM code_end WHERE tail = ? AND vid = ?", (_tail(key), vid))
        for key in keys - before:
            self._cursor.execute("INSERT INTO code VALUES (?, ?)", (key, vid))
            self._cursor.execute("INSERT OR IGNORE INTO code_end VALUES (?, ?)", (_tail(key), vid))

    def _one(self, statement: str, values: tuple[Any, ...]) -> int:
        """The number that a statement gives back."""
        (number,) = self._cursor.execute(statement, values).fetchone()
        return int(number)


def _tail(key: str) -> str:
    return key[::-1][:TAIL]
