"""The till's catalogue behind its port: one file in use, which a newer one can take over from at any time."""

from __future__ import annotations

import logging
import os
import threading
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path
from typing import Any, TypeVar

from pos.domain.barcode import item_key
from pos.domain.catalogue import Found, Grid, GridCell, Item, LookUp
from pos.domain.errors import DamagedFile, WireError
from pos.domain.ids import new_id
from pos.domain.mark import Tracking
from pos.domain.moments import from_ms, to_ms
from pos.domain.money import Fen
from pos.ports.catalogue import Completeness, Cursor
from pos.storage.catalogue import items
from pos.storage.catalogue.listed import listed_of, put_listed
from pos.storage.catalogue.matching import matching_of, put_matching
from pos.storage.catalogue.open_catalogue import AS_OF, OpenCatalogue, delete_files
from pos.storage.catalogue.price_changes import carry_prices, changed_prices, note_prices
from pos.storage.catalogue.put_prices import put_prices
from pos.storage.catalogue.put_record import RecordWriter
from pos.storage.catalogue.search import search
from pos.storage.catalogue.tracking import put_tracking, tracking_of
from pos.storage.faults import translated
from pos.storage.packed_id import pack, unpack
from pos.wire.codec import decode
from pos.wire.feed import (
    Change,
    ChangeKind,
    FeedPage,
    ItemRecord,
    ListedPricesRecord,
    MatchingRecord,
    TrackingRecord,
)

_log = logging.getLogger(__name__)
_Record = TypeVar("_Record", ItemRecord, MatchingRecord, TrackingRecord, ListedPricesRecord)

_CURRENT = "catalogue.current"
"""A text file that names the catalogue in use."""
READ_AT_ONCE = 50
"""Records of a page: for a quarter of a millisecond the interpreter does nothing else."""
_GTIN_KEY = 14
"""Digits of a GTIN in canonical form; no 货号 is looked for then."""


