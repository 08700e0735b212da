"""The step that writes a sale on fewer pages: what an older ledger holds is all there, packed or not."""

import hashlib
from pathlib import Path

import pytest
import zstandard

from pos.domain.document import Document
from pos.domain.errors import StorageError
from pos.domain.ids import new_id
from pos.domain.journal import EventKind, genesis, link
from pos.storage.ledger.bring_up_to_date import bring_up_to_date
from pos.storage.ledger.ledger import SqlLedger
from pos.storage.ledger.ledger_file import LedgerFile
from pos.storage.ledger.like_a_sale import LIKE_A_SALE
from pos.storage.ledger.outbox import SqlOutbox
from pos.storage.ledger.packing import SHORT, packed, unpacked
from pos.storage.ledger.print_queue import SqlPrintQueue
from pos.storage.ledger.returns import SqlReturns
from pos.storage.ledger.steps import STEPS
from pos.storage.ledger.verifying.verify_ledger import verify_ledger
from pos.storage.sqlite import open_file
from pos.wire.event import SignedIn, encode_event
from tests.examples import NOON, SHIFT, TILL
from tests.storage.ledger.conftest import KEY, sell


def signed_in(tseq: int) -> bytes:
    return encode_event(
        event_id=f"e-{tseq}", till_id=TILL.till_id, tseq=tseq, kind=EventKind.SIGNED_IN, moment=NOON, staff_id="s",
        business_date=SHIFT.business_date, body=SignedIn(role="clerk"),
    )  # fmt: skip


def an_older_ledger(path: Path, *, sent: int, states: tuple[str, ...]) -> None:
    """As step 11 left it, with an event in each of the outbox's states."""
    connections = open_file(path, key=KEY)
    bring_up_to_date(connections, path, steps=STEPS[:11])
    previous = genesis(TILL.till_id)
    with connections.cursor() as cursor:
        cursor.execute("INSERT INTO counter VALUES ('sent', ?)", (sent,))
        for tseq, state in enumerate(states, start=1):
            payload = signed_in(tseq)
            digest = link(previous, payload)
            row = (tseq, f"e-{tseq}", "signed_in", payload, previous, digest)
            cursor.execute("INSERT INTO journal VALUES (?, ?, ?, ?, ?, ?)", row)
            cursor.execute("INSERT INTO outbox VALUES (?, ?, ?)", (tseq, state, "odd" if state == "parked" else ""))
            previous = digest
    connections.dispose()


def opened(path: Path) -> LedgerFile:
    return LedgerFile.open(path, key=KEY, till_id=TILL.till_id)


def test_what_waited_waits_what_was_parked_is_parked(path: Path) -> None:
    an_older_ledger(path, sent=2, states=("acknowledged", "parked", "waiting", "parked", "waiting"))
    file = opened(path)
    outbox = SqlOutbox(file=file)

    waiting = outbox.next_batch(max_events=9, max_bytes=1 << 20)

    assert [(each.tseq, each.payload) for each in waiting] == [(3, signed_in(3))]
    assert (outbox.unsent(), [each.tseq for each in outbox.parked()]) == (2, [2, 4])
    assert verify_ledger(path, key=KEY).findings == ()
    file.close()


def test_what_waits_before_the_counter_is_sent_again(path: Path) -> None:
    an_older_ledger(path, sent=3, states=("acknowledged", "waiting", "acknowledged", "waiting"))
    file = opened(path)

    assert [each.tseq for each in SqlOutbox(file=file).next_batch(max_events=9, max_bytes=1 << 20)] == [2, 3, 4]
    file.close()


