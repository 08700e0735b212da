"""Verify a ledger from its first event to its last, in one state of it, while the till may be running."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from typing import Any

from pos.domain.cart import Cart
from pos.domain.errors import DamagedFile, NewerLedger, OlderLedger, ReadOnlyFolder, WireError
from pos.domain.journal import Seal, genesis, link
from pos.domain.numbering import NumberKind
from pos.domain.stock import Movement
from pos.ports.keys import Verifier
from pos.storage.connections import Connections
from pos.storage.database import Cursor
from pos.storage.faults import translated
from pos.storage.ledger import rows
from pos.storage.ledger.bring_up_to_date import refuse_newer
from pos.storage.ledger.packing import unpacked
from pos.storage.ledger.steps import STEPS
from pos.storage.ledger.verifying.check_document import check_document, check_movements
from pos.storage.ledger.verifying.check_numbers import Numbers
from pos.storage.ledger.verifying.check_payments import check_payments
from pos.storage.ledger.verifying.check_returns import check_returned, check_taking
from pos.storage.ledger.verifying.check_seal import check_seals
from pos.storage.ledger.verifying.check_shift import Shifts
from pos.storage.ledger.verifying.check_stock import StockWork, number_of
from pos.storage.ledger.verifying.finding import Finding
from pos.storage.sqlite import open_file
from pos.wire.codec import decode
from pos.wire.event import (
    DocumentDone,
    Head,
    MoneyTaken,
    OrderActed,
    ShiftClosed,
    ShiftOpened,
    decode_body,
    decode_head,
)

MOST = 20
"""Findings after which no more are looked for."""

_ENTRIES = "SELECT tseq, event_id, kind, payload, previous, hash FROM journal WHERE tseq > ? ORDER BY tseq LIMIT 500"
_TWICE = "SELECT event_id, min(tseq), max(tseq) FROM journal GROUP BY event_id HAVING count(*) > 1 ORDER BY 3"
_SENT = "ifnull((SELECT last FROM counter WHERE kind = 'sent'), 0)"
_NOT_ACKNOWLEDGED = f"""
    SELECT max(0, ifnull((SELECT max(tseq) FROM journal), 0) - {_SENT})
        + (SELECT count(*) FROM parked WHERE tseq <= {_SENT})"""  # noqa: S608
_BROUGHT_BY_EVENTS = (
    "document", "referring_line", "tender", "mark", "order_action", "shift", "shift_close",
    "correction", "taking",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Verified:
    """What became of it."""

    till_id: str
    """Whose ledger it is."""
    events: int
    """Events in the journal."""
    documents: int
    """Documents."""
    waiting: int
    """Events that the server has not acknowledged."""
    findings: tuple[Finding, ...]
    """What is wrong, the first first; empty: nothing."""


def verify_ledger(path: Path, *, key: bytes, seals: Sequence[Seal] = (), verifier: Verifier | None = None) -> Verified:
    """Verify the ledger at `path` without changing it, also where nothing can be written beside it.

    `seals`: heads the server signed that are kept elsewhere; `verifier`: the chain's key, where it is known.

    Raises DamagedFile when it cannot be read at all, NewerLedger and OlderLedger when another version of the program
    wrote it, ReadOnlyFolder where only a folder that can be written would do.
    """
    if not path.is_file():
        raise DamagedFile(f"there is no {path.name}")
    connections = open_file(path, key=key, read_only=True, kept=0)
    try:
        _refuse_others(connections, path)
    except ReadOnlyFolder as fault:
        connections = _frozen(path, key, fault)
        _refuse_others(connections, path)
    with translated(), connections.cursor() as cursor:
        cursor.execute("BEGIN")
        return _verify(cursor, seals, verifier)


def _refuse_others(connections: Connections, path: Path) -> None:
    """Rows are compared column by column, so the tables have to be those of this program."""
    taken = refuse_newer(connections, path)
    if taken < len(STEPS):
        raise OlderLedger(
            f"{path.name} was written by an older version (step {taken} of {len(STEPS)}). "
            "Start the till once: it keeps a copy and brings the ledger up to date; then verify it"
        )
    if taken > len(STEPS):
        raise NewerLedger(f"{path.name} was written by a newer version (step {taken}, this one knows {len(STEPS)})")


def _frozen(path: Path, key: bytes, fault: ReadOnlyFolder) -> Connections:
    """The ledger as a file that nobody writes. Raises ReadOnlyFolder where the log beside it holds what it lacks."""
    log = path.with_name(f"{path.name}-wal")
    if log.is_file() and log.stat().st_size > 0:
        raise ReadOnlyFolder(
            f"the last commits are still in {log.name}, which cannot be read in a folder that cannot be written: copy "
            f"{path.name}, {log.name} and the folder of keys to another one, and verify that"
        ) from fault
    return open_file(path, key=key, read_only=True, frozen=True, kept=0)


def _verify(cursor: Cursor, seals: Sequence[Seal], verifier: Verifier | None) -> Verified:
    (till_id,) = cursor.execute("SELECT value FROM meta WHERE key = 'till_id'").fetchone() or ("",)
    check = _Verification(cursor, till_id, seals, verifier)
    findings = tuple(islice(check.findings(), MOST))
    counts = [
        cursor.execute(query).fetchone()[0]
        for query in (
            "SELECT count(*) FROM journal",
            "SELECT count(*) FROM document",
            _NOT_ACKNOWLEDGED,
        )
    ]
    return Verified(till_id=till_id, events=counts[0], documents=counts[1], waiting=counts[2], findings=findings)


def _plain(stored: bytes) -> bytes:
    """An event's bytes; what cannot be unpacked as it is: it is no event, and has not its hash."""
    try:
        return unpacked(stored)
    except WireError:
        return stored


