"""The upward loop of an earlier ledger: a till that was enrolled again hands in what had not been sent before.

Nothing is compared first. The earlier till may be revoked, or its folder an old copy: what waits here is sent as it is,
and the server counts it, or keeps it in quarantine for head office. Either way it has it.
"""

from __future__ import annotations

import logging

from pos.domain.errors import NotEnrolled, Refused, StorageError, Unreachable
from pos.domain.journal import Entry
from pos.ports.central import Central
from pos.ports.ledger import Outbox
from pos.usecases.syncing.patience import LONGEST_S, Patience
from pos.usecases.syncing.presence import Presence
from pos.wire.upload import MAX_BYTES, MAX_EVENTS, EventResult, Outcome

DONE_S = 3600.0
"""Nothing comes to an earlier ledger any more."""

_COUNTED = frozenset({Outcome.ACCEPTED, Outcome.REPEATED})

logger = logging.getLogger(__name__)


class HandInEvents:
    """One step at a time; the worker that calls it waits as long as it is told, or until the bell rings."""

    def __init__(
        self, *, till_id: str, outbox: Outbox, central: Central, presence: Presence, patience: Patience
    ) -> None:
        """`till_id`: the earlier one, whose `outbox` it is and as whom `central` speaks."""
        self._till_id = till_id
        self._outbox = outbox
        self._central = central
        self._presence = presence
        self._patience = patience

    def step(self) -> float:
        """Send the oldest that waits; seconds to wait before the next step. Whatever goes wrong, the rest waits on."""
        try:
            self.count()
            wait_s = self._patience.remaining_s()
            if wait_s <= 0:
                wait_s = self._advance()
                self.count()
        except Unreachable as fault:
            logger.info("not handed in: %s", fault)
            return self._patience.failed(retry_after_s=fault.retry_after_s)
        except (NotEnrolled, Refused, StorageError) as fault:
            logger.error("the ledger of till %s cannot be handed in: %s", self._till_id, fault)
            return self._patience.quiet(LONGEST_S)
        return wait_s

    def count(self) -> None:
        """Tell how much waits."""
        self._presence.count_earlier(self._till_id, self._outbox.unsent())

    def _advance(self) -> float:
        entries = self._outbox.next_batch(max_events=MAX_EVENTS, max_bytes=MAX_BYTES)
        if not entries:
            return DONE_S
        answer = self._central.upload(entries)
        results = {result.tseq: result for result in answer.results}
        first = results.get(entries[0].tseq)
        if first is None:
            raise Unreachable("the server took none of the events it was sent")
        if first.outcome is not Outcome.GAP:
            self._outbox.acknowledge(upto=self._taken(entries, results))
        elif not self._outbox.rewind(last_tseq=max(answer.last_tseq, 0)):
            raise Unreachable("the server misses events that it never had")
        self._patience.succeeded()
        return self._patience.quiet(max(answer.next_poll_s, 0.0))

    def _taken(self, entries: tuple[Entry, ...], results: dict[int, EventResult]) -> int:
        """Up to which event the server has them now. What it did not count is parked."""
        upto = 0
        for entry in entries:
            result = results.get(entry.tseq)
            if result is None or result.outcome is Outcome.GAP:
                break
            if result.outcome not in _COUNTED:
                self._outbox.park(entry.tseq, reason=",".join(result.exceptions) or result.outcome)
            upto = entry.tseq
        return upto