class SqlCatalogue:
    """`ports.catalogue.Catalogue` over the catalogue files of a data folder. Any thread may ask."""

    def __init__(self, *, folder: Path, opened: OpenCatalogue, let_pass: Callable[[], None] = lambda: None) -> None:
        """`let_pass` is called between small pieces of a page that is applied, and may wait."""
        self._folder = folder
        self._let_pass = let_pass
        self._opened = opened
        self._changing = threading.Lock()
        self._listed_at = 0
        self._swap = threading.Lock()

    @classmethod
    def open(cls, folder: Path, *, let_pass: Callable[[], None] = lambda: None) -> SqlCatalogue:
        """The catalogue that was in use, or an empty one that has to be filled. The caller holds the folder.

        Raises ReadOnlyFolder, DiskFull.
        """
        opened = _open_current(folder)
        if opened is None:
            opened = OpenCatalogue.create(_new_name(folder))
            _point_to(opened.path)
        for path in folder.glob("catalogue-*.db"):
            if path != opened.path:
                delete_files(path)
        return cls(folder=folder, opened=opened, let_pass=let_pass)

    @classmethod
    def beside(cls, folder: Path) -> SqlCatalogue:
        """The catalogue in use, for a process beside the till: nothing is made and nothing deleted.

        Raises DamagedFile where there is none.
        """
        opened = _open_current(folder)
        if opened is None:
            raise DamagedFile(f"{folder} holds no catalogue that can be read")
        return cls(folder=folder, opened=opened)

    def look_up(self, code: str) -> LookUp:
        """The variants that answer to a code: a barcode, an own number, or a style's 货号."""
        key = item_key(code)
        with self._reading() as (cursor, complete):
            found = items.by_key(cursor, key)
            if not (len(key) == _GTIN_KEY and key.isdigit() and found):
                seen = {item.variant_id for item in found}
                found += tuple(item for item in items.by_style_code(cursor, key) if item.variant_id not in seen)
        outcome = Found.NONE if not found else Found.ONE if len(found) == 1 else Found.SEVERAL
        return LookUp(outcome, found[: items.MOST], complete=complete)

    def item(self, variant_id: str) -> Item | None:
        """A variant by its id; None where it is not here."""
        with self._reading() as (cursor, _):
            return next(iter(items.by_id(cursor, pack(variant_id))), None)

    def search(self, text: str, *, limit: int = 50) -> tuple[Item, ...]:
        """Variants by a part of name, 货号, barcode, or pinyin or its initials from any word on; best first."""
        with self._reading() as (cursor, _):
            return search(cursor, text, limit=limit)

    def grid(self, style_id: str) -> Grid | None:
        """A style's sizes × colours, with stock 0 in every cell."""
        with self._reading() as (cursor, _):
            cells = items.of_style(cursor, pack(style_id))
        if not cells:
            return None
        by_size = sorted(cells, key=lambda cell: cell[1])
        return Grid(
            style_code=cells[0][0].style_code,
            name=cells[0][0].name,
            sizes=tuple(dict.fromkeys(item.size for item, _, _ in by_size)),
            colours=tuple(dict.fromkeys(item.colour for item, _, _ in cells)),
            cells=tuple(GridCell(item=item, here=0) for item, _, _ in cells),
        )

    def quick_items(self) -> tuple[Item, ...]:
        """Bags, services and items without a price, for quick keys."""
        with self._reading() as (cursor, _):
            return items.for_quick_keys(cursor)

    def matching(self, style_ids: Sequence[str], *, limit: int) -> tuple[Item, ...]:
        """A variant of each style that head office says goes with these, none of these among them."""
        with self._reading() as (cursor, _):
            return matching_of(cursor, style_ids, limit)

    def tracking(self, style_id: str) -> Tracking:
        """By what head office wants the pieces of a style told apart."""
        with self._reading() as (cursor, _):
            return tracking_of(cursor, style_id)

    def newest_pictures(self, limit: int) -> tuple[str, ...]:
        """Names of pictures of what is for sale, the newest styles first."""
        with self._reading() as (cursor, _):
            return items.newest_pictures(cursor, limit)

    def completeness(self) -> Completeness:
        """How much of the catalogue is here."""
        meta = self._opened.meta
        as_of = from_ms(meta[AS_OF]) if AS_OF in meta else None
        return Completeness(bool(meta["complete"]), meta["variants"], meta["expected"], as_of)

    def caught_up(self, at: datetime) -> None:
        """There was nothing more to be told at that moment. Kept on disk every few minutes only."""
        with self._changing:
            self._opened.caught_up(to_ms(at))

    def price_changes(self, since: datetime) -> dict[str, Fen]:
        """Variant id → the price before, of those whose price changed since then; the latest change first."""
        with self._reading() as (cursor, _):
            changed = changed_prices(cursor, int(since.timestamp()))
        return {unpack(variant_id): before for variant_id, before in changed.items()}

    def listed_prices(self, codes: Sequence[str]) -> dict[str, dict[str, Fen]]:
        """Code → price list → price of one unit, of lists that lie beside the goods."""
        with self._reading() as (cursor, _):
            return listed_of(cursor, codes)

    def listed_at(self) -> int:
        """Another number whenever prices of such lists may have changed."""
        return self._listed_at

    def cursor(self) -> Cursor:
        """How far the chain feed has been applied."""
        meta = self._opened.meta
        return Cursor(epoch=meta["epoch"], seq=meta["seq"])

    def apply(self, page: FeedPage) -> None:
        """Store a page and its cursor in one transaction. Readers go on meanwhile, with what was before.

        A record that cannot be read is passed over and logged: it must not keep the others from coming.
        """
        with self._changing:
            opened = self._opened
            meta = {**opened.meta, "epoch": page.epoch, "seq": page.upto}
            with opened.writing() as cursor:
                note_prices(cursor)
                writer = RecordWriter(cursor)
                for record in put_prices(
                    cursor, self._said(page, ChangeKind.ITEM, ItemRecord), let_pass=self._let_pass
                ):
                    writer.put(record)
                    self._let_pass()
                put_matching(cursor, self._said(page, ChangeKind.MATCHING, MatchingRecord))
                put_tracking(cursor, self._said(page, ChangeKind.TRACKING, TrackingRecord))
                listed = self._said(page, ChangeKind.LISTED_PRICES, ListedPricesRecord)
                put_listed(cursor, listed, let_pass=self._let_pass)
                (meta["variants"],) = cursor.execute("SELECT ifnull(max(vid), 0) FROM variant").fetchone()
                if not page.more:
                    meta["complete"] = 1
                cursor.executemany("UPDATE meta SET value = ? WHERE key = ?", [(v, k) for k, v in meta.items()])
            opened.meta = meta
            self._listed_at += bool(listed)

    def incoming(self, name: str) -> Path:
        """Where to put the snapshot of that name; a name of ours, so that no server can name a file elsewhere."""
        with translated():
            return _new_name(self._folder)

    def take_over(self, snapshot: Path) -> None:
        """Answer from that file from now on. Who is reading the old one goes on with it; then it is deleted.

        Raises DamagedFile when it is no catalogue, or not a finished one; then the old one goes on.
        """
        try:
            opened = OpenCatalogue(snapshot)
        except DamagedFile:
            delete_files(snapshot)
            raise
        if not opened.complete:
            opened.retire()
            raise DamagedFile(f"{snapshot.name} is not a whole catalogue")
        with self._changing:
            carry_prices(self._opened.path, snapshot)
            _point_to(snapshot)
            with self._swap:
                before, self._opened = self._opened, opened
            self._listed_at += 1
        before.retire()

    def checkpoint_when_idle(self) -> None:
        """Move changes from the write-ahead log into the file."""
        self._opened.checkpoint_when_idle()

    def close(self) -> None:
        """Close the file in use."""
        with self._changing:
            self._opened.close()

    def _said(self, page: FeedPage, kind: ChangeKind, record: type[_Record]) -> Sequence[_Record]:
        """The records of a kind in a page."""
        changes = [change for change in page.changes if change.kind == kind]
        records: list[_Record] = []
        for begin in range(0, len(changes), READ_AT_ONCE):
            self._let_pass()
            records += _read(page.epoch, changes[begin : begin + READ_AT_ONCE], record)
        return records

    @contextmanager
    def _reading(self) -> Iterator[tuple[Any, bool]]:
        """A cursor on the file in use, and whether that is complete."""
        with self._swap:
            opened = self._opened.held()
        try:
            with opened.reading() as cursor:
                yield cursor, opened.complete
        finally:
            opened.leave()


