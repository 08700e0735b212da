"""The outbox behind its port: which events the server has, and which it could not take."""

from __future__ import annotations

from pos.domain.journal import Entry, Seal, genesis
from pos.ports.ledger import Parked
from pos.storage.database import Cursor
from pos.storage.ledger.ledger_file import LedgerFile
from pos.storage.ledger.packing import stored_head, unpacked
from pos.storage.ledger.transaction import head
from pos.wire.codec import encode

_SENT = "ifnull((SELECT last FROM counter WHERE kind = 'sent'), 0)"
_COUNT = f"""
    SELECT max(0, ifnull((SELECT max(tseq) FROM journal), 0) - {_SENT})
        - (SELECT count(*) FROM parked WHERE tseq > {_SENT})"""  # noqa: S608
_OLDEST = f"""
    SELECT tseq, event_id, kind, payload, previous, hash FROM journal
    WHERE tseq > {_SENT} AND NOT EXISTS (SELECT 1 FROM parked WHERE parked.tseq = journal.tseq)
    ORDER BY tseq LIMIT ?"""  # noqa: S608
_ALL_HAS_LEFT_UP_TO = "INSERT INTO counter VALUES ('sent', ?) ON CONFLICT DO UPDATE SET last = excluded.last"
_PARK = """
    INSERT INTO parked SELECT tseq, ? FROM journal WHERE tseq = ? ON CONFLICT DO UPDATE SET reason = excluded.reason"""


class SqlOutbox:
    """`ports.ledger.Outbox` over an open ledger file: the journal behind `counter.sent`, without what is parked."""

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
            for tseq, event_id, kind, stored, previous, digest in rows:
                payload = unpacked(stored)
                size += len(payload)
                if batch and (size > max_bytes or tseq != batch[-1].tseq + 1):
                    break
                batch.append(
                    Entry(tseq=tseq, event_id=event_id, kind=kind, payload=payload, previous=previous, hash=digest)
                )
        return tuple(batch)

    def acknowledge(self, *, upto: int) -> None:
        """The server has every event up to that number. Parked ones stay parked."""
        with self._file.writing() as cursor:
            sent, last = _sent(cursor), min(upto, head(cursor, self._file.till_id)[0])
            if last > sent:
                cursor.execute(_ALL_HAS_LEFT_UP_TO, (last,))

    def keep_seal(self, seal: Seal) -> None:
        """Keep the server's signature under the last event it has."""
        with self._file.writing() as cursor:
            cursor.execute("INSERT OR REPLACE INTO seal VALUES (1, ?)", (encode(seal),))

    def park(self, tseq: int, *, reason: str) -> None:
        """The server has the event but could not take it."""
        with self._file.writing() as cursor:
            cursor.execute(_PARK, (reason, tseq))

    def parked(self) -> tuple[Parked, ...]:
        """Parked events, oldest first."""
        with self._file.reading() as cursor:
            found = cursor.execute(
                "SELECT tseq, kind, reason, payload FROM parked JOIN journal USING (tseq) ORDER BY tseq"
            ).fetchall()
        return tuple(
            Parked(tseq=tseq, kind=kind, reason=reason, moment=stored_head(payload).moment)
            for tseq, kind, reason, payload in found
        )

    def rewind(self, *, last_tseq: int) -> int:
        """What a restored server has lost waits again; how many events that are."""
        with self._file.writing() as cursor:
            sent = _sent(cursor)
            cursor.execute("DELETE FROM parked WHERE tseq > ?", (max(sent, last_tseq),))
            lost: int = cursor.rowcount
            if last_tseq < sent:
                cursor.execute("DELETE FROM parked WHERE tseq > ?", (last_tseq,))
                cursor.execute(_ALL_HAS_LEFT_UP_TO, (last_tseq,))
                lost += sent - last_tseq
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


def _sent(cursor: Cursor) -> int:
    """The number up to which everything has left; 0 where nothing has."""
    (sent,) = cursor.execute(f"SELECT {_SENT}").fetchone()
    return int(sent)
