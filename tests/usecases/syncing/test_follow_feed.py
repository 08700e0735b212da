"""Pages in order, each with its cursor; a catalogue filled first; a restored server followed from 0."""

from datetime import timedelta
from pathlib import Path

import msgspec
import pytest

from pos.domain.errors import BadValue, CentralError, DiskFull, NotEnrolled, Refused, Unreachable
from pos.ports.catalogue import Completeness, Cursor
from pos.usecases.syncing.fill_catalogue import FillCatalogue
from pos.usecases.syncing.follow_feed import ASLEEP_S, BREATH_S, BUILDING_S, POLL_S, FollowFeed
from pos.usecases.syncing.patience import Patience
from pos.usecases.syncing.presence import Presence, Trouble
from pos.usecases.syncing.pull_feed import ROWS, PullFeed, PullOutcome, Sink
from pos.wire.catalogue import SnapshotInfo
from pos.wire.feed import Change, FeedPage
from tests.fakes.catalogue import Catalogue
from tests.fakes.central import Book, Central
from tests.fakes.clock import Clock
from tests.fakes.mirror import Mirror


def changes(count: int, *, first: int = 1) -> list[Change]:
    return [Change(seq, "stock", f"v-{seq}", msgspec.Raw(b"{}")) for seq in range(first, first + count)]


class Till:
    """The downward half of a till, online and settled."""

    def __init__(self, sink: Sink, name: str, *, catalogue: Catalogue | None = None) -> None:
        self.clock = Clock()
        here = catalogue.completeness() if catalogue else Completeness(complete=True, variants=0, expected=0)
        self.presence = Presence(clock=self.clock, catalogue=here)
        self.central = Central(on_contact=self.presence.contact)
        self.wanted = True
        fill = (
            FillCatalogue(central=self.central, catalogue=catalogue, clock=self.clock, on_progress=self.presence.fill)
            if catalogue
            else None
        )
        self.loop = FollowFeed(
            name=name,
            pull=PullFeed(central=self.central, name=name, sink=sink, wanted=lambda: self.wanted),
            presence=self.presence,
            patience=Patience(clock=self.clock, random=lambda: 0.0),
            fill=fill,
        )
        self.presence.contact(True)
        self.presence.settle()

    def feeds(self, book: Book, *, name: str) -> None:
        self.central.books[name] = book


@pytest.fixture
def mirror() -> Mirror:
    return Mirror()


@pytest.fixture
def store(mirror: Mirror) -> Till:
    return Till(mirror, "store")


@pytest.fixture
def catalogue(tmp_path: Path) -> Catalogue:
    shelf = Catalogue(complete=False)
    shelf.folder = tmp_path
    return shelf


@pytest.fixture
def chain(catalogue: Catalogue) -> Till:
    return Till(catalogue, "chain", catalogue=catalogue)


def test_pages_come_one_after_the_other_with_a_breath_between(store: Till, mirror: Mirror) -> None:
    store.feeds(Book(changes=changes(2 * ROWS + 1), applied_tseq=7), name="store")
    assert [store.loop.step(), store.loop.step(), store.loop.step()] == [BREATH_S, BREATH_S, 0.0]
    assert [change.seq for page in mirror.pages for change in page.changes] == list(range(1, 2 * ROWS + 2))
    assert (mirror.cursor(), mirror.applied_tseq()) == (Cursor("e1", 2 * ROWS + 1), 7)


def test_a_page_without_news_is_not_stored(store: Till, mirror: Mirror) -> None:
    store.feeds(Book(), name="store")
    store.loop.step()
    assert mirror.cursor() == Cursor("e1", 0)  # the epoch is news
    store.loop.step()
    assert len(mirror.pages) == 1
    store.central.books["store"].applied_tseq = 3
    store.loop.step()
    assert mirror.applied_tseq() == 3


def test_until_what_waits_has_gone_up_nothing_comes_down(store: Till, mirror: Mirror) -> None:
    store.presence.contact(False)
    assert store.loop.step() == ASLEEP_S
    store.presence.contact(True)
    assert store.loop.step() == ASLEEP_S
    assert store.central.calls == []
    store.presence.settle()
    assert store.loop.step() == 0.0
    assert mirror.cursor().epoch == "e1"


