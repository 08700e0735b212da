"""Whether the server is there, and what is still to be done: the one state that the screen shows."""

from __future__ import annotations

import threading
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum

from pos.ports.catalogue import Completeness
from pos.ports.clock import Clock


class Trouble(StrEnum):
    """What stands in the way of syncing and needs a person. Selling goes on."""

    NONE = ""
    NOT_ENROLLED = "not_enrolled"
    """The server does not know this till, or has revoked it: enrol again."""
    OLD_COPY = "old_copy"
    """The server has events of this till that are not here: this data folder is an old copy. Nothing is sent."""
    FORKED = "forked"
    """The server has other events under the same numbers: two machines use this identity. Nothing is sent."""
    REFUSED = "refused"
    """The server understood what was sent and said no. It is kept and tried again."""
    BAD_SNAPSHOT = "bad_snapshot"
    """The catalogue that came is not the one the chain signed."""
    STORAGE = "storage"
    """This computer could not store what came: disk full, folder read-only."""


@dataclass(frozen=True, slots=True)
class SyncState:
    """What the status bar shows."""

    online: bool
    """Whether the last real call reached the server."""
    since: datetime
    """Since when that is so."""
    waiting: int
    """Events still to be sent, those of earlier ledgers of this till included."""
    parked: int
    """Events the server could not take, for the manager."""
    catalogue: Completeness
    """How much of the catalogue is here."""
    trouble: Trouble = Trouble.NONE
    """What needs a person."""


class Presence:
    """Holds the state for all loops and says when it changes. May be used from any thread."""

    def __init__(
        self, *, clock: Clock, catalogue: Completeness, listener: Callable[[SyncState], None] = lambda _state: None
    ) -> None:
        """`listener` is called on the thread that made the change; it must not block."""
        self._clock = clock
        self._listener = listener
        self._lock = threading.RLock()
        self._settled = False
        self._troubles: dict[str, Trouble] = {}
        self._own = 0
        self._earlier: dict[str, int] = {}
        self._rings: list[Callable[[], None]] = []
        self._state = SyncState(online=False, since=clock.now(), waiting=0, parked=0, catalogue=catalogue)

    @property
    def state(self) -> SyncState:
        """As it is now."""
        return self._state

    @property
    def settled(self) -> bool:
        """Whether, since the connection last came back, what waited has gone up: feeds wait for that."""
        return self._settled

    def watch(self, ring: Callable[[], None]) -> None:
        """Call `ring` when the connection comes, goes, or is settled."""
        self._rings.append(ring)

    def contact(self, reached: bool) -> None:
        """A call ended: whether the server itself answered."""
        with self._lock:
            if reached is self._state.online:
                return
            self._settled = False
            self._put(replace(self._state, online=reached, since=self._clock.now()))
        self._ring()

    def settle(self) -> None:
        """What waited has gone up, as far as it can."""
        with self._lock:
            if self._settled or not self._state.online:
                return
            self._settled = True
        self._ring()

    def unsettle(self) -> None:
        """The server may have lost something: compare with it again."""
        with self._lock:
            self._settled = False
        self._ring()

    def count(self, *, waiting: int, parked: int) -> None:
        """What the outbox holds."""
        with self._lock:
            self._own = waiting
            self._put(replace(self._state, waiting=self._waiting(), parked=parked))

    def count_earlier(self, till_id: str, waiting: int) -> None:
        """What still waits in the ledger of who this till was before it was enrolled again."""
        with self._lock:
            self._earlier[till_id] = waiting
            self._put(replace(self._state, waiting=self._waiting()))

    def fill(self, catalogue: Completeness) -> None:
        """How much of the catalogue is here."""
        with self._lock:
            self._put(replace(self._state, catalogue=catalogue))

    def trouble(self, loop: str, trouble: Trouble) -> None:
        """What stands in one loop's way; `Trouble.NONE`: nothing any more. The gravest of all loops is shown."""
        with self._lock:
            self._troubles[loop] = trouble
            gravest = min(self._troubles.values(), key=_GRAVEST_FIRST.index)
            self._put(replace(self._state, trouble=gravest))

    def _waiting(self) -> int:
        return self._own + sum(self._earlier.values())

    def _put(self, state: SyncState) -> None:
        if state != self._state:
            self._state = state
            self._listener(state)

    def _ring(self) -> None:
        for ring in self._rings:
            ring()


_GRAVEST_FIRST = (
    Trouble.FORKED,
    Trouble.OLD_COPY,
    Trouble.NOT_ENROLLED,
    Trouble.STORAGE,
    Trouble.REFUSED,
    Trouble.BAD_SNAPSHOT,
    Trouble.NONE,
)
