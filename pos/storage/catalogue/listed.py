"""Prices of long price lists, beside the goods. A catalogue of an earlier version has no such table."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from pos.storage.database import Cursor
from pos.wire.feed import ListedPricesRecord

TABLE = """
    CREATE TABLE IF NOT EXISTS listed_price (
        code TEXT NOT NULL, list TEXT NOT NULL, part INTEGER NOT NULL, fen INTEGER NOT NULL,
        PRIMARY KEY (code, list)) WITHOUT ROWID"""
BY_PART = "CREATE INDEX IF NOT EXISTS listed_price_by_part ON listed_price (list, part)"
PUT = """
    INSERT INTO listed_price VALUES (?, ?, ?, ?)
    ON CONFLICT (code, list) DO UPDATE SET part = excluded.part, fen = excluded.fen"""

_FORGET = "DELETE FROM listed_price WHERE list = ? AND part = ?"
_THERE = "SELECT 1 FROM sqlite_master WHERE name = 'listed_price'"
_OF_CODES = "SELECT code, list, fen FROM listed_price WHERE code IN ({})"
_AT_ONCE = 500


def rows_of(record: ListedPricesRecord) -> list[tuple[str, str, int, int]]:
    """A record as `PUT` wants it."""
    return [(code, record.name, record.part, fen) for code, fen in record.prices.items()]


def put_listed(cursor: Cursor, records: Sequence[ListedPricesRecord], *, let_pass: Callable[[], None]) -> None:
    """Bring parts of lists up to date: each takes the place of what was said of that part.

    A code may have moved to another part, when a list grew: whichever is told later keeps it.
    """
    if records:
        cursor.execute(TABLE)
        cursor.execute(BY_PART)
    for record in records:
        cursor.execute(_FORGET, (record.name, record.part))
        cursor.executemany(PUT, rows_of(record))
        let_pass()


def listed_of(cursor: Cursor, codes: Sequence[str]) -> dict[str, dict[str, int]]:
    """Code → list → fen."""
    found: dict[str, dict[str, int]] = {}
    if cursor.execute(_THERE).fetchone() is None:
        return found
    for begin in range(0, len(codes), _AT_ONCE):
        some = codes[begin : begin + _AT_ONCE]
        marks = ", ".join("?" * len(some))
        for code, name, fen in cursor.execute(_OF_CODES.format(marks), tuple(some)).fetchall():
            found.setdefault(code, {})[name] = fen
    return found
