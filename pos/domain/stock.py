"""Stock is the sum of movements. A movement is one signed change, never altered."""

from __future__ import annotations

import hashlib
import uuid
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from pos.domain.mark import Mark
from pos.domain.quantity import Milli
from pos.domain.swiftly_made import swiftly_made


class MovementKind(StrEnum):
    """Why stock changed."""

    OPENING = "opening"
    SALE = "sale"
    RETURN = "return"
    HANDOVER = "handover"
    ADJUSTMENT = "adjustment"
    RECEIPT = "receipt"
    """A delivery came."""
    TRANSFER_OUT = "transfer_out"
    """Sent to another store, the warehouse or back to the supplier."""
    STOCKTAKE = "stocktake"
    """What a stocktake found more or less."""


class Place(StrEnum):
    """Where in the store. Reservations are not a place: goods reserved for an order stand on the sales floor."""

    SALES_FLOOR = "sales_floor"
    STOCK_ROOM = "stock_room"
    DISPLAY = "display"
    """In the window, on a dummy."""
    TESTER = "tester"
    ALTERATION = "alteration"
    """At the tailor's."""
    KEPT = "kept"
    """For a customer."""
    ON_LOAN = "on_loan"
    FAULTY = "faulty"


RESERVED, IN_TRANSIT, ONLINE = "reserved", "in_transit", "online"
"""Beside the places, where stock can be seen to stand: held by orders (on the sales floor until they go), on its way
to the store (and in nobody's balance until it is received), and what the sales channels can still sell."""

CHAIN_OWNER = "chain"
"""The owner of goods that belong to the chain; a franchisee's or consignor's id otherwise."""


@swiftly_made
@dataclass(frozen=True, slots=True)
class Movement:
    """One signed change of stock."""

    movement_id: str
    """UUIDv7."""
    variant_id: str
    """What moved."""
    store_id: str
    """Whose stock."""
    quantity: Milli
    """Signed: what left the store is negative."""
    kind: MovementKind
    """Why."""
    document_id: str
    """The document that moved it."""
    moment: datetime
    """When it happened."""
    place: Place = Place.SALES_FLOOR
    """Where in the store."""
    owner: str = CHAIN_OWNER
    """Whose goods."""
    mark: Mark | None = None
    """Which lot or piece of it, where its code was read and says so."""


def line_id(*of: object) -> str:
    """The one id of a movement that comes of a document's line: who makes it twice makes the same one."""
    digest = hashlib.sha256("\0".join(map(str, of)).encode()).digest()
    return str(uuid.UUID(bytes=digest[:16]))