def test_lines_that_refer_to_something_are_found_as_before(path: Path) -> None:
    an_older_ledger(path, sent=0, states=("waiting",) * 2)
    connections = open_file(path, key=KEY)
    with connections.cursor() as cursor:
        for tseq, order_id, returned in ((1, "o-1", ""), (2, "", "d-1")):
            cursor.execute(
                "INSERT INTO document VALUES (?, ?, ?, 'sale', 'sh', 's', '', 0, '2026-11-22', 5, 'CNY', 0)",
                (tseq, f"d-{tseq}", f"R{tseq}"),
            )
            for line, (order, document) in enumerate((("", ""), (order_id, returned)), start=1):
                cursor.execute(
                    "INSERT INTO document_line VALUES (?, ?, 'v', 1000, 5, 5, 5, 0, 0, 1, 'taken', ?, 0, ?, 0)",
                    (tseq, line, order, document),
                )
            cursor.execute("INSERT INTO tender VALUES (?, 1, 'cash', 5, 5, 0, '')", (tseq,))
    connections.dispose()
    file = opened(path)

    assert SqlLedger(file=file).order_payments_since(0) == {"o-1": 5}
    assert file.rows("SELECT * FROM referring_line") == [(1, 2, 1000, "o-1", ""), (2, 2, 1000, "", "d-1")]
    file.close()


def test_what_was_moved_is_summed_by_variant(path: Path) -> None:
    an_older_ledger(path, sent=0, states=("waiting",) * 3)
    connections = open_file(path, key=KEY)
    with connections.cursor() as cursor:
        for tseq, place, variant, quantity in ((1, 1, "a", -1), (2, 1, "a", -2), (2, 2, "b", 5), (2, 3, "a", -3)):
            row = (tseq, place, variant, quantity)
            cursor.execute("INSERT INTO movement VALUES (?, ?, ?, ?, 'sale', 'd')", row)
        cursor.execute("INSERT INTO mark VALUES (2, 2, 'A1', NULL, '')")
    connections.dispose()
    file = opened(path)
    ledger = SqlLedger(file=file)

    assert [ledger.moved_since(tseq) for tseq in range(3)] == [{"a": -6, "b": 5}, {"a": -5, "b": 5}, {}]
    assert file.rows("SELECT * FROM mark") == [(2, 2, "A1", None, "")]
    file.close()


def test_an_event_is_stored_packed_and_hashed_plain(ledger: SqlLedger, file: LedgerFile) -> None:
    document = sell(ledger, 1, 11, 21, cart_id=new_id()).document
    ((payload, previous, digest),) = file.rows("SELECT payload, previous, hash FROM journal WHERE tseq = 2")

    assert isinstance(document, Document)
    assert len(payload) * 5 < len(unpacked(payload))
    assert link(previous, unpacked(payload)) == digest
    (_, sent) = SqlOutbox(file=file).next_batch(max_events=9, max_bytes=1 << 20)
    assert sent.payload == unpacked(payload)
    assert ledger.document(document.document_id) == document


def a_ledger_of_step_13(path: Path) -> None:
    """Two sales, one for an order; a deposit that paid a third; two tickets, of which one came out."""
    connections = open_file(path, key=KEY)
    bring_up_to_date(connections, path, steps=STEPS[:13])
    previous = genesis(TILL.till_id)
    with connections.cursor() as cursor:
        for tseq in (1, 2, 3):
            payload = signed_in(tseq)
            digest = link(previous, payload)
            stored = zstandard.ZstdCompressor(level=1).compress(payload)
            row = (tseq, f"e-{tseq}", "signed_in", stored, previous, digest)
            cursor.execute("INSERT INTO journal VALUES (?, ?, ?, ?, ?, ?)", row)
            cursor.execute(
                "INSERT INTO document VALUES (?, ?, ?, 'sale', 'sh', 's', '', 0, '2026-11-22', 5, 'CNY', 0)",
                (tseq, f"d-{tseq}", f"R{tseq}"),
            )
            previous = digest
        cursor.execute("INSERT INTO referring_line VALUES (2, 1, 1000, 'o-1', '')")
        cursor.execute("""INSERT INTO moved VALUES (1, '{"v-1":-1000}'), (3, '{"v-1":-2000,"v-2":3000}')""")
        cursor.execute("INSERT INTO mark VALUES (3, 2, 'A1', NULL, 'S7')")
        for tender in (
            (1, 1, "cash", 300, 300, 0, ""),
            (1, 2, "card", 100, 0, 0, "77"),
            (1, 3, "cash", 200, 500, 300, ""),
            (2, 1, "cash", 700, 700, 0, ""),
            (3, 1, "deposit", 900, 0, 0, "DBJ01-1"),
        ):
            cursor.execute("INSERT INTO tender VALUES (?, ?, ?, ?, ?, ?, ?)", tender)
        for place, state in ((1, "printed"), (2, "queued")):
            cursor.execute(
                "INSERT INTO print_job VALUES (?, ?, 'receipt', 'd-1', ?, 0, 0, ?, '', 1)",
                (place, f"j-{place}", zstandard.compress(b"ticket"), state),
            )
    connections.dispose()


