"""Online orders: placed by sales channels, claimed by tills."""

from __future__ import annotations

from dataclasses import dataclass, field

from pos.domain.collect import CollectAt
from pos.domain.money import Fen
from pos.domain.order import LineQuantity, Order, PaidState
from pos.domain.pickup import Redemption
from pos.domain.quantity import Milli
from pos.domain.staff import Approval


@dataclass(frozen=True, slots=True)
class PlacedLine:
    """A line of an order to place. One of `variant_id` and `code`."""

    quantity: Milli
    """Thousandths, above 0."""
    paid: Fen
    """The line's price in the channel."""
    variant_id: str = ""
    """The variant."""
    code: str = ""
    """A barcode of it."""


@dataclass(frozen=True, slots=True)
class PlaceOrder:
    """`POST /v1/channel/orders` with `Guitai-Channel-Key` and `Idempotency-Key`."""

    store_code: str
    """Where it is collected."""
    customer: str
    """Name for calling out."""
    phone: str
    """Full number; stays on the server."""
    lines: tuple[PlacedLine, ...]
    """At least one."""
    paid: PaidState = PaidState.PAID
    """Where the money stands."""
    due: Fen = 0
    """Still to be paid at the counter."""
    keep_hours: int = 72
    """Kept so long."""


@dataclass(frozen=True, slots=True)
class OrderElsewhere:
    """`POST /v1/orders`: a till orders what another store has for a customer who pays here. Safe to repeat."""

    order_id: str
    """UUIDv7, made by the till."""
    store_id: str
    """Who has it, and sends it or keeps it for the customer."""
    variant_id: str
    """What."""
    quantity: Milli
    """Whole pieces in thousandths, above 0."""
    price: Fen
    """Of all of it, as on the screen; what is paid in the end is told by the sale."""
    customer: str
    """Name on the parcel, or for calling out."""
    phone: str
    """Full number; stays on the server, for the parcel and the notices."""
    address: str = ""
    """Where it is sent; empty: it is collected there. Stays on the server until it is packed."""


@dataclass(frozen=True, slots=True)
class Parcel:
    """`GET /v1/orders/{id}/parcel`: what is written on it; told only to the store that sends it, until it has gone."""

    customer: str
    """Name."""
    phone: str
    """Full number, for the courier."""
    address: str
    """Where to."""


@dataclass(frozen=True, slots=True)
class Elsewhere:
    """The nearest other store that has what an order is short of."""

    line: int
    """The order's line."""
    store_code: str
    """Where to order it."""
    store_name: str
    """Where, for the message."""
    quantity: Milli
    """On hand there less reserved, thousandths."""


@dataclass(frozen=True, slots=True)
class OrderPlaced:
    """The order and the code that the customer shows."""

    order: Order
    """As placed."""
    pickup_code: str
    """For the QR, `GP…`."""
    short: tuple[LineQuantity, ...] = field(default=())
    """What the store's stock did not cover."""
    elsewhere: tuple[Elsewhere, ...] = field(default=())
    """For each of these lines that another store has: the nearest."""
    collect_at: CollectAt | None = None
    """Where it is collected; only for a till's order (`OrderElsewhere`)."""


@dataclass(frozen=True, slots=True)
class Claim:
    """`POST /v1/orders/claim`: a till asks to hand over.

    Repeating a claim id gets the grant again; with other lines it takes the first grant's place, of which nothing went
    out. Once the handover has arrived, its claim is over.
    """

    claim_id: str
    """Made by the till (`pickup.claim_id_of`); also in the event that follows."""
    order_id: str
    """Which order."""
    code: str = ""
    """The pickup code shown; empty when a manager approves without one."""
    lines: tuple[LineQuantity, ...] = ()
    """What is handed over; empty: all that is ready."""
    staff_name: str = ""
    """Who hands over, for the other till's message."""
    approval: Approval | None = None
    """The manager's yes to a handover without a code."""
    paying: Fen | None = None
    """What is paid at the counter with it, where something is due; must be what is due for these lines."""


@dataclass(frozen=True, slots=True)
class ClaimAnswer:
    """What the server decided."""

    outcome: Redemption
    """`DONE`: hand over. Anything else: do not."""
    order: Order | None = None
    """As it stands now, with who, when and where for `ALREADY`."""


@dataclass(frozen=True, slots=True)
class OrderAnswer:
    """`GET /v1/orders/{id}`: an order of any store, with the store's name for directions."""

    order: Order
    """As it stands."""
    store_name: str
    """Where it is collected."""
    elsewhere: tuple[Elsewhere, ...] = field(default=())
    """For each line that is short and that another store has: the nearest."""
