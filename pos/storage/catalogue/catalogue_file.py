"""Writing a whole catalogue at once: the server's snapshot, a practice till's catalogue, a test's.

    file = CatalogueFile.create(path)
    file.write(records)          # as often as there are records
    file.write_matching(records)  # what goes with what, where it is known
    file.write_tracking(records)  # by what pieces are told apart, where they are
    file.finish(epoch=…, seq=…)

A million variants take some 15 seconds. The file is written without a journal: until `finish` has returned it is
worth nothing, and afterwards it is durable.
"""

from __future__ import annotations

import os
from collections.abc import Iterable
from operator import attrgetter
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Engine
from sqlalchemy.exc import IntegrityError

from pos.domain.catalogue import Item
from pos.domain.errors import BadValue
from pos.storage.catalogue import listed, matching, tracking
from pos.storage.catalogue.schema import FORMAT, INDEXES, TABLES, TAIL_OF_KEY
from pos.storage.catalogue.words import words
from pos.storage.faults import translated
from pos.storage.packed_id import pack
from pos.storage.sqlite import open_engine
from pos.wire.codec import encode
from pos.wire.feed import ItemRecord, ListedPricesRecord, MatchingRecord, TrackingRecord

_SLICE = 20_000
"""Variants that are collected before they are written."""


class CatalogueFile:
    """A catalogue file being written. Raises StorageError (DiskFull …) from every step."""

    def __init__(self, *, path: Path, engine: Engine, connection: Connection) -> None:
        self._path = path
        self._engine = engine
        self._connection = connection
        self._names: dict[str, int] = {}
        self._styles: dict[str, tuple[int, tuple[Any, ...]]] = {}
        self._colours: dict[tuple[int, str], int] = {}
        self._variants = 0
        self._rows: dict[str, list[tuple[Any, ...]]] = {statement: [] for statement in _INSERTS}

    @classmethod
    def create(cls, path: Path) -> CatalogueFile:
        """Begin a new file at `path`; one that lies there is replaced."""
        path.unlink(missing_ok=True)
        engine = open_engine(path, journal="OFF", synchronous="OFF", cache_kib=65_536, pool_size=0)
        with translated():
            connection = engine.connect()
            for statement in (*TABLES, *_FOR_LOADING):
                connection.exec_driver_sql(statement)
        return cls(path=path, engine=engine, connection=connection)

    @property
    def variants(self) -> int:
        """How many have been written so far."""
        return self._variants

    def write(self, records: Iterable[ItemRecord]) -> None:
        """Add variants. Each variant id may come once; finding it twice is BadValue, raised by `finish`."""
        variants, codes = self._rows[_VARIANT], self._rows[_CODE]
        place: tuple[Any, ...] = ()
        cid = 0
        for record in records:
            item = record.item
            # Variants of one colour mostly follow each other.
            of_style = _OF_STYLE(item)
            if (of_style, item.colour) != place:
                place = (of_style, item.colour)
                cid = self._colour(self._style(of_style, record.pinyin), item, record.colour_order)
            self._variants += 1
            vid = self._variants
            variants.append(
                (vid, pack(item.variant_id), cid, item.size, record.size_order, item.list_price, item.retail_price,
                 item.barcode, int(item.on_sale))
            )  # fmt: skip
            for key in record.codes:
                codes.append((key, vid))
            if vid % _SLICE == 0:
                self._flush()

    def write_matching(self, records: Iterable[MatchingRecord]) -> None:
        """Add what goes with styles, each style once."""
        with translated():
            self._connection.exec_driver_sql(matching.TABLE)
            rows = [matching.row_of(record) for record in records if record.style_codes]
            if rows:
                self._connection.exec_driver_sql(matching.PUT, rows)

    def write_tracking(self, records: Iterable[TrackingRecord]) -> None:
        """Add by what styles' pieces are told apart, each style once."""
        with translated():
            self._connection.exec_driver_sql(tracking.TABLE)
            rows = [tracking.row_of(record) for record in records if record.tracking]
            if rows:
                self._connection.exec_driver_sql(tracking.PUT, rows)

    def write_listed(self, records: Iterable[ListedPricesRecord]) -> None:
        """Add prices of long price lists, each part of a list once."""
        with translated():
            self._connection.exec_driver_sql(listed.TABLE)
            self._connection.exec_driver_sql(listed.BY_PART)
            for record in records:
                if record.prices:
                    self._connection.exec_driver_sql(listed.PUT, listed.rows_of(record))

    def finish(self, *, epoch: str, seq: int) -> None:
        """Build the indexes, write where the chain feed goes on, make all of it durable and close the file."""
        self._flush()
        meta = {"format": FORMAT, "epoch": epoch, "seq": seq, "variants": self._variants, "complete": 1, "expected": 0}
        with translated():
            try:
                for statement in (*_SORTED, *INDEXES):
                    self._connection.exec_driver_sql(statement)
            except IntegrityError as error:
                raise BadValue("a variant came twice") from error
            self._connection.exec_driver_sql("INSERT INTO meta VALUES (?, ?)", list(meta.items()))
            self._connection.commit()
        self.close()
        descriptor = os.open(self._path, os.O_RDWR | getattr(os, "O_BINARY", 0))
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)

    def close(self) -> None:
        """Leave the file, finished or not."""
        self._connection.close()
        self._engine.dispose()

    def _style(self, of_style: tuple[Any, ...], pinyin: tuple[str, ...]) -> int:
        style_id, code, name, kind, tax_rate, tax_included, *others = of_style
        known = self._styles.get(style_id)
        if known is not None and known[1] == of_style:
            return known[0]
        sid = known[0] if known is not None else len(self._styles) + 1
        self._styles[style_id] = (sid, of_style)
        row = (code, self._name(name, pinyin), kind.value, tax_rate, int(tax_included), *others)
        if known is not None:
            # Variants of one style that differ in what they should share: the last one counts, as in the feed.
            self._rows[_STYLE_AGAIN].append((*row, sid))
            return sid
        self._rows[_STYLE].append((sid, pack(style_id), *row))
        self._rows[_STYLE_PARTS].append((sid, code))
        return sid

    def _name(self, name: str, pinyin: tuple[str, ...]) -> int:
        nid = self._names.get(name)
        if nid is None:
            nid = self._names[name] = len(self._names) + 1
            self._rows[_NAME].append((nid, name))
            self._rows[_NAME_WORDS].append((nid, " ".join(words(name))))
            self._rows[_PINYIN].append((encode(pinyin).decode(), nid))
        return nid

    def _colour(self, sid: int, item: Item, order: int) -> int:
        cid = self._colours.get((sid, item.colour))
        if cid is None:
            cid = self._colours[sid, item.colour] = len(self._colours) + 1
            self._rows[_COLOUR].append((cid, sid, item.colour, order, item.picture))
        return cid

    def _flush(self) -> None:
        with translated():
            for statement, rows in self._rows.items():
                if rows:
                    self._connection.exec_driver_sql(statement, rows)
                    rows.clear()


