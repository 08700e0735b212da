"""Where the server stands and where this till stands: who has to send what again, or whose ledger is not whose."""

from __future__ import annotations

from enum import StrEnum

from pos.ports.ledger import Outbox


class Standing(StrEnum):
    """How this till's journal and the server's copy of it compare."""

    AGREED = "agreed"
    """The server has a beginning of this journal; the outbox now holds exactly the rest."""
    OLD_COPY = "old_copy"
    """The server has more than this till: this data folder is an old copy. Nothing may be sent."""
    FORKED = "forked"
    """The server has another event under the same number. Nothing may be sent."""


def compare_ledgers(outbox: Outbox, *, last_tseq: int, last_hash: str) -> Standing:
    """Bring the outbox in line with what the server has, given its last number without a gap and that event's hash.

    What the server has leaves the outbox, also where its answer was lost; what it no longer has (restored from a
    backup) waits again.
    """
    head, _ = outbox.head()
    if last_tseq > head:
        return Standing.OLD_COPY
    if last_tseq > 0 and outbox.hash_of(last_tseq) != last_hash:
        return Standing.FORKED
    waiting = outbox.next_batch(max_events=1, max_bytes=0)
    first_waiting = waiting[0].tseq if waiting else head + 1
    if last_tseq >= first_waiting:
        outbox.acknowledge(upto=last_tseq)
    elif last_tseq < first_waiting - 1:
        outbox.rewind(last_tseq=max(last_tseq, 0))
    return Standing.AGREED
