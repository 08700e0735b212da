"""What was born on this till: documents, journal, outbox, carts, shifts. Kept for good."""

from __future__ import annotations

from collections.abc import Mapping
from contextlib import AbstractContextManager
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, Protocol

from pos.domain.cart import Cart
from pos.domain.document import Document
from pos.domain.entitlement import EntitlementUse
from pos.domain.figures import Acts
from pos.domain.journal import Entry, EventKind, Seal
from pos.domain.money import Fen
from pos.domain.numbering import NumberKind
from pos.domain.order import Action
from pos.domain.quantity import Milli
from pos.domain.receiving import Receiving
from pos.domain.rule_limits import RuleUse
from pos.domain.shift import Shift, ShiftClose, ShiftTotals
from pos.domain.stocktake import Count, Stocktake
from pos.domain.takings import Taking
from pos.ports.printing import PrintJob
from pos.wire.event import OrderActed
from pos.wire.members import SignUp


@dataclass(frozen=True, slots=True)
class NewEvent:
    """An event to append. Its number, hash and bytes are made inside the transaction."""

    event_id: str
    """UUIDv7."""
    kind: EventKind
    """What happened."""
    moment: datetime
    """When."""
    staff_id: str
    """Who did it; empty: the till itself."""
    business_date: date
    """The store's day."""
    body: Any
    """The kind's class in `wire.event.BODIES`."""


@dataclass(frozen=True, slots=True)
class Parked:
    """An event that the server could not take, kept here for the manager."""

    tseq: int
    """Which."""
    kind: str
    """Its kind."""
    reason: str
    """The server's code."""
    moment: datetime
    """When it happened."""


class LedgerTransaction(Protocol):
    """Everything that one step writes; committed together or not at all. Used on the writer's thread only."""

    def next_number(self, kind: NumberKind) -> int:
        """The next running number of a kind, gapless because it is taken in this transaction."""

    def is_finished(self, document_id: str) -> bool:
        """Whether the document is in the ledger; nobody can put it there before this transaction ends."""

    def append(self, event: NewEvent) -> int:
        """Append to journal and outbox, with the stock movements that the event carries; its tseq."""

    def add_document(self, document: Document, *, tseq: int) -> None:
        """Store a finished document with lines, allocations and tenders."""

    def add_taking(self, taking: Taking, *, tseq: int) -> None:
        """Store money that is not a sale, taken by the event of that number."""

    def keep_stocktake(self, stocktake: Stocktake, *, tseq: int) -> None:
        """Store a stocktake that the event of that number opened."""

    def add_counts(self, counts: tuple[Count, ...]) -> None:
        """Add counts that the last event carries to what this till has counted."""

    def save_receiving(self, receiving: Receiving) -> bool:
        """Keep a delivery that is being received, in the place of what it was before; whether nothing of it was."""

    def end_receiving(self, receipt_id: str) -> None:
        """It is posted, or given up."""

    def add_order_action(self, action: Action, *, tseq: int) -> None:
        """Store what was done to an online order by the event of that number."""

    def open_shift(self, shift: Shift, *, alone: bool = True) -> None:
        """Store an opened shift. Raises BadValue when one is open; not `alone`: when one of that person is."""

    def close_shift(self, close: ShiftClose) -> None:
        """Store a shift's end."""

    def perpetual(self) -> Fen:
        """What all Z reports so far come to; 0 before the first."""

    def acts(self, shift_id: str, *, after: int = 0) -> Acts:
        """What was done in a shift, in events after the number `after`, as this transaction sees it."""

    def save_open_cart(self, cart: Cart | None) -> None:
        """Keep the cart being built, so that it survives a crash; None: there is none."""

    def hold_cart(self, cart: Cart) -> None:
        """Park a cart."""

    def take_held(self, cart_id: str) -> Cart | None:
        """Take a parked cart up again; None when it is gone."""

    def queue_print(self, job: PrintJob) -> None:
        """Queue a ticket."""

    def name_member(self, document_id: str, member_id: str, *, tseq: int) -> None:
        """Store who was named as a document's member after it was finished, by the event of that number."""

    def keep_sign_up(self, asked: SignUp) -> None:
        """Keep who signed up until the server has heard of them. No event: a phone number must be forgettable."""

    def forget_sign_up(self, member_id: str) -> None:
        """The server knows them now."""


