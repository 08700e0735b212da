"""Upward: batches of events, `POST /v1/events`.

The body is zstd-compressed JSON; `Guitai-Signature` holds the Ed25519 signature of the compressed bytes by the till's
device key, base64.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from pos.domain.journal import Seal

MAX_EVENTS = 100
"""Events in one batch."""
MAX_BYTES = 256 * 1024
"""Bytes of payload in one batch, unless a single event is larger."""


@dataclass(frozen=True, slots=True)
class SentEvent:
    """An event as stored."""

    payload: str
    """Its exact bytes, which are UTF-8, as text."""
    hash: str
    """Its hash in the chain, 64 hex digits."""


@dataclass(frozen=True, slots=True)
class Batch:
    """Consecutive events of one till."""

    till_id: str
    """Whose."""
    first_tseq: int
    """The number of the first."""
    events: tuple[SentEvent, ...]
    """In order, without a gap."""


class Outcome(StrEnum):
    """What the server did with an event."""

    ACCEPTED = "accepted"
    REPEATED = "repeated"
    """It had it already, with the same hash."""
    PARKED = "parked"
    """Kept raw: not understood (a kind from the future, a body that cannot be read), or handed in by a till that is
    revoked (exception `revoked`), and so not counted."""
    FORKED = "forked"
    """The same number with another hash: a cloned till. Quarantined, head office is told."""
    GAP = "gap"
    """Numbers before it are missing: send from `last_tseq + 1`."""


@dataclass(frozen=True, slots=True)
class EventResult:
    """The answer to one event."""

    tseq: int
    """Which."""
    outcome: Outcome
    """What became of it."""
    exceptions: tuple[str, ...] = ()
    """Codes of what was odd and went to head office."""


@dataclass(frozen=True, slots=True)
class UploadAnswer:
    """The answer to a batch."""

    last_tseq: int
    """The last number the server has without a gap."""
    last_hash: str
    """That event's hash."""
    results: tuple[EventResult, ...]
    """One per event, in order."""
    next_poll_s: float = 0.0
    """How long to wait before the next batch."""
    seal: Seal | None = None
    """The server's signature under `last_tseq` and `last_hash`."""