def test_payments_tickets_and_events_are_found_on_fewer_pages(path: Path) -> None:
    a_ledger_of_step_13(path)
    file = opened(path)
    ledger, queue = SqlLedger(file=file), SqlPrintQueue(file=file)

    assert file.rows("SELECT tseq, cash FROM document ORDER BY tseq") == [(1, 500), (2, 700), (3, 0)]
    assert file.rows("SELECT tseq, kind, amount FROM tender ORDER BY tseq") == [(2, "cash", 700), (3, "deposit", 900)]
    assert ledger.order_payments_since(0) == {"o-1": 700}
    assert SqlReturns(file=file).settled_with("DBJ01-1") == 900
    waiting = SqlOutbox(file=file).next_batch(max_events=9, max_bytes=1 << 20)
    assert [(each.tseq, each.event_id, each.payload) for each in waiting] == [
        (tseq, f"e-{tseq}", signed_in(tseq)) for tseq in (1, 2, 3)
    ]
    assert [(job.job_id, job.ticket) for job in queue.of_document("d-1")] == [("j-1", b"ticket"), ("j-2", b"ticket")]
    assert [job.job_id for job in queue.unfinished()] == ["j-2"]
    assert (ledger.moved_since(0), ledger.moved_since(1)) == (
        {"v-1": -3_000, "v-2": 3_000},
        {"v-1": -2_000, "v-2": 3_000},
    )
    assert file.rows("SELECT * FROM mark") == [(3, 2, "A1", None, "S7")]
    file.close()


def test_who_refers_to_the_journal_still_does(path: Path) -> None:
    a_ledger_of_step_13(path)
    file = opened(path)

    assert file.rows("PRAGMA foreign_key_check") == []
    with pytest.raises(StorageError), file.writing() as cursor:
        cursor.execute("INSERT INTO mark VALUES (9, 1, '', NULL, '')")
    with pytest.raises(StorageError), file.writing() as cursor:
        cursor.execute("DELETE FROM journal WHERE tseq = 3")
    file.close()


def test_what_events_are_packed_against_is_never_changed() -> None:
    """Whoever changes it can no longer read what was stored: it gets a new name, and the old one stays."""
    assert hashlib.sha256(LIKE_A_SALE).hexdigest() == "3e8ef7ae782766fee9db9ac0dca8f1630f90d00a9ff290d20bb064ebe2e68a41"
    assert (
        unpacked(bytes.fromhex("28b52ffd209975000010227d0340007714e51907fbcd1c"))
        == b'{"id":"' + b"0190d000-0000-7000-8000-000000000001" * 4 + b'"}'
    )


def test_what_is_short_is_stored_as_it_is() -> None:
    assert packed(b"x" * (SHORT - 1)) == b"x" * (SHORT - 1)
    assert packed(b"x" * SHORT) != b"x" * SHORT
    assert unpacked(bytes(packed(b"x" * SHORT))) == b"x" * SHORT
