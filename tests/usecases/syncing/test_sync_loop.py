"""All three loops on their threads."""

import threading
from collections.abc import Callable
from pathlib import Path

import msgspec
import pytest

from pos.ports.catalogue import Cursor
from pos.usecases.syncing.presence import Presence, SyncState
from pos.usecases.syncing.sync_loop import SyncLoop
from pos.wire.feed import Change
from tests.fakes.catalogue import Catalogue
from tests.fakes.central import Book, Central
from tests.fakes.clock import Clock
from tests.fakes.mirror import Mirror
from tests.fakes.outbox import Outbox

LONG_S = 10.0


class Till:
    """A till's syncing with everything around it in memory."""

    def __init__(self, folder: Path) -> None:
        self.changed = threading.Condition()
        self.news = threading.Event()
        self.clock = Clock()
        self.outbox = Outbox()
        self.mirror = Mirror()
        self.catalogue = Catalogue(complete=False)
        self.catalogue.folder = folder
        presence = Presence(clock=self.clock, catalogue=self.catalogue.completeness(), listener=self.hear)
        self.central = Central(on_contact=presence.contact)
        self.polling = threading.Semaphore(0)
        self.central.long_poll = self.poll
        self.central.books["store"] = Book(changes=[Change(1, "stock", "v", msgspec.Raw(b"{}"))])
        self.sync = SyncLoop(
            outbox=self.outbox,
            central=self.central,
            catalogue=self.catalogue,
            mirror=self.mirror,
            clock=self.clock,
            presence=presence,
        )

    def hear(self, _state: SyncState) -> None:
        with self.changed:
            self.changed.notify_all()

    def poll(self, _wait_s: float) -> None:
        """A feed has everything and waits for news."""
        self.polling.release()
        self.news.wait(LONG_S)

    def follows_both_feeds(self) -> bool:
        """Whether both feeds come to wait for news."""
        return self.polling.acquire(timeout=LONG_S) and self.polling.acquire(timeout=LONG_S)

    def becomes(self, condition: Callable[[SyncState], bool]) -> bool:
        """Whether the state comes to be so within a while."""
        with self.changed:
            return self.changed.wait_for(lambda: condition(self.sync.state), LONG_S)


@pytest.fixture
def till(tmp_path: Path) -> Till:
    return Till(tmp_path)


def test_from_a_cold_start_to_agreement_and_through_an_outage(till: Till) -> None:
    till.outbox.add(b"sold before the start")
    till.central.reachable = False
    till.sync.start()
    assert till.becomes(lambda state: state.waiting == 1 and not state.online)

    till.central.reachable = True
    till.sync.wake()
    assert till.becomes(lambda state: state.online and state.waiting == 0 and state.catalogue.complete)
    assert till.follows_both_feeds()
    order = till.central.calls
    assert order.index("upload") < min(order.index("feed store"), order.index("snapshot"))

    till.outbox.add(b"sold online")
    till.sync.wake()
    assert till.becomes(lambda state: state.waiting == 0 and len(till.central.events) == 2)

    till.outbox.add(b"picked, and now to be handed over")
    till.sync.send_all()
    assert len(till.central.events) == 3

    till.news.set()
    assert till.sync.stop()
    assert till.mirror.cursor() == Cursor("e1", 1)


def test_stopping_does_not_wait_for_a_long_poll(till: Till) -> None:
    till.sync.start()
    assert till.follows_both_feeds()
    seen = len(till.mirror.pages)
    assert not till.sync.stop()
    till.central.books["store"].changes.append(Change(2, "stock", "v", msgspec.Raw(b"{}")))
    till.news.set()
    assert till.sync.stop()
    assert len(till.mirror.pages) == seen
