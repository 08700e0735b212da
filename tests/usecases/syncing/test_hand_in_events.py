"""What waits in the ledger of an earlier identity goes up, once, and counts as waiting until then."""

import pytest

from pos.domain.errors import CentralError, DiskFull, NotEnrolled, Refused
from pos.domain.journal import Entry
from pos.ports.catalogue import Completeness
from pos.usecases.syncing.hand_in_events import DONE_S, HandInEvents
from pos.usecases.syncing.patience import Patience
from pos.usecases.syncing.presence import Presence
from pos.wire.upload import EventResult, Outcome, UploadAnswer
from tests.fakes.central import Central
from tests.fakes.clock import Clock
from tests.fakes.outbox import Outbox


class Earlier:
    """A till that was enrolled again, and what it kept."""

    def __init__(self, *, sold: int = 3, central: Central | None = None) -> None:
        self.clock = Clock()
        self.outbox = Outbox()
        for number in range(sold):
            self.outbox.add(b"sale %d" % number)
        nothing = Completeness(complete=False, variants=0, expected=0)
        self.presence = Presence(clock=self.clock, catalogue=nothing)
        self.central = central or Central()
        self.hand_in = HandInEvents(
            till_id="till-1",
            outbox=self.outbox,
            central=self.central,
            presence=self.presence,
            patience=Patience(clock=self.clock, random=lambda: 0.5),
        )

    @property
    def waiting(self) -> int:
        return self.presence.state.waiting


def test_it_waits_in_the_same_figure_until_it_is_up() -> None:
    till = Earlier(sold=150)
    till.presence.count(waiting=2, parked=0)
    till.hand_in.count()
    assert till.waiting == 152
    assert till.hand_in.step() == 0.0
    assert till.waiting == 52
    till.presence.count(waiting=1, parked=0)
    assert till.waiting == 51
    assert [till.hand_in.step(), till.hand_in.step()] == [0.0, DONE_S]
    assert till.waiting == 1
    assert [payload for _, payload in till.central.events] == [entry.payload for entry in till.outbox.entries]


class Quarantine(Central):
    """Keeps what it is sent without counting it."""

    def __init__(self, outcome: Outcome, *codes: str) -> None:
        super().__init__()
        self.outcome, self.codes_said = outcome, codes

    def upload(self, entries: tuple[Entry, ...]) -> UploadAnswer:
        results = tuple(EventResult(entry.tseq, self.outcome, self.codes_said) for entry in entries)
        return UploadAnswer(0, "", results, next_poll_s=5.0)


@pytest.mark.parametrize(
    "central, reason",
    ((Quarantine(Outcome.PARKED, "revoked"), "revoked"), (Quarantine(Outcome.FORKED), "forked")),
)
def test_what_is_quarantined_is_there(central: Quarantine, reason: str) -> None:
    till = Earlier(central=central)
    assert till.hand_in.step() == 5.0
    assert (till.waiting, till.outbox.parked_reasons) == (0, dict.fromkeys((1, 2, 3), reason))
    assert till.hand_in.step() == 5.0  # as long as the server asked for
    till.clock.pass_by(5)
    assert till.hand_in.step() == DONE_S


@pytest.mark.parametrize("fault", (NotEnrolled("unknown_till"), Refused("odd")))
@pytest.mark.expects_log("cannot be handed in")
def test_a_no_keeps_everything_and_is_asked_again(fault: CentralError) -> None:
    till = Earlier()
    till.central.faults = [fault]
    assert till.hand_in.step() == 60.0
    assert till.waiting == 3
    till.clock.pass_by(60)
    till.hand_in.step()
    assert till.waiting == 0


def test_no_answer_keeps_everything() -> None:
    till = Earlier()
    till.central.reachable = False
    assert till.hand_in.step() == pytest.approx(1.5)
    assert till.hand_in.step() == pytest.approx(1.5)
    assert (till.waiting, till.central.calls) == (3, ["upload"])


@pytest.mark.expects_log("cannot be handed in")
def test_a_full_disk_keeps_everything() -> None:
    class FullDisk(Outbox):
        def acknowledge(self, *, upto: int) -> None:
            raise DiskFull("full")

    till = Earlier()
    full = FullDisk()
    full.add(b"sale")
    till.hand_in = HandInEvents(
        till_id="till-1",
        outbox=full,
        central=till.central,
        presence=till.presence,
        patience=Patience(clock=till.clock, random=lambda: 0.5),
    )
    assert till.hand_in.step() == 60.0
    assert till.waiting == 1


class Deaf(Central):
    """Answers each batch with what it was given."""

    def __init__(self, *results: EventResult, last_tseq: int = 0) -> None:
        super().__init__()
        self.answer = UploadAnswer(last_tseq, "", results)

    def upload(self, entries: tuple[Entry, ...]) -> UploadAnswer:
        return self.answer


def test_an_answer_that_says_nothing_takes_nothing() -> None:
    till = Earlier(central=Deaf())
    assert till.hand_in.step() > 0
    assert till.waiting == 3


def test_what_comes_after_a_silence_waits() -> None:
    results = (EventResult(1, Outcome.ACCEPTED), EventResult(3, Outcome.ACCEPTED))
    till = Earlier(central=Deaf(*results))
    till.hand_in.step()
    assert till.waiting == 2


def test_a_restored_server_gets_again_what_it_lost() -> None:
    till = Earlier()
    till.outbox.acknowledge(upto=2)
    assert till.hand_in.step() == 0.0
    assert till.waiting == 3
    till.hand_in.step()
    assert (till.waiting, len(till.central.events)) == (0, 3)


def test_a_gap_that_cannot_be_filled_waits() -> None:
    till = Earlier(central=Deaf(EventResult(1, Outcome.GAP)))
    assert till.hand_in.step() == pytest.approx(1.5)
    assert till.waiting == 3
