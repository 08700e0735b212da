"""What waits goes up once each, and sending stops where the server has another journal."""

from collections.abc import Callable

import pytest

from pos.domain.errors import CentralError, DiskFull, NotEnrolled, Refused, Unreachable
from pos.domain.journal import Entry, Seal
from pos.ports.catalogue import Completeness
from pos.usecases.syncing.compare_ledgers import Standing, compare_ledgers
from pos.usecases.syncing.drain_outbox import DrainOutbox
from pos.usecases.syncing.patience import Patience
from pos.usecases.syncing.presence import Presence, SyncState, Trouble
from pos.usecases.syncing.send_events import IDLE_S, LOOK_AGAIN_S, SendEvents
from pos.wire.upload import EventResult, Outcome, UploadAnswer
from tests.fakes.central import Central
from tests.fakes.clock import Clock
from tests.fakes.outbox import Outbox

NOTHING_HERE = Completeness(complete=False, variants=0, expected=0)


class Till:
    """The upward half of a till."""

    def __init__(self, *, outbox: Outbox | None = None, central: Central | None = None) -> None:
        self.states: list[SyncState] = []
        self.clock = Clock()
        self.outbox = outbox or Outbox()
        self.presence = Presence(clock=self.clock, catalogue=NOTHING_HERE, listener=self.states.append)
        self.central = central or Central()
        self.central.on_contact = self.presence.contact
        self.send = SendEvents(
            outbox=self.outbox,
            central=self.central,
            drain=DrainOutbox(outbox=self.outbox, central=self.central),
            presence=self.presence,
            patience=Patience(clock=self.clock, random=lambda: 0.5),
        )

    def sell(self, count: int = 1, *, size: int = 3) -> None:
        for _ in range(count):
            self.outbox.add(f"sale {len(self.outbox.entries)}".encode().ljust(size, b"."))

    def run(self, steps: int = 20) -> float:
        """Steps until there is something to wait for; how long."""
        for _ in range(steps):
            wait_s = self.send.step()
            if wait_s > 0:
                return wait_s
        raise AssertionError("never comes to rest")

    @property
    def sent(self) -> list[bytes]:
        return [payload for _, payload in self.central.events]


def test_the_servers_signature_is_kept_in_the_ledger_and_outside_it() -> None:
    till, outside = Till(), list[Seal]()
    till.sell(2)
    till.central.seal = Seal("till-1", 2, "ab" * 32, till.clock.now(), "cd" * 64)
    drain = DrainOutbox(outbox=till.outbox, central=till.central, keep_seal=outside.append)

    drain()

    assert till.outbox.seals == outside == [till.central.seal]


def test_a_day_goes_up_in_batches_and_in_order() -> None:
    till = Till()
    till.sell(250)
    assert till.run() == IDLE_S
    assert till.sent == [entry.payload for entry in till.outbox.entries]
    assert till.central.calls.count("upload") == 3
    assert (till.presence.state.online, till.presence.state.waiting, till.presence.settled) == (True, 0, True)


def test_large_events_go_in_smaller_batches() -> None:
    till = Till()
    till.sell(5, size=100_000)
    till.run()
    assert till.central.calls.count("upload") == 3
    assert len(till.sent) == 5


def test_without_anything_to_send_the_server_is_compared_with_once() -> None:
    till = Till()
    assert (till.run(), till.run(), till.run()) == (IDLE_S, IDLE_S, IDLE_S)
    assert till.central.calls == ["begin_session"]


def test_offline_everything_is_kept_and_tried_later_and_later() -> None:
    till = Till()
    till.central.reachable = False
    till.sell(3)
    waits = []
    for _ in range(8):
        waits.append(till.run())
        till.clock.pass_by(waits[-1])
    assert waits == [1.5, 2.5, 4.5, 8.5, 16.5, 30.5, 30.5, 30.5]
    assert (till.presence.state.waiting, till.presence.state.online) == (3, False)
    till.central.reachable = True
    assert till.run() == IDLE_S
    assert len(till.sent) == 3


def test_a_sale_does_not_wait_for_the_back_off() -> None:
    till = Till()
    till.central.reachable = False
    till.run()
    calls = len(till.central.calls)
    till.sell()
    assert till.run() > 0
    assert len(till.central.calls) == calls
    assert till.presence.state.waiting == 1
    till.send.hurry()
    till.central.reachable = True
    assert till.run() == IDLE_S
    assert len(till.sent) == 1


