"""Events: what a till tells head office. The bytes made here are what is hashed, stored, signed and sent."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import Annotated, Any

import msgspec

from pos.domain.adjustment import Adjustment
from pos.domain.day import DayClose
from pos.domain.document import Document
from pos.domain.drawer import Banking, CashMove
from pos.domain.errors import WireError
from pos.domain.journal import EventKind
from pos.domain.order import Action
from pos.domain.pickup import Proof
from pos.domain.receiving import Begun, GoodsReceipt
from pos.domain.shift import Interim, Shift, ShiftClose
from pos.domain.staff import Approval, Permission
from pos.domain.stock import Movement
from pos.domain.stocktake import Count, Recount, Stocktake
from pos.domain.stocktake_posting import Posting
from pos.domain.takings import Taking
from pos.domain.transfer import Settlement, Transfer
from pos.wire.codec import Moment, decode, encode
from pos.wire.version import EVENT_VERSION


@dataclass(frozen=True, slots=True)
class Head:
    """What every event says of itself."""

    id: str
    """UUIDv7."""
    till: str
    """The till's id."""
    tseq: Annotated[int, msgspec.Meta(ge=1, le=(1 << 63) - 1)]
    """1, 2, 3 … per till, gap-free."""
    kind: str
    """An `EventKind`, or a newer one."""
    v: int
    """The version of its body."""
    moment: Moment
    """When it happened, by the till's clock."""
    staff: str
    """Who did it; empty: the till itself."""
    business_date: date
    """The store's day."""
    body: msgspec.Raw
    """Its own part, by kind."""


@dataclass(frozen=True, slots=True)
class ShiftOpened:
    """A drawer was opened."""

    shift: Shift
    """As opened."""


@dataclass(frozen=True, slots=True)
class ShiftClosed:
    """A drawer was closed."""

    close: ShiftClose
    """As counted."""


@dataclass(frozen=True, slots=True)
class DocumentDone:
    """A sale (or return, exchange …) was completed."""

    document: Document
    """The document."""
    movements: tuple[Movement, ...]
    """The stock it moved."""
    faulty: tuple[int, ...] = ()
    """Its lines, in order, whose goods another store had sent and that came back faulty. What came back of them only
    the server knows: it puts that to the faulty goods."""


@dataclass(frozen=True, slots=True)
class OrderActed:
    """Something was done to an online order."""

    action: Action
    """What."""
    claim_id: str = ""
    """For a handover: the claim the server granted, or the till's own when it decided offline."""
    number: str = ""
    """For a handover: its number."""
    shift_id: str = ""
    """For a handover: in which shift."""
    proof: Proof | None = None
    """For a handover: how it was shown that the goods may go."""
    approval: Approval | None = None
    """For a handover: the manager's yes, where one was needed."""
    movements: tuple[Movement, ...] = ()
    """For a handover: the stock it moved."""


@dataclass(frozen=True, slots=True)
class SignedIn:
    """Somebody signed in."""

    role: str
    """Their role then."""


@dataclass(frozen=True, slots=True)
class DrawerOpened:
    """The drawer was opened without a sale."""

    shift_id: str
    """In which shift."""
    reason: str
    """Why."""
    approval: Approval | None = None
    """The manager's yes, where one was needed."""


@dataclass(frozen=True, slots=True)
class Reprinted:
    """A ticket was printed again, marked as a copy."""

    document_id: str
    """Of which document."""


@dataclass(frozen=True, slots=True)
class Approved:
    """A manager said yes to something that leaves no document of its own."""

    permission: Permission
    """To what."""
    approval: Approval
    """Her yes."""


@dataclass(frozen=True, slots=True)
class MoneyTaken:
    """Money that is not a sale was taken, or given back."""

    taking: Taking
    """The document."""


@dataclass(frozen=True, slots=True)
class MemberNamed:
    """A customer said after the payment, the same day, that they are a member: the sale earns its points after all."""

    document_id: str
    """The sale."""
    member_id: str
    """Who."""


@dataclass(frozen=True, slots=True)
class CashMoved:
    """Cash was put into the drawer, or taken out of it, without a sale."""

    move: CashMove
    """As moved."""


@dataclass(frozen=True, slots=True)
class ShiftReported:
    """Somebody saw what a shift came to so far."""

    interim: Interim
    """What they saw."""


@dataclass(frozen=True, slots=True)
class CashBanked:
    """Cash was paid into the bank."""

    banking: Banking
    """As paid in."""


@dataclass(frozen=True, slots=True)
class DayClosed:
    """A store's day was closed."""

    close: DayClose
    """As it stood."""


@dataclass(frozen=True, slots=True)
class StocktakeOpened:
    """A stocktake was opened."""

    stocktake: Stocktake
    """As opened."""


