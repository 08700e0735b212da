"""Remembers what was asked before, for labels: one row for each variant whose price the feed or a snapshot changed.

SQLite itself notes it as it writes the new price, so that a night of new prices costs the interpreter nothing. The
table is made when the first page comes: a catalogue that the server built has none.
"""

from __future__ import annotations

from pathlib import Path

from pos.storage.database import Cursor
from pos.storage.faults import translated
from pos.storage.sqlite import open_file

KEPT_S = 7 * 24 * 3600
"""Of several changes within so long the price before the first one is remembered: it is what stands on the label."""

_TABLE = """
    CREATE TABLE IF NOT EXISTS price_change (
        vid INTEGER PRIMARY KEY, before INTEGER NOT NULL, changed_s INTEGER NOT NULL)"""
_NOTE = f"""
    ON CONFLICT (vid) DO UPDATE SET changed_s = excluded.changed_s,
        before = CASE WHEN excluded.changed_s - changed_s > {KEPT_S} THEN excluded.before ELSE before END"""
_TRIGGER = f"""
    CREATE TRIGGER IF NOT EXISTS price_changes AFTER UPDATE OF retail_price ON variant
    WHEN old.retail_price <> new.retail_price BEGIN
        INSERT INTO price_change VALUES (new.vid, old.retail_price, unixepoch()) {_NOTE};
        DELETE FROM price_change WHERE vid = new.vid AND before = new.retail_price;
    END"""  # noqa: S608 - made of the text above
_THERE = "SELECT 1 FROM sqlite_master WHERE name = 'price_change'"
_CHANGED = """
    SELECT variant_id, before FROM price_change JOIN variant USING (vid) WHERE changed_s >= ?
    ORDER BY changed_s DESC, vid"""
_CARRY = f"""
    INSERT INTO price_change
    SELECT after.vid, earlier.retail_price, unixepoch() FROM main.variant after
    JOIN before.variant earlier USING (variant_id) WHERE earlier.retail_price <> after.retail_price
    {_NOTE}"""  # noqa: S608 - made of the text above
_KEEP = """
    INSERT INTO price_change
    SELECT after.vid, noted.before, noted.changed_s FROM before.price_change noted
    JOIN before.variant earlier USING (vid) JOIN main.variant after USING (variant_id)"""
_SAME_AGAIN = """
    DELETE FROM price_change WHERE EXISTS (
        SELECT 1 FROM variant WHERE variant.vid = price_change.vid AND retail_price = before)"""


def note_prices(cursor: Cursor) -> None:
    """From now on changes are noted; called in the transaction that may change prices."""
    cursor.execute(_TABLE)
    cursor.execute(_TRIGGER)


def changed_prices(cursor: Cursor, since_s: int) -> dict[str | bytes, int]:
    """Variant id as it is stored → the price before, fen; the latest change first."""
    if cursor.execute(_THERE).fetchone() is None:
        return {}
    return dict(cursor.execute(_CHANGED, (since_s,)).fetchall())


def carry_prices(earlier: Path, snapshot: Path) -> None:
    """Note in a snapshot what it changes, and keep what was noted. Raises StorageError."""
    connections = open_file(snapshot, kept=0)
    with translated(), connections.cursor() as cursor:
        cursor.execute("ATTACH ? AS before", (str(earlier),))
        cursor.execute("BEGIN IMMEDIATE")
        note_prices(cursor)
        if cursor.execute("SELECT 1 FROM before.sqlite_master WHERE name = 'price_change'").fetchone() is not None:
            cursor.execute(_KEEP)
        cursor.execute(_CARRY)
        cursor.execute(_SAME_AGAIN)
        cursor.execute("COMMIT")
