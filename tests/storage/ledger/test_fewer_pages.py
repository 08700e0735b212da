"""The step that writes a sale on fewer pages: what an older ledger holds is all there, packed or not."""

from pathlib import Path

from pos.domain.document import Document
from pos.domain.ids import new_id
from pos.domain.journal import EventKind, genesis, link
from pos.storage.ledger.bring_up_to_date import bring_up_to_date
from pos.storage.ledger.ledger import SqlLedger
from pos.storage.ledger.ledger_file import LedgerFile
from pos.storage.ledger.outbox import SqlOutbox
from pos.storage.ledger.packing import unpacked
from pos.storage.ledger.print_queue import OF_DOCUMENT
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
    assert len(payload) * 2 < len(unpacked(payload))
    assert link(previous, unpacked(payload)) == digest
    (_, sent) = SqlOutbox(file=file).next_batch(max_events=9, max_bytes=1 << 20)
    assert sent.payload == unpacked(payload)
    assert ledger.document(document.document_id) == document


def test_a_documents_jobs_are_found_without_reading_all_jobs(file: LedgerFile) -> None:
    plan = str(file.rows(f"EXPLAIN QUERY PLAN SELECT * FROM print_job WHERE {OF_DOCUMENT} ORDER BY place", "d-1"))

    assert "SEARCH print_job USING INDEX print_job_by_document" in plan
    assert [part for part in plan.split("'") if part.startswith("SCAN")] == [
        "SCAN print_job USING INDEX print_job_unfinished"
    ]
