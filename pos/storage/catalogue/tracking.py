"""By what head office wants a style's pieces told apart. A catalogue of an earlier version has no such table."""

from __future__ import annotations

from collections.abc import Sequence

from pos.domain.mark import Tracking
from pos.storage.database import Cursor
from pos.storage.packed_id import pack
from pos.wire.feed import TrackingRecord

# By the style's id, which may be told of before its items are; a table of its own, as of most styles nothing is said.
TABLE = "CREATE TABLE IF NOT EXISTS tracking (style_id PRIMARY KEY, tracking TEXT NOT NULL) WITHOUT ROWID"
PUT = "INSERT INTO tracking VALUES (?, ?) ON CONFLICT (style_id) DO UPDATE SET tracking = excluded.tracking"

_THERE = "SELECT 1 FROM sqlite_master WHERE name = 'tracking'"
_OF_STYLE = "SELECT tracking FROM tracking WHERE style_id = ?"


def row_of(record: TrackingRecord) -> tuple[str | bytearray, str]:
    """A record as `PUT` wants it."""
    return pack(record.style_id), record.tracking.value


def put_tracking(cursor: Cursor, records: Sequence[TrackingRecord]) -> None:
    """Bring up to date by what styles' pieces are told apart."""
    if records:
        cursor.execute(TABLE)
        cursor.executemany(PUT, [row_of(record) for record in records])


def tracking_of(cursor: Cursor, style_id: str) -> Tracking:
    """By what a style's pieces are told apart; `NONE` where nothing was ever said."""
    if cursor.execute(_THERE).fetchone() is None:
        return Tracking.NONE
    row = cursor.execute(_OF_STYLE, (pack(style_id),)).fetchone()
    return Tracking(row[0]) if row is not None else Tracking.NONE