def test_what_the_server_asks_for_is_obeyed_even_in_a_hurry() -> None:
    till = Till()
    till.central.faults = [Unreachable("busy", retry_after_s=120.0)]
    assert till.run() == 120.0
    till.send.hurry()
    till.clock.pass_by(100.0)
    assert till.run() == 20.0
    till.clock.pass_by(20.0)
    assert till.run() == IDLE_S


def test_a_pause_between_batches_is_obeyed() -> None:
    till = Till()
    till.sell(101)
    till.central.next_poll_s = 4.0
    assert till.run() == 4.0
    till.send.hurry()
    assert till.run() == 4.0
    assert len(till.sent) == 100
    till.clock.pass_by(4.0)
    assert till.run() == IDLE_S
    assert len(till.sent) == 101


def test_a_lost_answer_doubles_nothing() -> None:
    till = Till()
    till.sell(3)
    took = till.central.upload

    def lost(entries: tuple[Entry, ...]) -> UploadAnswer:
        till.central.upload = took  # type: ignore[method-assign]
        took(entries)
        till.presence.contact(False)
        raise Unreachable("half a body")

    till.central.upload = lost  # type: ignore[method-assign]
    till.clock.pass_by(till.run())
    assert till.outbox.unsent() == 3
    till.run()
    assert len(till.sent) == 3
    assert till.outbox.unsent() == 0
    assert till.central.calls.count("upload") == 1  # the session told that they had come


def test_what_the_server_cannot_read_is_parked_and_shown() -> None:
    till = Till()
    till.sell(3)
    till.central.park = {2: "unknown_kind", 3: ""}
    till.run()
    assert till.outbox.parked_reasons == {2: "unknown_kind", 3: "parked"}
    assert (till.presence.state.parked, till.presence.state.waiting) == (2, 0)


def test_a_restored_server_gets_again_what_it_lost() -> None:
    till = Till()
    till.sell(10)
    till.run()
    till.central.restored(upto=4)
    till.presence.unsettle()
    assert till.run() == IDLE_S
    assert till.sent == [entry.payload for entry in till.outbox.entries]


def test_a_gap_that_only_the_upload_shows_is_closed() -> None:
    till = Till()
    till.sell(10)
    till.run()
    till.central.restored(upto=4)
    till.sell(1)
    assert till.run() == IDLE_S
    assert till.sent == [entry.payload for entry in till.outbox.entries]


@pytest.mark.expects_log("cannot send: old_copy")
def test_an_old_copy_of_the_folder_sends_nothing() -> None:
    till = Till()
    till.sell(5)
    till.run()
    copy = Outbox()
    for entry in till.outbox.entries[:3]:
        copy.add(entry.payload)
    copy.acknowledge(upto=3)
    old = Till(outbox=copy, central=till.central)
    assert old.run() == LOOK_AGAIN_S
    assert (old.presence.state.trouble, old.presence.state.online) == (Trouble.OLD_COPY, True)
    old.sell(1)
    old.send.hurry()
    old.run()
    assert len(till.sent) == 5
    assert old.outbox.unsent() == 1
    assert old.presence.settled  # prices and orders still come


@pytest.mark.expects_log("cannot send: forked")
def test_a_cloned_till_is_found_when_it_connects() -> None:
    till = Till()
    till.sell(5)
    till.run()
    clone = Till(central=till.central)
    clone.outbox.add(b"another sale")
    for entry in till.outbox.entries[1:]:
        clone.outbox.add(entry.payload)
    clone.run()
    assert clone.presence.state.trouble is Trouble.FORKED
    assert clone.outbox.unsent() == 5


@pytest.mark.expects_log("cannot send: forked")
def test_a_clone_that_sells_while_connected_is_found_by_its_upload() -> None:
    till = Till()
    clone = Till(central=till.central)
    clone.run()
    till.central.on_contact = till.presence.contact
    till.sell(1)
    till.run()
    till.central.on_contact = clone.presence.contact
    clone.outbox.add(b"another sale")
    clone.run()
    assert clone.presence.state.trouble is Trouble.FORKED
    uploads = clone.central.calls.count("upload")
    clone.send.hurry()
    assert clone.run() == LOOK_AGAIN_S
    assert clone.central.calls.count("upload") == uploads
    assert (len(clone.sent), clone.outbox.unsent()) == (1, 1)


