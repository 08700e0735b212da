"""Fetch what changed, a page at a time. A page and its cursor are stored in one transaction."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from typing import Protocol

from pos.domain.errors import Unreachable
from pos.ports.catalogue import Cursor
from pos.ports.central import Central
from pos.wire.feed import FeedPage

ROWS = 300
"""Rows in a page: storing more at once would hold up a scan."""


class Sink(Protocol):
    """Where a feed's pages go: the catalogue or the mirror."""

    def cursor(self) -> Cursor:
        """How far the feed has been applied."""

    def apply(self, page: FeedPage) -> None:
        """Store a page and its cursor in one transaction."""


class PullOutcome(StrEnum):
    """What became of one page."""

    APPLIED = "applied"
    NOTHING = "nothing"
    """There was nothing new."""
    RESTARTED = "restarted"
    """The server was restored from a backup: it counts from 0 again."""


@dataclass(frozen=True, slots=True)
class Pulled:
    """One page."""

    outcome: PullOutcome
    """What became of it."""
    more: bool
    """Whether there is more to fetch at once, or may be: nobody looked."""
    epoch: str
    """The server's epoch."""


class PullFeed:
    """One page down."""

    def __init__(self, *, central: Central, name: str, sink: Sink, wanted: Callable[[], bool] = lambda: True) -> None:
        """`wanted`: asked when a page is here; a till that is being closed wants none, be it an empty one."""
        self._central = central
        self._name = name
        self._sink = sink
        self._wanted = wanted
        self._applied_tseq = 0

    def __call__(self, *, wait_s: float, restart: bool = True) -> Pulled:
        """Fetch and store the next page, waiting up to `wait_s` for one.

        With `restart` False a page of a new epoch is not stored, only told of. Raises what `Central` raises, and
        Unreachable for a page that does not follow the cursor; StorageError.
        """
        cursor = self._sink.cursor()
        page = self._central.feed(self._name, cursor=cursor, wait_s=wait_s, limit=ROWS)
        same = page.epoch == cursor.epoch
        if page.after != (cursor.seq if same else 0) or page.upto < page.after:
            raise Unreachable(f"feed {self._name}: page {page.after}..{page.upto} does not follow {cursor}")
        restarted = not same and cursor.epoch != ""
        if restarted and not restart:
            return Pulled(PullOutcome.RESTARTED, more=True, epoch=page.epoch)
        if not self._wanted():
            return Pulled(PullOutcome.NOTHING, more=True, epoch=page.epoch)
        if same and page.upto == cursor.seq and not page.changes and page.applied_tseq == self._applied_tseq:
            return Pulled(PullOutcome.NOTHING, more=False, epoch=page.epoch)
        self._sink.apply(page)
        self._applied_tseq = page.applied_tseq
        outcome = PullOutcome.RESTARTED if restarted else PullOutcome.APPLIED
        return Pulled(outcome, more=page.more, epoch=page.epoch)
