"""The downward loop of one feed: wait for what changes and store it. The chain's begins by filling the catalogue."""

from __future__ import annotations

import logging

from pos.domain.errors import BadValue, NotEnrolled, Refused, StorageError, Unreachable
from pos.usecases.syncing.fill_catalogue import FillCatalogue
from pos.usecases.syncing.patience import Patience
from pos.usecases.syncing.presence import Presence, Trouble
from pos.usecases.syncing.pull_feed import PullFeed, PullOutcome

POLL_S = 25.0
"""How long the server is asked to wait for something new."""
BREATH_S = 0.01
"""Between two pages, so that most scans meet none; still some 5,000 rows a second."""
BUILDING_S = 0.5
"""Between two questions whether the snapshot is built."""
ASLEEP_S = 60.0
"""Without a connection there is nothing to do; the bell rings when it is back."""

logger = logging.getLogger(__name__)


class FollowFeed:
    """One step at a time; the worker that calls it waits as long as it is told, or until the bell rings."""

    def __init__(
        self,
        *,
        name: str,
        pull: PullFeed,
        presence: Presence,
        patience: Patience,
        fill: FillCatalogue | None = None,
        poll_s: float = POLL_S,
    ) -> None:
        """`fill`: for the chain's feed, whose beginning is a snapshot."""
        self._name = name
        self._pull = pull
        self._presence = presence
        self._patience = patience
        self._fill = fill
        self._poll_s = poll_s
        self._to_fill = fill is not None and not presence.state.catalogue.complete
        self._refilled = False
        self._caught_up = False

    def step(self) -> float:
        """Do what is due; seconds to wait before the next step."""
        if not self._presence.settled:
            return ASLEEP_S
        wait_s = self._patience.remaining_s()
        if wait_s > 0:
            return wait_s
        try:
            wait_s = self._advance()
        except Unreachable as fault:
            self._caught_up = False
            logger.info("feed %s: %s", self._name, fault)
            return self._patience.failed(retry_after_s=fault.retry_after_s)
        except NotEnrolled as fault:
            return self._stuck(Trouble.NOT_ENROLLED, fault)
        except Refused as fault:
            return self._stuck(Trouble.REFUSED, fault)
        except StorageError as fault:
            return self._stuck(Trouble.STORAGE, fault)
        except BadValue as fault:
            return self._stuck(Trouble.BAD_SNAPSHOT, fault)
        self._patience.succeeded()
        self._presence.trouble(self._name, Trouble.NONE)
        return wait_s

    def _advance(self) -> float:
        if self._fill is not None and self._to_fill:
            filled = self._fill()
            self._presence.fill(filled.catalogue)
            self._to_fill = not filled.done
            if self._to_fill:
                return BUILDING_S
        # A catalogue of another epoch is fetched whole; only if the snapshot is of the old one too, page by page.
        refill = self._fill is not None and not self._refilled
        # Only who has heard all waits for news; whoever comes back hears at once that there is none.
        pulled = self._pull(wait_s=self._poll_s if self._caught_up else 0.0, restart=not refill)
        self._caught_up = not pulled.more
        if pulled.outcome is PullOutcome.RESTARTED:
            logger.warning("feed %s: the server counts from 0 again, it was restored from a backup", self._name)
            self._presence.unsettle()
        self._to_fill = self._refilled = refill and pulled.outcome is PullOutcome.RESTARTED
        if self._fill is not None and not pulled.more:
            self._presence.fill(self._fill.caught_up())
        return BREATH_S if pulled.more else 0.0

    def _stuck(self, trouble: Trouble, why: object) -> float:
        """Something that a person has to look at; it is tried again all the same."""
        if self._presence.state.trouble is not trouble:
            logger.error("feed %s: %s: %s", self._name, trouble, why)
        self._presence.trouble(self._name, trouble)
        return self._patience.failed()
