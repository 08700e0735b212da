"""The outbox behind its port: which events the server has, and which it could not take."""

from __future__ import annotations

from pos.domain.journal import Entry, Seal, genesis
from pos.ports.ledger import Parked
from pos.storage.database import Cursor
from pos.storage.ledger.ledger_file import LedgerFile
from pos.storage.ledger.transaction import head
from pos.wire.codec import encode
from pos.wire.event import decode_head

_MOST_AT_ONCE = 1000
"""Rows acknowledged in one transaction, so that no sale waits long for it."""
_WAITS = "tseq > ifnull((SELECT last FROM counter WHERE kind = 'sent'), 0) AND state = 'waiting'"
_COUNT = f"SELECT count(*) FROM outbox WHERE {_WAITS}"  # noqa: S608
_FIRST = f"SELECT min(tseq) FROM outbox WHERE {_WAITS}"  # noqa: S608
_OLDEST = f"""
    SELECT tseq, event_id, journal.kind, payload, previous, hash
    FROM outbox JOIN journal USING (tseq) WHERE {_WAITS} ORDER BY tseq LIMIT ?"""  # noqa: S608
_ACKNOWLEDGE = f"UPDATE outbox SET state = 'acknowledged' WHERE {_WAITS} AND tseq <= ?"  # noqa: S608
_ALL_HAS_LEFT_UP_TO = "INSERT INTO counter VALUES ('sent', ?) ON CONFLICT DO UPDATE SET last = excluded.last"


class SqlOutbox:
    """`ports.ledger.Outbox` over an open ledger file. Rows are never deleted."""

    def __init__(self, *, file: LedgerFile) -> None:
        self._file = file

    def unsent(self) -> int:
        """How many events wait."""
        with self._file.reading() as cursor:
            (waiting,) = cursor.execute(_COUNT).fetchone()
        return int(waiting)

    def next_batch(self, *, max_events: int, max_bytes: int) -> tuple[Entry, ...]:
        """The oldest waiting events, consecutive; at least one if any waits, however large."""
        batch: list[Entry] = []
        size = 0
        with self._file.reading() as cursor:
            rows = cursor.execute(_OLDEST, (max_events,))
            for tseq, event_id, kind, payload, previous, digest in rows:
                size += len(payload)
                if batch and (size > max_bytes or tseq != batch[-1].tseq + 1):
                    break
                batch.append(
                    Entry(tseq=tseq, event_id=event_id, kind=kind, payload=payload, previous=previous, hash=digest)
                )
        return tuple(batch)

    def acknowledge(self, *, upto: int) -> None:
        """The server has every event up to that number. Parked ones stay parked."""
        while True:
            with self._file.writing() as cursor:
                (first,) = cursor.execute(_FIRST).fetchone()
                if first is None or first > upto:
                    return
                last = min(upto, first + _MOST_AT_ONCE - 1, head(cursor, self._file.till_id)[0])
                cursor.execute(_ACKNOWLEDGE, (last,))
                cursor.execute(_ALL_HAS_LEFT_UP_TO, (last,))

    def keep_seal(self, seal: Seal) -> None:
        """Keep the server's signature under the last event it has."""
        with self._file.writing() as cursor:
            cursor.execute("INSERT OR REPLACE INTO seal VALUES (1, ?)", (encode(seal),))

    def park(self, tseq: int, *, reason: str) -> None:
        """The server has the event but could not take it."""
        with self._file.writing() as cursor:
            cursor.execute("UPDATE outbox SET state = 'parked', reason = ? WHERE tseq = ?", (reason, tseq))

    def parked(self) -> tuple[Parked, ...]:
        """Parked events, oldest first."""
        with self._file.reading() as cursor:
            found = cursor.execute(
                """SELECT tseq, journal.kind, reason, payload FROM outbox JOIN journal USING (tseq)
                WHERE state = 'parked' ORDER BY tseq"""
            ).fetchall()
        return tuple(
            Parked(tseq=tseq, kind=kind, reason=reason, moment=decode_head(payload).moment)
            for tseq, kind, reason, payload in found
        )

    def rewind(self, *, last_tseq: int) -> int:
        """What a restored server has lost waits again; how many events that are."""
        with self._file.writing() as cursor:
            cursor.execute(
                "UPDATE outbox SET state = 'waiting', reason = '' WHERE tseq > ? AND state <> 'waiting'", (last_tseq,)
            )
            lost: int = cursor.rowcount
            _lower(cursor, last_tseq)
        return lost

    def head(self) -> tuple[int, str]:
        """The last event's number and hash; (0, genesis) before the first."""
        with self._file.reading() as cursor:
            return head(cursor, self._file.till_id)

    def hash_of(self, tseq: int) -> str | None:
        """The hash of an event; genesis for 0, None where there is none."""
        if tseq == 0:
            return genesis(self._file.till_id)
        with self._file.reading() as cursor:
            row = cursor.execute("SELECT hash FROM journal WHERE tseq = ?", (tseq,)).fetchone()
        return None if row is None else row[0]


def _lower(cursor: Cursor, last_tseq: int) -> None:
    cursor.execute("UPDATE counter SET last = min(last, ?) WHERE kind = 'sent'", (last_tseq,))
