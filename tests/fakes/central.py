"""The central server in memory: keeps what it is sent, tells what the test put there, fails when it is told to."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path

from pos.domain.errors import CentralError, Refused, Unreachable
from pos.domain.journal import Entry, Seal, genesis, link
from pos.domain.member import Member
from pos.domain.pickup import Redemption
from pos.domain.store import Store
from pos.ports.catalogue import Cursor
from pos.wire.catalogue import LotStock, NearbyAnswer, SnapshotInfo, Standing, StoreStock
from pos.wire.enrol import Enrolled, Session
from pos.wire.feed import Change, FeedPage, ItemRecord
from pos.wire.orders import Claim, ClaimAnswer, OrderAnswer
from pos.wire.upload import EventResult, Outcome, UploadAnswer

NOW = datetime(2026, 11, 22, 1, 0, tzinfo=UTC)


@dataclass
class Book:
    """A feed."""

    epoch: str = "e1"
    changes: list[Change] = field(default_factory=list)
    applied_tseq: int = 0


class Central:
    """`ports.central.Central`."""

    def __init__(self, *, till_id: str = "till-1", on_contact: Callable[[bool], None] = lambda _reached: None) -> None:
        self.till_id = till_id
        self.on_contact = on_contact
        self.reachable = True
        self.faults: list[CentralError] = []  # raised by the next calls, one each
        self.calls: list[str] = []
        self.codes: dict[str, str] = {"E-ABCDEFGHJK": ""}  # enrolment code → public key that used it
        self.events: list[tuple[str, bytes]] = []  # hash and payload of 1, 2, 3 …
        self.park: dict[int, str] = {}  # tseq → reason
        self.next_poll_s = 0.0
        self.seal: Seal | None = None  # signed under what came
        self.long_poll: Callable[[float], object] = lambda _wait_s: None  # how it waits for news
        self.books: dict[str, Book] = {}
        self.info = SnapshotInfo(ready=True, name="catalogue-1", variants=2)
        self.file = b"a catalogue"
        self.records: list[ItemRecord] = []
        self.levels: dict[str, tuple[StoreStock, ...]] = {}
        self.standing: dict[str, tuple[Standing, ...]] = {}
        self.lots: dict[str, tuple[LotStock, ...]] = {}
        self.as_of: datetime | None = None
        self.claims: dict[str, ClaimAnswer] = {}  # order id → what is decided
        self.claimed: dict[str, ClaimAnswer] = {}  # claim id → its grant
        self.orders: dict[str, OrderAnswer] = {}
        self.members: dict[str, Member] = {}
        self.pictures: dict[str, bytes] = {}

    def enrol(self, *, code: str, public_key: bytes) -> Enrolled:
        self._reach("enrol")
        if code not in self.codes:
            raise Refused("unknown_code", status=404)
        if self.codes[code] not in {"", public_key.hex()}:
            raise Refused("used_code", status=409)
        self.codes[code] = public_key.hex()
        return Enrolled(self.till_id, 2, Store("store-1", "BJ01", "王府井店"), "ab" * 32, NOW)

    def begin_session(self) -> Session:
        self._reach("begin_session")
        return Session("token", 3600.0, len(self.events), self._last_hash(), NOW)

    def upload(self, entries: tuple[Entry, ...]) -> UploadAnswer:
        self._reach("upload")
        results = tuple(self._take(entry) for entry in entries)
        return UploadAnswer(len(self.events), self._last_hash(), results, self.next_poll_s, self.seal)

    def feed(self, name: str, *, cursor: Cursor, wait_s: float = 0.0, limit: int = 500) -> FeedPage:
        self._reach(f"feed {name}")
        book = self.books.setdefault(name, Book())
        after = cursor.seq if cursor.epoch == book.epoch else 0
        if wait_s and all(change.seq <= after for change in book.changes) and cursor.epoch == book.epoch:
            self.long_poll(wait_s)
        rest = [change for change in book.changes if change.seq > after]
        upto = rest[:limit][-1].seq if rest else after
        return FeedPage(book.epoch, after, upto, tuple(rest[:limit]), len(rest) > limit, book.applied_tseq)

    def snapshot(self) -> SnapshotInfo:
        self._reach("snapshot")
        return self.info

    def fetch_snapshot(self, info: SnapshotInfo, target: Path) -> None:
        self._reach("fetch_snapshot")
        target.write_bytes(self.file)

    def items(self, *, code: str = "", text: str = "") -> tuple[ItemRecord, ...]:
        self._reach("items")
        return tuple(r for r in self.records if (code in r.codes if code else text in r.item.name))

    def nearby(self, style_id: str) -> NearbyAnswer:
        self._reach("nearby")
        levels, standing = self.levels.get(style_id, ()), self.standing.get(style_id, ())
        return NearbyAnswer(levels, standing, self.as_of, self.lots.get(style_id, ()))

    def claim(self, claim: Claim) -> ClaimAnswer:
        self._reach("claim")
        decided = self.claims.get(claim.order_id, ClaimAnswer(Redemption.UNKNOWN))
        if decided.outcome is not Redemption.DONE:
            return self.claimed.get(claim.claim_id, decided)
        return self.claimed.setdefault(claim.claim_id, decided)

    def order(self, order_id: str) -> OrderAnswer | None:
        self._reach("order")
        return self.orders.get(order_id)

    def picture(self, name: str) -> bytes | None:
        self._reach("picture")
        return self.pictures.get(name)

    def restored(self, *, upto: int) -> None:
        """The server comes back from a backup that has only so many events."""
        del self.events[upto:]
        for book in self.books.values():
            book.epoch += "'"

    def _reach(self, call: str) -> None:
        self.calls.append(call)
        fault = self.faults.pop(0) if self.faults else None if self.reachable else Unreachable("no network")
        self.on_contact(not isinstance(fault, Unreachable))
        if fault is not None:
            raise fault

    def _take(self, entry: Entry) -> EventResult:
        if entry.tseq <= len(self.events):
            same = self.events[entry.tseq - 1][0] == entry.hash
            return EventResult(entry.tseq, Outcome.REPEATED if same else Outcome.FORKED)
        if entry.tseq > len(self.events) + 1:
            return EventResult(entry.tseq, Outcome.GAP)
        if link(self._last_hash(), entry.payload) != entry.hash:
            return EventResult(entry.tseq, Outcome.FORKED)
        self.events.append((entry.hash, entry.payload))
        if entry.tseq in self.park:
            return EventResult(entry.tseq, Outcome.PARKED, (self.park[entry.tseq],))
        return EventResult(entry.tseq, Outcome.ACCEPTED)

    def _last_hash(self) -> str:
        return self.events[-1][0] if self.events else genesis(self.till_id)