def _read(epoch: str, changes: Sequence[Change], record: type[_Record]) -> Sequence[_Record]:
    """Read all at once, which is fast; one by one where one of them is none."""
    try:
        return decode(b"[" + b",".join(change.payload for change in changes) + b"]", tuple[record, ...])  # type: ignore[valid-type]
    except WireError:
        records = []
    for change in changes:
        try:
            records.append(decode(change.payload, record))
        except WireError as error:
            _log.warning("change %d of %s is not an %s: %s", change.seq, epoch, change.kind, error)
    return records


def _open_current(folder: Path) -> OpenCatalogue | None:
    try:
        name = (folder / _CURRENT).read_text(encoding="ascii").strip()
        return OpenCatalogue(folder / Path(name).name) if name else None
    except (FileNotFoundError, UnicodeDecodeError):
        return None
    except DamagedFile as error:
        _log.warning("the catalogue has to be fetched again: %s", error)
        return None


def _new_name(folder: Path) -> Path:
    return folder / f"catalogue-{new_id()}.db"


def _point_to(path: Path) -> None:
    """Name the file in use, so that after a power cut it is this one or the one before."""
    with translated():
        draft = path.with_name(f"{_CURRENT}.draft")
        with draft.open("w", encoding="ascii") as file:
            file.write(path.name)
            file.flush()
            os.fsync(file.fileno())
        draft.replace(path.with_name(_CURRENT))
