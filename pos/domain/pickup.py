"""Pickup codes and what a redemption comes to.

The code a customer shows is `GP` and base32 of: order id (16 bytes), store id (16 bytes), Ed25519 signature (64 bytes)
over a fixed label and both ids. The key is the chain's; a till holds the public half, so that it can tell a true code
without a network.
"""

from __future__ import annotations

import uuid
from dataclasses import dataclass
from enum import StrEnum

from pos.domain.errors import BadValue
from pos.domain.order import Order, OrderState
from pos.domain.own_code import OwnCode, decode, encode

_LABEL = b"guitai pickup 1\0"
_SIZE = 16 + 16 + 64


@dataclass(frozen=True, slots=True)
class PickupCode:
    """A pickup code's parts, not yet verified."""

    order_id: str
    """The order."""
    store_id: str
    """Where it may be collected."""
    signature: bytes
    """64 bytes."""

    @property
    def signed_part(self) -> bytes:
        """What the signature covers."""
        return signed_part(self.order_id, self.store_id)

    def __str__(self) -> str:
        return OwnCode.PICKUP + encode(uuid.UUID(self.order_id).bytes + uuid.UUID(self.store_id).bytes + self.signature)


def signed_part(order_id: str, store_id: str) -> bytes:
    """The bytes to sign for an order at a store."""
    return _LABEL + uuid.UUID(order_id).bytes + uuid.UUID(store_id).bytes


def parse_pickup_code(text: str) -> PickupCode:
    """The parts of a scanned code, in any case. Raises BadValue."""
    upper = text.strip().upper()
    if not upper.startswith(OwnCode.PICKUP):
        raise BadValue("not a pickup code")
    data = decode(upper.removeprefix(OwnCode.PICKUP))
    if len(data) != _SIZE:
        raise BadValue("not a pickup code")
    return PickupCode(
        order_id=str(uuid.UUID(bytes=data[:16])),
        store_id=str(uuid.UUID(bytes=data[16:32])),
        signature=data[32:],
    )


def claim_id_of(order_id: str, *, till_id: str, handovers: int) -> str:
    """The id of a till's next claim of an order. `handovers`: how many it has written down of that order.

    Until one more is written down the id stays the same: a till that lost the server's answer, or fell over before it
    could write the handover down, asks for the same claim again, whatever it remembers.
    """
    return str(uuid.uuid5(uuid.UUID(order_id), f"{till_id} {handovers}"))


class Proof(StrEnum):
    """How it was shown that the goods may go."""

    SERVER = "server"
    """The server decided."""
    SIGNATURE = "signature"
    """Offline: the code is signed, designated to this till and paid."""
    MANAGER = "manager"
    """Offline or without a code: a manager took it upon herself."""


class Redemption(StrEnum):
    """What a redemption came to."""

    DONE = "done"
    ALREADY = "already"
    """Handed over before; the order says who, when and where."""
    OTHER_STORE = "other_store"
    NOT_READY = "not_ready"
    NOT_PAID = "not_paid"
    EXPIRED = "expired"
    CANCELLED = "cancelled"
    FORGED = "forged"
    UNKNOWN = "unknown"
    """No such order, as far as is known."""
    DUE_CHANGED = "due_changed"
    """What was taken at the counter is not what is due now; the money goes back, nothing was handed over."""
    UNKNOWN_ITEM = "unknown_item"
    """This till's catalogue lacks an item of it, so that there can be no receipt; nothing was handed over."""
    NEEDS_MANAGER = "needs_manager"
    """Offline, and this till may not decide alone; `why` says why."""


class WhyManager(StrEnum):
    """Why a till without the server may not hand over alone."""

    NOT_DESIGNATED = "not_designated"
    """Another till may hand this order over offline."""
    NO_CODE = "no_code"
    """The customer showed no code; four digits prove nothing."""


@dataclass(frozen=True, slots=True)
class Decision:
    """Whether an order may be handed over."""

    outcome: Redemption
    """What it came to."""
    decided_offline: bool
    """Whether the till decided without the server."""
    order: Order | None = None
    """As far as it is known."""
    why: WhyManager | None = None
    """For `NEEDS_MANAGER`."""


def refusal(order: Order, *, store_id: str, paying: bool = False) -> Redemption | None:
    """Why an order cannot be handed over in a store, whoever decides; None when it can.

    `paying`: what is due is paid with the handover. Collected is asked before the store: a customer who comes twice is
    told when and where it went.
    """
    waiting = any(line.to_collect for line in order.lines)
    if order.cancelled:
        return Redemption.CANCELLED
    if order.state is OrderState.COLLECTED:
        return Redemption.ALREADY
    if order.store_id != store_id:
        return Redemption.OTHER_STORE
    if order.expired:
        return Redemption.EXPIRED
    if not order.ready or not waiting:
        return Redemption.NOT_READY
    if order.owes and (order.deliver or not paying):
        return Redemption.NOT_PAID  # what is sent was paid where it was ordered, or it does not go
    return None


def decide_offline(order: Order, *, code_verified: bool, store_id: str, till_id: str, paying: bool = False) -> Decision:
    """What a till may decide without the server.

    Only an order that is ready, paid (or being paid), designated to this till and proven by its code; else a manager
    decides. What is sent has no code: nobody comes for it.
    """
    refused = refusal(order, store_id=store_id, paying=paying)
    if refused is not None:
        return Decision(outcome=refused, decided_offline=True, order=order)
    if not code_verified and not order.deliver:
        return Decision(outcome=Redemption.NEEDS_MANAGER, decided_offline=True, order=order, why=WhyManager.NO_CODE)
    if order.offline_till_id != till_id:
        return Decision(
            outcome=Redemption.NEEDS_MANAGER, decided_offline=True, order=order, why=WhyManager.NOT_DESIGNATED
        )
    return Decision(outcome=Redemption.DONE, decided_offline=True, order=order)