class _Verification:
    def __init__(self, cursor: Cursor, till_id: str, seals: Sequence[Seal], verifier: Verifier | None) -> None:
        self._cursor = cursor
        self._till_id = till_id
        self._seals = seals
        self._verifier = verifier
        self._numbers = Numbers()
        self._shifts = Shifts(cursor, self._numbers)
        self._expected: Counter[str] = Counter()

    def findings(self) -> Iterator[Finding]:
        """All that is wrong, in the order of the journal; what hangs on no event at the end."""
        (checked,) = self._cursor.execute("PRAGMA quick_check(1)").fetchone()
        if checked != "ok":
            yield Finding("file", "", checked)
        last, last_hash = 0, genesis(self._till_id)
        while True:
            entries = self._cursor.execute(_ENTRIES, (last,)).fetchall()
            if not entries:
                break
            for tseq, event_id, kind, stored, previous, digest in entries:
                where = f"event {tseq}"
                payload = _plain(stored)
                if tseq != last + 1:
                    yield Finding("journal", where, f"follows {last}: {tseq - last - 1} missing")
                if previous != last_hash or link(previous, payload) != digest:
                    yield Finding("journal", where, "its hash does not follow from its bytes and the hash before")
                last, last_hash = tseq, digest
                yield from self._event(tseq, event_id, kind, payload)
        yield from self._twice()
        yield from self._numbers.check_counters(self._cursor)
        yield from self._counts()
        yield from self._outbox(last)
        yield from check_seals(self._cursor, self._till_id, kept_elsewhere=self._seals, verifier=self._verifier)
        yield from self._carts()

    def _event(self, tseq: int, event_id: str, kind: str, payload: bytes) -> Iterator[Finding]:
        try:
            head = decode_head(payload)
            body = decode_body(head)
        except WireError as error:
            yield Finding("journal", f"event {tseq}", f"cannot be read: {error}")
            return
        if (head.id, head.tseq, head.till, head.kind) != (event_id, tseq, self._till_id, kind):
            yield Finding("journal", f"event {tseq}", "its bytes are another event's")
        yield from self._body(tseq, head, body)
        yield from self._moved(tseq, getattr(body, "movements", ()))

    def _body(self, tseq: int, head: Head, body: Any) -> Iterator[Finding]:
        yield from self._shifts.check(tseq, body)
        if isinstance(body, DocumentDone):
            document = body.document
            self._expected.update(
                document=1,
                referring_line=sum(1 for _ in rows.referring_line_rows(document.lines, tseq=tseq)),
                tender=sum(1 for _ in rows.tender_rows(document, tseq=tseq)),
                correction=int(bool(document.corrects)),
            )
            yield from self._numbers.check(tseq, document.number, NumberKind.RECEIPT)
            yield from check_document(self._cursor, tseq, body)
            yield from check_payments(self._cursor, tseq, document)
            yield from check_returned(self._cursor, tseq, document)
        elif isinstance(body, MoneyTaken):
            self._expected.update(taking=1)
            yield from self._numbers.check(tseq, body.taking.number, NumberKind.TAKING)
            yield from check_taking(self._cursor, tseq, body.taking)
        elif isinstance(body, OrderActed):
            self._expected.update(order_action=1)
            if body.number:
                yield from self._numbers.check(tseq, body.number, NumberKind.HANDOVER)
            yield from self._same(
                "order_action",
                "SELECT order_id, kind FROM order_action WHERE tseq = ?",
                tseq,
                (body.action.order_id, body.action.kind.value),
            )
        elif isinstance(body, StockWork):
            if number := number_of(body):
                yield from self._numbers.check(tseq, number, NumberKind.STOCK)
        elif isinstance(body, ShiftOpened):
            shift = body.shift
            self._expected.update(shift=1)
            yield from self._numbers.check(tseq, shift.number, NumberKind.SHIFT)
            yield from self._same(
                "shift", "SELECT * FROM shift WHERE shift_id = ?", shift.shift_id, rows.shift_row(shift, tseq=tseq)
            )
        elif isinstance(body, ShiftClosed):
            close = body.close
            self._expected.update(shift_close=1)
            yield from self._shifts.closed(tseq, close)
            yield from self._same(
                "shift_close",
                "SELECT * FROM shift_close WHERE shift_id = ?",
                close.shift_id,
                rows.shift_close_row(close, tseq=tseq),
            )

    def _moved(self, tseq: int, movements: tuple[Movement, ...]) -> Iterator[Finding]:
        """The stock that an event moved, whatever it is."""
        marks = sum(movement.mark is not None for movement in movements)
        self._expected.update(mark=marks)
        yield from check_movements(self._cursor, tseq, movements)

    def _same(self, table: str, query: str, key: object, wanted: tuple[Any, ...]) -> Iterator[Finding]:
        stored = self._cursor.execute(query, (key,)).fetchone()
        if stored != wanted:
            yield Finding(table, str(key), f"is {stored}, the event says {wanted}")

    def _twice(self) -> Iterator[Finding]:
        """Events under one id: head office would take the second for the first, sent again."""
        for event_id, first, last in self._cursor.execute(_TWICE).fetchall():
            yield Finding("journal", f"event {last}", f"has the id of event {first}, {event_id}")

    def _counts(self) -> Iterator[Finding]:
        """Rows that no event brought."""
        for table in _BROUGHT_BY_EVENTS:
            (count,) = self._cursor.execute(f"SELECT count(*) FROM {table}").fetchone()  # noqa: S608
            if count != self._expected[table]:
                yield Finding(table, "", f"{count} rows, the events have {self._expected[table]}")

    def _outbox(self, last: int) -> Iterator[Finding]:
        (sent,) = self._cursor.execute(f"SELECT {_SENT}").fetchone()
        if not 0 <= sent <= last:
            yield Finding("counter", "sent", f"at {sent}, of {last} events")
        for (tseq,) in self._cursor.execute(
            "SELECT tseq FROM parked WHERE tseq NOT BETWEEN 1 AND ?", (last,)
        ).fetchall():
            yield Finding("parked", f"event {tseq}", "is not in the journal")

    def _carts(self) -> Iterator[Finding]:
        for cart_id, body in self._cursor.execute("SELECT cart_id, body FROM cart ORDER BY place").fetchall():
            try:
                if decode(body, Cart).cart_id != cart_id:
                    yield Finding("cart", cart_id, "holds another cart")
            except WireError as error:
                yield Finding("cart", cart_id, f"cannot be read: {error}")