class Ledger(Protocol):
    """The till's own ledger."""

    def transaction(self) -> AbstractContextManager[LedgerTransaction]:
        """One durable transaction: committed when the block ends well, rolled back when it raises.

        Raises StorageError (DiskFull, ReadOnlyFolder, …); then nothing was written.
        """

    def current_shift(self) -> Shift | None:
        """The open shift; the first where each clerk has their own."""

    def shift_totals(self, shift_id: str) -> ShiftTotals:
        """What a shift came to so far."""

    def document(self, document_id: str) -> Document | None:
        """A document of this till."""

    def document_by_number(self, number: str) -> Document | None:
        """A document of this till by what people read."""

    def sold_with(self, variant_id: str, serial: str) -> str:
        """The number of this till's document that sold the piece of that serial number; empty: it is not sold."""

    def recent_documents(self, *, limit: int = 50) -> tuple[Document, ...]:
        """The newest documents, newest first."""

    def open_cart(self) -> Cart | None:
        """The cart that was being built."""

    def held_carts(self) -> tuple[Cart, ...]:
        """Parked carts, oldest first."""

    def moved_since(self, tseq: int) -> Mapping[str, Milli]:
        """Own movements in events after `tseq`, summed by variant: what the server's figure has not counted."""

    def order_actions_since(self, tseq: int) -> tuple[OrderActed, ...]:
        """What this till did to orders in events after `tseq`, in order."""

    def order_payments_since(self, tseq: int) -> Mapping[str, Fen]:
        """What this till took for orders in events after `tseq`, summed by order; what was paid online is not in it."""

    def offline_uses_since(self, tseq: int) -> tuple[EntitlementUse, ...]:
        """What this till granted without the server in documents of events after `tseq`, in order; rules' uses are told
        by `rule_uses_since`."""

    def rule_uses_since(self, tseq: int) -> tuple[RuleUse, ...]:
        """Uses of limited rules in documents of events after `tseq`, in order, granted by the server or not."""

    def named_member(self, document_id: str) -> str:
        """Who was named as a document's member after it was finished; empty: nobody."""

    def sign_ups(self) -> tuple[SignUp, ...]:
        """People who signed up here and of whom the server has not heard, oldest first."""

    def handovers(self, order_id: str) -> int:
        """How many handovers of an order this till has written down."""


class Outbox(Protocol):
    """What this till still has to send. Rows leave on an answer only, never on an error."""

    def unsent(self) -> int:
        """How many events wait."""

    def next_batch(self, *, max_events: int, max_bytes: int) -> tuple[Entry, ...]:
        """The oldest waiting events, consecutive; at least one if any waits."""

    def acknowledge(self, *, upto: int) -> None:
        """The server has every event up to that number."""

    def keep_seal(self, seal: Seal) -> None:
        """Keep the server's signature under the last event it has, in the place of the one before."""

    def park(self, tseq: int, *, reason: str) -> None:
        """The server has the event but could not take it: shown to the manager, kept."""

    def parked(self) -> tuple[Parked, ...]:
        """Parked events, oldest first."""

    def rewind(self, *, last_tseq: int) -> int:
        """The server (restored from a backup) has only up to that number: what it lost waits again; how many."""

    def head(self) -> tuple[int, str]:
        """The last event's number and hash; (0, genesis) before the first."""

    def hash_of(self, tseq: int) -> str | None:
        """The hash of an event; genesis for 0, None where there is none."""