@dataclass(frozen=True, slots=True)
class StockCounted:
    """Something was counted."""

    counts: tuple[Count, ...]
    """One per scan; many where a data collector was read."""


@dataclass(frozen=True, slots=True)
class RecountAsked:
    """An area, or something in it, is to be counted again."""

    recount: Recount
    """As asked."""


@dataclass(frozen=True, slots=True)
class StocktakePosted:
    """What a stocktake found became stock, or was taken back."""

    posting: Posting
    """The document."""
    movements: tuple[Movement, ...]
    """The stock it moved."""


@dataclass(frozen=True, slots=True)
class ReceivingBegun:
    """Somebody began to unpack a delivery, so that the store's other tills know; or gave it up."""

    begun: Begun
    """Who, where and when."""
    given_up: bool = False
    """Everything that was scanned was taken back, and nothing is posted."""


@dataclass(frozen=True, slots=True)
class GoodsReceived:
    """Goods came in."""

    receipt: GoodsReceipt
    """The document."""
    movements: tuple[Movement, ...]
    """The stock it moved."""


@dataclass(frozen=True, slots=True)
class TransferMoved:
    """A transfer was asked for, refused, sent, received or settled."""

    transfer: Transfer
    """As it then stood."""
    settlement: Settlement | None = None
    """For a settlement: what became of the difference."""
    movements: tuple[Movement, ...] = ()
    """The stock it moved here."""


@dataclass(frozen=True, slots=True)
class StockAdjusted:
    """Stock changed without a sale, a delivery or a count."""

    adjustment: Adjustment
    """The document."""
    movements: tuple[Movement, ...]
    """The stock it moved."""


BODIES: dict[EventKind, type[Any]] = {
    EventKind.SHIFT_OPENED: ShiftOpened,
    EventKind.SHIFT_CLOSED: ShiftClosed,
    EventKind.DOCUMENT: DocumentDone,
    EventKind.ORDER_LINE_PICKED: OrderActed,
    EventKind.ORDER_LINE_SHORT: OrderActed,
    EventKind.ORDER_READY: OrderActed,
    EventKind.ORDER_HANDED_OVER: OrderActed,
    EventKind.SIGNED_IN: SignedIn,
    EventKind.DRAWER_OPENED: DrawerOpened,
    EventKind.REPRINTED: Reprinted,
    EventKind.APPROVED: Approved,
    EventKind.CASH_MOVED: CashMoved,
    EventKind.SHIFT_REPORTED: ShiftReported,
    EventKind.CASH_BANKED: CashBanked,
    EventKind.DAY_CLOSED: DayClosed,
    EventKind.MEMBER_NAMED: MemberNamed,
    EventKind.MONEY_TAKEN: MoneyTaken,
    EventKind.STOCKTAKE_OPENED: StocktakeOpened,
    EventKind.STOCK_COUNTED: StockCounted,
    EventKind.RECOUNT_ASKED: RecountAsked,
    EventKind.STOCKTAKE_POSTED: StocktakePosted,
    EventKind.RECEIVING_BEGUN: ReceivingBegun,
    EventKind.GOODS_RECEIVED: GoodsReceived,
    EventKind.TRANSFER_MOVED: TransferMoved,
    EventKind.STOCK_ADJUSTED: StockAdjusted,
}
"""The body of each kind."""
_BODIES_BY_NAME: dict[str, type[Any]] = {kind.value: body for kind, body in BODIES.items()}


def encode_event(
    *,
    event_id: str,
    till_id: str,
    tseq: int,
    kind: EventKind,
    moment: datetime,
    staff_id: str,
    business_date: date,
    body: Any,
) -> bytes:
    """The exact bytes of an event. Raises WireError when the body is not the kind's."""
    if type(body) is not BODIES[kind]:
        raise WireError(f"{kind} has a {BODIES[kind].__name__}, not a {type(body).__name__}")
    return encode(
        Head(
            id=event_id,
            till=till_id,
            tseq=tseq,
            kind=kind,
            v=EVENT_VERSION,
            moment=moment,
            staff=staff_id,
            business_date=business_date,
            body=msgspec.Raw(encode(body)),
        )
    )


def decode_head(payload: bytes) -> Head:
    """The head of an event; its body stays raw, so that a kind from the future can be kept. Raises WireError."""
    return decode(payload, Head)


def decode_body(head: Head) -> Any | None:
    """The body of an event, of the class in `BODIES`. Raises WireError.

    None for a kind, or a version of one, that this program does not know.
    """
    body = _BODIES_BY_NAME.get(head.kind)
    if body is None or not 1 <= head.v <= EVENT_VERSION:
        return None
    return decode(head.body, body)
