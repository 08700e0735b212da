import tempfile
from pathlib import Path

import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule

from pos.domain.ids import new_id
from pos.domain.journal import EventKind, genesis
from pos.ports.ledger import NewEvent
from pos.storage.ledger.ledger import SqlLedger
from pos.storage.ledger.ledger_file import LedgerFile
from pos.storage.ledger.outbox import SqlOutbox
from pos.wire.event import SignedIn
from tests.examples import CLERK, NOON, SHIFT, TILL
from tests.storage.ledger.conftest import KEY


def sign_in(ledger: SqlLedger) -> int:
    with ledger.transaction() as step:
        return step.append(
            NewEvent(
                event_id=new_id(),
                kind=EventKind.SIGNED_IN,
                moment=NOON,
                staff_id=CLERK.staff_id,
                business_date=SHIFT.business_date,
                body=SignedIn(role="clerk"),
            )
        )


@pytest.fixture
def outbox(file: LedgerFile) -> SqlOutbox:
    ledger = SqlLedger(file=file)
    for _ in range(5):
        sign_in(ledger)
    return SqlOutbox(file=file)


def waiting(outbox: SqlOutbox) -> list[int]:
    return [entry.tseq for entry in outbox.next_batch(max_events=100, max_bytes=1 << 20)]


def test_rows_leave_on_an_answer_only(outbox: SqlOutbox) -> None:
    assert (outbox.unsent(), waiting(outbox)) == (5, [1, 2, 3, 4, 5])

    outbox.acknowledge(upto=2)
    outbox.acknowledge(upto=1)

    assert (outbox.unsent(), waiting(outbox)) == (3, [3, 4, 5])


def test_what_will_come_is_not_acknowledged_before(outbox: SqlOutbox, file: LedgerFile) -> None:
    outbox.acknowledge(upto=999)
    sign_in(SqlLedger(file=file))

    assert waiting(outbox) == [6]


def test_a_batch_is_bounded_and_never_empty(outbox: SqlOutbox) -> None:
    assert len(outbox.next_batch(max_events=2, max_bytes=1 << 20)) == 2
    assert len(outbox.next_batch(max_events=5, max_bytes=1)) == 1


def test_parked_events_are_kept_and_shown(outbox: SqlOutbox) -> None:
    outbox.park(2, reason="not_understood")
    outbox.acknowledge(upto=3)

    (parked,) = outbox.parked()

    assert (parked.tseq, parked.kind, parked.reason, parked.moment) == (2, "signed_in", "not_understood", NOON)
    assert (outbox.unsent(), waiting(outbox)) == (2, [4, 5])


def test_what_a_restored_server_lost_waits_again(outbox: SqlOutbox) -> None:
    outbox.park(4, reason="odd")
    outbox.acknowledge(upto=5)

    assert outbox.rewind(last_tseq=2) == 3
    assert (waiting(outbox), outbox.parked()) == ([3, 4, 5], ())


def test_heads_and_hashes(outbox: SqlOutbox) -> None:
    last, digest = outbox.head()

    assert (last, outbox.hash_of(5), outbox.hash_of(6)) == (5, digest, None)
    assert outbox.hash_of(0) == genesis(TILL.till_id)


def test_a_new_ledger_stands_at_genesis(file: LedgerFile) -> None:
    assert SqlOutbox(file=file).head() == (0, genesis(TILL.till_id))


class OutboxAgainstModel(RuleBasedStateMachine):
    """Whatever happens in whatever order: each event is in one state, and the outbox says which."""

    def __init__(self) -> None:
        super().__init__()

        self.folder = tempfile.TemporaryDirectory()
        self.file = LedgerFile.open(Path(self.folder.name) / "ledger.db", key=KEY, till_id="till-1", synchronous="OFF")
        self.outbox = SqlOutbox(file=self.file)
        self.states: dict[int, str] = {}

    @rule()
    def an_event_happens(self) -> None:
        self.states[sign_in(SqlLedger(file=self.file))] = "waiting"

    @rule(upto=st.integers(0, 12))
    def the_server_acknowledges(self, upto: int) -> None:
        self.outbox.acknowledge(upto=upto)
        self.states = {
            tseq: "acknowledged" if tseq <= upto and state == "waiting" else state
            for tseq, state in self.states.items()
        }

    @rule(tseq=st.integers(1, 12))
    def the_server_parks(self, tseq: int) -> None:
        self.outbox.park(tseq, reason="odd")
        if tseq in self.states:
            self.states[tseq] = "parked"

    @rule(last=st.integers(0, 12))
    def the_server_is_restored(self, last: int) -> None:
        self.outbox.rewind(last_tseq=last)
        self.states = {tseq: "waiting" if tseq > last else state for tseq, state in self.states.items()}

    @invariant()
    def the_outbox_says_so(self) -> None:
        expected = [tseq for tseq, state in self.states.items() if state == "waiting"]
        assert self.outbox.unsent() == len(expected)
        assert [parked.tseq for parked in self.outbox.parked()] == [
            tseq for tseq, state in self.states.items() if state == "parked"
        ]
        batch = waiting(self.outbox)
        assert batch == expected[: len(batch)]
        assert bool(batch) == bool(expected)

    def teardown(self) -> None:
        self.file.close()
        self.folder.cleanup()


TestOutboxAgainstModel = OutboxAgainstModel.TestCase
TestOutboxAgainstModel.settings = settings(max_examples=20, stateful_step_count=20)