@pytest.mark.parametrize("last_hash", ("", "00" * 32))
def test_a_server_that_has_another_hash(last_hash: str) -> None:
    outbox = Outbox()
    outbox.add(b"a")
    assert compare_ledgers(outbox, last_tseq=1, last_hash=last_hash) is Standing.FORKED
    assert compare_ledgers(outbox, last_tseq=0, last_hash=last_hash) is Standing.AGREED
    assert outbox.unsent() == 1


@pytest.mark.expects_log("cannot send: not_enrolled")
def test_a_revoked_till_says_so_and_keeps_everything() -> None:
    till = Till()
    till.sell(2)
    till.central.faults = [NotEnrolled("revoked"), NotEnrolled("revoked")]
    till.clock.pass_by(till.run())
    till.clock.pass_by(till.run())
    assert till.presence.state.trouble is Trouble.NOT_ENROLLED
    assert till.run() == IDLE_S
    assert (till.presence.state.trouble, len(till.sent)) == (Trouble.NONE, 2)


@pytest.mark.expects_log("cannot send: refused")
def test_a_refused_batch_is_kept_and_feeds_go_on() -> None:
    till = Till()
    till.run()
    till.presence.unsettle()
    till.sell(2)
    till.central.faults = [Refused("too_large", status=413)]
    till.clock.pass_by(till.run())
    assert (till.presence.state.trouble, till.presence.settled) == (Trouble.REFUSED, True)
    assert till.outbox.unsent() == 2
    till.run()
    assert len(till.sent) == 2


@pytest.mark.expects_log("cannot send: storage")
def test_a_full_disk() -> None:
    class Full(Outbox):
        def acknowledge(self, *, upto: int) -> None:
            raise DiskFull("no room")

    till = Till(outbox=Full())
    till.sell(1)
    till.run()
    assert till.presence.state.trouble is Trouble.STORAGE
    assert till.outbox.unsent() == 1


def answered(answer: Callable[[Central], UploadAnswer]) -> Till:
    till = Till()
    till.sell(2)
    till.central.upload = lambda entries: answer(till.central)  # type: ignore[method-assign]
    return till


@pytest.mark.parametrize("last_tseq", (0, -5))
def test_a_server_that_takes_nothing_is_not_asked_again_at_once(last_tseq: int) -> None:
    till = answered(lambda _central: UploadAnswer(last_tseq, "", ()))
    assert till.run() > 0
    assert till.outbox.unsent() == 2


@pytest.mark.expects_log("cannot send: forked")
def test_a_result_forked_stops_sending() -> None:
    till = answered(lambda _central: UploadAnswer(2, "", (EventResult(1, Outcome.FORKED), EventResult(9, Outcome.GAP))))
    till.run()
    assert till.presence.state.trouble is Trouble.FORKED
    assert till.outbox.unsent() == 2


def test_a_pickup_can_have_all_sent_at_once() -> None:
    till = Till()
    till.sell(250)
    till.central.next_poll_s = 5.0
    till.send.send_all()
    assert len(till.sent) == 250
    assert till.presence.state.waiting == 0
    till.send.send_all()
    assert till.central.calls.count("upload") == 3


@pytest.mark.parametrize("fault", (Unreachable("no"), NotEnrolled("revoked"), Refused("odd")))
def test_what_cannot_be_sent_at_once_is_unreachable_to_the_pickup(fault: CentralError) -> None:
    till = Till()
    till.sell(1)
    till.central.faults = [fault]
    with pytest.raises(Unreachable):
        till.send.send_all()
    assert till.outbox.unsent() == 1


@pytest.mark.expects_log("cannot send: forked")
def test_a_forked_till_cannot_have_its_events_sent() -> None:
    till = answered(lambda _central: UploadAnswer(2, "", (EventResult(1, Outcome.FORKED),)))
    with pytest.raises(Unreachable):
        till.send.send_all()
    assert till.outbox.unsent() == 2