_OF_STYLE = attrgetter(
    "style_id", "style_code", "name", "kind", "tax_rate", "tax_included", "category", "brand", "season", "return_days"
)
"""What an item has from its style, in the order of the columns."""

_NAME = "INSERT INTO name VALUES (?, ?)"
_NAME_WORDS = "INSERT INTO name_words (rowid, words) VALUES (?, ?)"
_PINYIN = "INSERT INTO temp.pinyin_of_name VALUES (?, ?)"
_STYLE = "INSERT INTO style VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"
_STYLE_AGAIN = (
    "UPDATE style SET style_code = ?, nid = ?, kind = ?, tax_rate = ?, tax_included = ?, category = ?, brand = ?,"
    " season = ?, return_days = ? WHERE sid = ?"
)
_STYLE_PARTS = "INSERT INTO style_code_parts (rowid, style_code) VALUES (?, ?)"
_COLOUR = "INSERT INTO colour VALUES (?, ?, ?, ?, ?)"
_VARIANT = "INSERT INTO variant VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)"
_CODE = "INSERT INTO temp.code_unsorted VALUES (?, ?)"
_INSERTS = (_NAME, _NAME_WORDS, _PINYIN, _STYLE, _STYLE_AGAIN, _STYLE_PARTS, _COLOUR, _VARIANT, _CODE)

# A B-tree is filled several times faster in its own order; word indexes are merged once, at the end.
_FOR_LOADING = (
    "PRAGMA temp_store = FILE",
    "CREATE TEMP TABLE code_unsorted (key, vid)",
    # A name has a dozen keys or two: handed over one by one they took longer than the variants.
    "CREATE TEMP TABLE pinyin_of_name (keys, nid)",
    "INSERT INTO name_words (name_words, rank) VALUES ('automerge', 0)",
    "INSERT INTO style_code_parts (style_code_parts, rank) VALUES ('automerge', 0)",
)
_SORTED = (
    "INSERT OR IGNORE INTO code SELECT key, vid FROM temp.code_unsorted ORDER BY key, vid",
    f"INSERT OR IGNORE INTO code_end SELECT {TAIL_OF_KEY} AS tail, vid FROM code ORDER BY tail, vid",  # noqa: S608
    "INSERT OR IGNORE INTO pinyin SELECT value, nid FROM temp.pinyin_of_name, json_each(keys) ORDER BY value, nid",
    "INSERT INTO name_words (name_words) VALUES ('optimize')",
    "INSERT INTO style_code_parts (style_code_parts) VALUES ('optimize')",
)
