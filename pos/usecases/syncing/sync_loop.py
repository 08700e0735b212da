"""Three loops, a thread each: one sends events, two follow the store's and the chain's feed."""

from __future__ import annotations

import random
from collections.abc import Callable

from pos.domain.journal import Seal
from pos.ports.catalogue import Catalogue
from pos.ports.central import Central
from pos.ports.clock import Clock
from pos.ports.ledger import Outbox
from pos.ports.mirror import Mirror
from pos.usecases.syncing.drain_outbox import DrainOutbox
from pos.usecases.syncing.fill_catalogue import FillCatalogue
from pos.usecases.syncing.follow_feed import POLL_S, FollowFeed
from pos.usecases.syncing.patience import Patience
from pos.usecases.syncing.presence import Presence, SyncState
from pos.usecases.syncing.pull_feed import PullFeed
from pos.usecases.syncing.send_events import SendEvents
from pos.usecases.syncing.worker import Worker
from pos.wire.feed import CHAIN_FEED, STORE_FEED

STOP_S = 2.0
"""How long stopping waits for a batch that is on its way."""
STORING_S = 0.3
"""How long stopping waits for a page that is being stored; a long poll is not waited for."""


class SyncLoop:
    """Keeps till and server in agreement for as long as it runs."""

    def __init__(
        self,
        *,
        outbox: Outbox,
        central: Central,
        catalogue: Catalogue,
        mirror: Mirror,
        clock: Clock,
        presence: Presence,
        chance: Callable[[], float] = random.random,
        poll_s: float = POLL_S,
        keep_seal: Callable[[Seal], None] = lambda _seal: None,
    ) -> None:
        """`chance`: from 0 up to, not including, 1. `poll_s`: how long a long poll waits.

        `keep_seal`: keeps the server's signature under the journal also outside the ledger.
        """
        self._presence = presence
        self._send = SendEvents(
            outbox=outbox,
            central=central,
            drain=DrainOutbox(outbox=outbox, central=central, keep_seal=keep_seal),
            presence=presence,
            patience=Patience(clock=clock, random=chance),
        )
        store = FollowFeed(
            name=STORE_FEED,
            pull=PullFeed(central=central, name=STORE_FEED, sink=mirror, wanted=self._wanted),
            presence=presence,
            patience=Patience(clock=clock, random=chance),
            poll_s=poll_s,
        )
        chain = FollowFeed(
            name=CHAIN_FEED,
            pull=PullFeed(central=central, name=CHAIN_FEED, sink=catalogue, wanted=self._wanted),
            presence=presence,
            patience=Patience(clock=clock, random=chance),
            fill=FillCatalogue(central=central, catalogue=catalogue, clock=clock, on_progress=presence.fill),
            poll_s=poll_s,
        )
        self._sender = Worker(name="send events", step=self._send.step)
        self._followers = (
            Worker(name="follow store", step=store.step),
            Worker(name="follow chain", step=chain.step),
        )
        self._workers = (self._sender, *self._followers)
        for worker in self._workers:
            presence.watch(worker.ring)

    @property
    def state(self) -> SyncState:
        """What the status bar shows."""
        return self._presence.state

    def start(self) -> None:
        """Begin: first the server is compared with, then what waits goes up, then feeds come down."""
        for worker in self._workers:
            worker.start()

    def wake(self) -> None:
        """A sale was committed, or the network seems to be back: try at once."""
        self._send.hurry()
        self._sender.ring()

    def send_all(self) -> None:
        """Send all that waits before going on: the server has to know it. Raises Unreachable, StorageError."""
        self._send.send_all()

    def stop(self) -> bool:
        """Begin nothing more and wait for what is being stored; whether all threads have ended.

        One that still waits in a long poll ends by itself and stores nothing.
        """
        for worker in self._workers:
            worker.stop()
        ended = [self._sender.join(STOP_S), *(worker.join(STORING_S) for worker in self._followers)]
        return all(ended)

    def _wanted(self) -> bool:
        return not self._sender.stopping
