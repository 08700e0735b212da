"""Send what waits, a batch at a time. Rows leave the outbox on an answer only."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from pos.domain.errors import Unreachable
from pos.domain.journal import Seal
from pos.ports.central import Central
from pos.ports.ledger import Outbox
from pos.usecases.syncing.compare_ledgers import Standing, compare_ledgers
from pos.wire.upload import MAX_BYTES, MAX_EVENTS, Outcome


@dataclass(frozen=True, slots=True)
class Drained:
    """What became of one batch."""

    standing: Standing
    """How the server's copy compares now."""
    sent: int
    """Events that left the outbox."""
    waiting: int
    """Events still to be sent."""
    parked: int
    """Of those sent, the ones the server could only keep."""
    next_poll_s: float
    """How long the server asks to wait before the next batch."""


class DrainOutbox:
    """One batch up."""

    def __init__(
        self, *, outbox: Outbox, central: Central, keep_seal: Callable[[Seal], None] = lambda _seal: None
    ) -> None:
        """`keep_seal`: keeps the server's signature also outside the ledger, so that an older copy of it shows."""
        self._outbox = outbox
        self._central = central
        self._keep_seal = keep_seal

    def __call__(self) -> Drained:
        """Send the oldest waiting events, if any. Raises what `Central` raises; then everything still waits."""
        entries = self._outbox.next_batch(max_events=MAX_EVENTS, max_bytes=MAX_BYTES)
        if not entries:
            return Drained(standing=Standing.AGREED, sent=0, waiting=0, parked=0, next_poll_s=0.0)
        answer = self._central.upload(entries)
        mine = {entry.tseq for entry in entries}
        outcomes = [result for result in answer.results if result.tseq in mine]
        parked = [result for result in outcomes if result.outcome is Outcome.PARKED]
        # Parked before acknowledged: after a crash in between, the batch is sent again and parks the same rows.
        for result in parked:
            self._outbox.park(result.tseq, reason=",".join(result.exceptions) or Outcome.PARKED)
        if any(result.outcome is Outcome.FORKED for result in outcomes):
            standing = Standing.FORKED
        else:
            standing = compare_ledgers(self._outbox, last_tseq=answer.last_tseq, last_hash=answer.last_hash)
        if standing is Standing.AGREED and answer.seal is not None:
            self._outbox.keep_seal(answer.seal)
            self._keep_seal(answer.seal)
        waiting = self._outbox.unsent()
        if standing is Standing.AGREED and max(answer.last_tseq, 0) == entries[0].tseq - 1:
            raise Unreachable("the server took none of the events it was sent")
        return Drained(
            standing=standing,
            sent=sum(1 for entry in entries if standing is Standing.AGREED and entry.tseq <= answer.last_tseq),
            waiting=waiting,
            parked=len(parked),
            next_poll_s=max(answer.next_poll_s, 0.0),
        )