@pytest.mark.parametrize(
    "page",
    (
        FeedPage("e1", 3, 4, (), more=False),
        FeedPage("e1", 0, 4, (), more=False),
        FeedPage("e2", 5, 6, (), more=False),
        FeedPage("e1", 5, 4, (), more=False),
    ),
)
def test_a_page_that_does_not_follow_is_no_answer(page: FeedPage, store: Till, mirror: Mirror) -> None:
    mirror.at = Cursor("e1", 5)
    store.central.feed = lambda *_, **__: page  # type: ignore[method-assign]
    assert store.loop.step() == 1.0
    assert (mirror.pages, mirror.cursor()) == ([], Cursor("e1", 5))


@pytest.mark.expects_log("feed store: the server counts from 0 again")
def test_a_restored_server_is_followed_from_0_and_compared_with(store: Till, mirror: Mirror) -> None:
    store.feeds(Book(changes=changes(5)), name="store")
    store.loop.step()
    store.central.restored(upto=0)
    store.loop.step()
    assert mirror.pages[-1].after == 0
    assert mirror.cursor() == Cursor("e1'", 5)
    assert not store.presence.settled


def test_a_till_that_is_being_closed_stores_nothing(store: Till, mirror: Mirror) -> None:
    store.feeds(Book(changes=changes(5)), name="store")
    store.wanted = False
    store.loop.step()
    assert mirror.pages == []


def test_failing_backs_off_and_the_server_may_ask_for_more(store: Till) -> None:
    store.central.faults = [Unreachable("500"), Unreachable("503", retry_after_s=90.0)]
    assert store.loop.step() == 1.0
    store.presence.contact(True)
    store.presence.settle()
    assert store.loop.step() == 1.0  # the bell does not shorten it
    store.clock.pass_by(1.0)
    assert store.loop.step() == 90.0
    store.clock.pass_by(90.0)
    store.presence.contact(True)
    store.presence.settle()
    assert store.loop.step() == 0.0


@pytest.mark.expects_log("feed store: ")
@pytest.mark.parametrize(
    "fault, trouble",
    ((NotEnrolled("revoked"), Trouble.NOT_ENROLLED), (Refused("odd"), Trouble.REFUSED)),
)
def test_a_no_is_shown_until_it_is_over(fault: CentralError, trouble: Trouble, store: Till) -> None:
    store.central.faults = [fault, fault]
    for _ in range(2):
        store.clock.pass_by(store.loop.step())
        assert store.presence.state.trouble is trouble
    store.loop.step()
    assert store.presence.state.trouble is Trouble.NONE


@pytest.mark.expects_log("feed store: storage: no room")
def test_a_full_disk_keeps_the_cursor() -> None:
    class Full(Mirror):
        def apply(self, page: FeedPage) -> None:
            raise DiskFull("no room")

    full = Full()
    till = Till(full, "store")
    till.feeds(Book(changes=changes(5)), name="store")
    assert till.loop.step() == 1.0
    assert till.presence.state.trouble is Trouble.STORAGE
    assert full.cursor() == Cursor("", 0)


def test_a_new_till_gets_a_snapshot_first(chain: Till, catalogue: Catalogue, tmp_path: Path) -> None:
    chain.feeds(Book(changes=changes(9)), name="chain")
    catalogue.holds = Cursor("e1", 6)
    chain.central.info = SnapshotInfo(ready=False, variants=1_000_000, built=5_000)
    assert chain.loop.step() == BUILDING_S
    assert chain.presence.state.catalogue == Completeness(complete=False, variants=5_000, expected=1_000_000)
    chain.central.info = SnapshotInfo(ready=True, name="catalogue-9", variants=1_000_000)
    assert chain.loop.step() == 0.0
    assert [path.read_bytes() for path in catalogue.taken] == [b"a catalogue"]
    assert catalogue.taken == [tmp_path / "catalogue-9.db"]
    assert [change.seq for change in catalogue.pages[0].changes] == [7, 8, 9]
    assert chain.presence.state.catalogue.complete
    chain.loop.step()
    assert chain.central.calls.count("snapshot") == 2


def test_the_catalogue_says_until_when_it_is_up_to_date(catalogue: Catalogue) -> None:
    catalogue.complete = True
    till = Till(catalogue, "chain", catalogue=catalogue)
    till.feeds(Book(changes=changes(ROWS + 1)), name="chain")
    begin = till.clock.now()
    seen = []
    for _ in range(3):
        till.loop.step()
        seen.append(till.presence.state.catalogue.as_of)
        till.clock.pass_by(60.0)
    # Behind the first page there is more.
    assert seen == [None, begin + timedelta(minutes=1), begin + timedelta(minutes=2)]


