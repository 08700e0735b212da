"""The hash chain of a till's journal, and the events in it.

`hash(n) = SHA-256(hash(n-1) ‖ payload(n))`, where the payload is the event's exact bytes and `hash(0) =
SHA-256("guitai:" + till id)`. Whoever changes, drops or inserts one event has to change all that follow; the server
holds the last hash it was sent.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from pos.domain.moments import to_ms


class EventKind(StrEnum):
    """What a till tells head office. Never renamed: old tills' events are accepted for ever."""

    SHIFT_OPENED = "shift_opened"
    SHIFT_CLOSED = "shift_closed"
    DOCUMENT = "document"
    ORDER_LINE_PICKED = "order_line_picked"
    ORDER_LINE_SHORT = "order_line_short"
    ORDER_READY = "order_ready"
    ORDER_HANDED_OVER = "order_handed_over"
    SIGNED_IN = "signed_in"
    DRAWER_OPENED = "drawer_opened"
    REPRINTED = "reprinted"
    APPROVED = "approved"
    CASH_MOVED = "cash_moved"
    SHIFT_REPORTED = "shift_reported"
    CASH_BANKED = "cash_banked"
    DAY_CLOSED = "day_closed"
    MEMBER_NAMED = "member_named"
    MONEY_TAKEN = "money_taken"
    STOCKTAKE_OPENED = "stocktake_opened"
    STOCK_COUNTED = "stock_counted"
    RECOUNT_ASKED = "recount_asked"
    STOCKTAKE_POSTED = "stocktake_posted"
    RECEIVING_BEGUN = "receiving_begun"
    GOODS_RECEIVED = "goods_received"
    TRANSFER_MOVED = "transfer_moved"
    STOCK_ADJUSTED = "stock_adjusted"


@dataclass(frozen=True, slots=True)
class Entry:
    """A row of the journal."""

    tseq: int
    """1, 2, 3 …, gap-free per till."""
    event_id: str
    """UUIDv7."""
    kind: str
    """An `EventKind`, or a newer one this program does not know."""
    payload: bytes
    """The event's exact bytes, stored and sent unchanged."""
    previous: str
    """The hash before, 64 hex digits."""
    hash: str
    """This row's hash, 64 hex digits."""


@dataclass(frozen=True, slots=True)
class Seal:
    """The server's signature under the last event it has: who cuts the journal's tail off cannot cut this off too."""

    till_id: str
    """Whose journal."""
    tseq: int
    """The event's number."""
    hash: str
    """Its hash, 64 hex digits."""
    moment: datetime
    """When the server signed."""
    signature: str
    """Ed25519 by the chain's key over `sealed_bytes`, 128 hex digits."""


def sealed_bytes(till_id: str, tseq: int, digest: str, moment: datetime) -> bytes:
    """What the server signs."""
    return f"guitai head 1\0{till_id}\0{tseq}\0{digest}\0{to_ms(moment)}".encode()


def genesis(till_id: str) -> str:
    """The hash before a till's first event."""
    return hashlib.sha256(f"guitai:{till_id}".encode()).hexdigest()


def link(previous: str, payload: bytes) -> str:
    """The hash of a payload that follows `previous` (64 hex digits)."""
    return hashlib.sha256(bytes.fromhex(previous) + payload).hexdigest()