@pytest.mark.parametrize("missed", (0, 3))
def test_who_comes_back_is_told_at_once_that_there_is_nothing_new(missed: int, catalogue: Catalogue) -> None:
    catalogue.complete = True
    till = Till(catalogue, "chain", catalogue=catalogue)
    book = Book(changes=changes(1))
    till.feeds(book, name="chain")
    waited: list[float] = []
    till.central.long_poll = waited.append
    till.loop.step()
    till.loop.step()
    assert waited == [POLL_S]

    till.central.faults = [Unreachable("gone")]
    till.clock.pass_by(till.loop.step())
    book.changes += changes(missed, first=2)
    till.presence.contact(True)
    till.presence.settle()
    till.loop.step()
    assert till.presence.state.catalogue.as_of == till.clock.now()
    assert waited == [POLL_S]
    till.loop.step()
    assert waited == [POLL_S, POLL_S]


@pytest.mark.parametrize("new", (0, 1))
def test_a_till_that_is_being_closed_keeps_nothing_of_what_comes(new: int, catalogue: Catalogue) -> None:
    catalogue.complete = True
    till = Till(catalogue, "chain", catalogue=catalogue)
    book = Book(changes=changes(2))
    till.feeds(book, name="chain")
    till.loop.step()
    before = catalogue.as_of

    book.changes += changes(new, first=3)
    till.wanted = False
    till.clock.pass_by(POLL_S)
    till.loop.step()
    assert len(catalogue.pages) == 1
    assert (catalogue.as_of, catalogue.at.seq) == (before, 2)


def test_a_whole_catalogue_is_not_fetched_again(catalogue: Catalogue) -> None:
    catalogue.complete = True
    catalogue.at = Cursor("e1", 2)
    till = Till(catalogue, "chain", catalogue=catalogue)
    till.feeds(Book(changes=changes(3)), name="chain")
    assert till.loop.step() == 0.0
    assert till.central.calls == ["feed chain"]
    assert catalogue.cursor() == Cursor("e1", 3)


@pytest.mark.expects_log("feed chain: the server counts from 0 again")
def test_a_restored_servers_catalogue_is_fetched_whole(catalogue: Catalogue) -> None:
    catalogue.complete = True
    catalogue.at = Cursor("e0", 200)
    till = Till(catalogue, "chain", catalogue=catalogue)
    till.feeds(Book(changes=changes(3)), name="chain")
    catalogue.holds = Cursor("e1", 2)
    assert till.loop.step() == BREATH_S
    assert catalogue.pages == []
    till.presence.settle()
    assert till.loop.step() == 0.0
    assert len(catalogue.taken) == 1
    assert [change.seq for change in catalogue.pages[0].changes] == [3]


@pytest.mark.expects_log("feed chain: the server counts from 0 again")
def test_a_snapshot_from_before_the_backup_is_followed_page_by_page(catalogue: Catalogue) -> None:
    catalogue.complete = True
    catalogue.at = catalogue.holds = Cursor("e0", 200)
    till = Till(catalogue, "chain", catalogue=catalogue)
    till.feeds(Book(changes=changes(3)), name="chain")
    for _ in range(2):
        till.loop.step()
        till.presence.settle()
    assert len(catalogue.taken) == 1
    assert catalogue.cursor() == Cursor("e1", 3)
    assert [page.after for page in catalogue.pages] == [0]


@pytest.mark.expects_log("feed chain: bad_snapshot")
def test_a_snapshot_nobody_signed_is_not_used(chain: Till, catalogue: Catalogue) -> None:
    def forged(info: SnapshotInfo, target: Path) -> None:
        raise BadValue("not signed by the chain")

    chain.central.fetch_snapshot = forged  # type: ignore[method-assign]
    assert chain.loop.step() == 1.0
    assert (catalogue.taken, chain.presence.state.trouble) == ([], Trouble.BAD_SNAPSHOT)


def test_a_page_of_another_epoch_can_be_only_told_of(mirror: Mirror) -> None:
    mirror.at = Cursor("e0", 5)
    central = Central()
    pulled = PullFeed(central=central, name="store", sink=mirror)(wait_s=0.0, restart=False)
    assert (pulled.outcome, pulled.more, mirror.pages) == (PullOutcome.RESTARTED, True, [])
