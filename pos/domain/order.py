"""Online orders collected in the store. States are kept per line; the order's state follows from them.

What a store does to an order is an action; `apply` folds it in. Till and server use the same function: the server to
project a till's events, the till to show its own actions before the server has counted them.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum

from pos.domain.money import Fen
from pos.domain.quantity import Milli


class OrderState(StrEnum):
    """Where an order stands, as clerk and customer see it."""

    TO_PICK = "to_pick"
    SHORT = "short"
    """Something is missing; the customer chooses."""
    READY = "ready"
    PARTLY_COLLECTED = "partly_collected"
    COLLECTED = "collected"
    EXPIRED = "expired"
    CANCELLED = "cancelled"


TILL_CHANNEL = "till"
"""The channel of what a till orders from another store for a customer who stands before it (有货直发)."""


class PaidState(StrEnum):
    """Where an order's money stands."""

    PAID = "paid"
    AT_COUNTER = "at_counter"
    DEPOSIT = "deposit"
    """Deposit paid, balance due."""


@dataclass(frozen=True, slots=True)
class OrderLine:
    """A line of an online order."""

    line: int
    """1, 2, 3 …"""
    variant_id: str
    """What was ordered."""
    name: str
    """As ordered."""
    colour: str
    """As ordered."""
    size: str
    """As ordered."""
    quantity: Milli
    """Ordered."""
    paid: Fen
    """The line's price, frozen when it was paid."""
    picked: Milli = 0
    """Taken off the rail for it."""
    short: Milli = 0
    """Not to be found."""
    collected: Milli = 0
    """Handed over."""
    barcode: str = ""
    """The variant's first barcode as printed."""
    picture: str = ""
    """Name of its picture."""

    @property
    def to_pick(self) -> Milli:
        """Still to be picked."""
        return self.quantity - self.picked - self.short

    @property
    def to_collect(self) -> Milli:
        """Picked and not yet handed over."""
        return self.picked - self.collected


@dataclass(frozen=True, slots=True)
class LineQuantity:
    """So much of a line."""

    line: int
    """The order's line."""
    quantity: Milli
    """How much of it, above 0."""


@dataclass(frozen=True, slots=True)
class OpenClaim:
    """What the server granted to a till whose handover it has not heard of yet."""

    claim_id: str
    """The till's id of it."""
    lines: tuple[LineQuantity, ...]
    """What it takes; the order's lines count it as collected."""


@dataclass(frozen=True, slots=True)
class Order:
    """An online order designated to a store."""

    order_id: str
    """UUIDv7."""
    number: str
    """`O-7K2M9P`, what customer and clerk say."""
    store_id: str
    """Where it is collected."""
    channel: str
    """Where it was placed: `shop`, `tmall` …"""
    placed: datetime
    """When."""
    expires: datetime
    """Kept until then."""
    customer: str
    """Name as given, for calling out."""
    phone_masked: str
    """`138****2046`."""
    phone_last4: str
    """Finds an order, never proves anything."""
    paid: PaidState
    """Where the money stands."""
    total: Fen
    """The order's price, frozen when it was paid."""
    due: Fen
    """Still to be paid at the counter."""
    lines: tuple[OrderLine, ...]
    """At least one."""
    offline_till_id: str
    """The one till that may hand it over without the server."""
    member_id: str = ""
    """The member, if any."""
    ready: bool = False
    """Said to be ready, and the customer told."""
    cancelled: bool = False
    """Called off."""
    expired: bool = False
    """The server let it lapse."""
    shelf: str = ""
    """Where it waits, `A-03`."""
    handed_over_by: str = ""
    """Who handed over last: staff name."""
    handed_over_at: datetime | None = None
    """When it was last handed over."""
    handed_over_where: str = ""
    """Store and till of the last handover."""
    claims: tuple[OpenClaim, ...] = ()
    """Granted, and the handover not heard of yet."""
    deliver: bool = False
    """Sent to the customer by the store; where to, is asked of the server when it is packed."""

    @property
    def state(self) -> OrderState:
        """The order's state, from its lines."""
        if self.cancelled:
            return OrderState.CANCELLED
        if all(line.to_collect == 0 and line.to_pick == 0 for line in self.lines) and self._any_collected:
            return OrderState.COLLECTED
        if self.expired:
            return OrderState.EXPIRED
        if self._any_collected:
            return OrderState.PARTLY_COLLECTED
        if self.ready and any(line.to_collect for line in self.lines):
            return OrderState.READY
        if any(line.short for line in self.lines):
            return OrderState.SHORT
        return OrderState.TO_PICK

    @property
    def owes(self) -> bool:
        """Whether something of it is still to be paid, at the counter."""
        return self.paid is not PaidState.PAID and self.due > 0

    @property
    def _any_collected(self) -> bool:
        return any(line.collected for line in self.lines)

    def claim_of(self, claim_id: str) -> OpenClaim | None:
        """The open claim of that id."""
        return next((claim for claim in self.claims if claim.claim_id == claim_id), None)

    def line_of(self, number: int) -> OrderLine | None:
        """The line of that number."""
        return next((line for line in self.lines if line.line == number), None)


class ActionKind(StrEnum):
    """What a store does to an order."""

    PICK = "pick"
    SHORT = "short"
    READY = "ready"
    HAND_OVER = "hand_over"


@dataclass(frozen=True, slots=True)
class Action:
    """One thing done to an order."""

    kind: ActionKind
    """What."""
    order_id: str
    """To which order."""
    lines: tuple[LineQuantity, ...] = ()
    """Of which lines how much; empty for `READY`."""
    moment: datetime | None = None
    """When, for a handover."""
    by: str = ""
    """Staff name, for a handover."""
    where: str = ""
    """Store and till, for a handover."""
    shelf: str = ""
    """Where it waits, for `READY`."""


def apply(order: Order, action: Action, *, claim_id: str = "") -> tuple[Order, tuple[LineQuantity, ...]]:
    """The order after an action, and what of it could not be (more than there was, a line that is not there).

    Nothing is ever refused here: what a store did has happened. The excess becomes an exception for head office. A
    quantity below 1 is all excess: nothing is undone by it. `claim_id`: the claim that a handover makes good; it takes
    the claim's place, so that the goods are counted once.
    """
    order = give_back(order, claim_id)
    excess: list[LineQuantity] = []
    lines = {line.line: line for line in order.lines}
    for wanted in action.lines:
        line = lines.get(wanted.line)
        if line is None:
            excess.append(wanted)
            continue
        changed, over = _apply_line(line, action.kind, wanted.quantity)
        lines[line.line] = changed
        if over:
            excess.append(LineQuantity(line=wanted.line, quantity=over))
    after = replace(order, lines=tuple(lines[line.line] for line in order.lines))
    if action.kind is ActionKind.READY:
        after = replace(after, ready=True, shelf=action.shelf)
    if action.kind is ActionKind.HAND_OVER:
        after = replace(after, handed_over_by=action.by, handed_over_at=action.moment, handed_over_where=action.where)
    return after, tuple(excess)


def grant(order: Order, action: Action, *, claim_id: str) -> Order:
    """The order with a handover promised to a till: counted as collected, until it is done or given back."""
    after, _ = apply(order, action, claim_id=claim_id)
    return replace(after, claims=(*after.claims, OpenClaim(claim_id=claim_id, lines=action.lines)))


def give_back(order: Order, claim_id: str) -> Order:
    """The order as if a claim had never been granted; the order itself where it has no such claim open."""
    claim = order.claim_of(claim_id)
    if claim is None:
        return order
    lines = {line.line: line for line in order.lines}
    for part in claim.lines:
        line = lines[part.line]
        lines[part.line] = replace(line, collected=line.collected - part.quantity)
    after = replace(order, lines=tuple(lines.values()), claims=tuple(each for each in order.claims if each != claim))
    if any(line.collected for line in after.lines):
        return after
    return replace(after, handed_over_by="", handed_over_at=None, handed_over_where="")


def _apply_line(line: OrderLine, kind: ActionKind, quantity: Milli) -> tuple[OrderLine, Milli]:
    """The line after `quantity` of it was picked, found short or handed over, and what was too much."""
    if kind is ActionKind.PICK:
        # A piece said to be short that turns up after all may be picked.
        taken = _of(quantity, line.quantity - line.picked)
        short = min(line.short, line.quantity - line.picked - taken)
        return replace(line, picked=line.picked + taken, short=short), quantity - taken
    if kind is ActionKind.SHORT:
        # A picked piece may be lost again, or sold to the customer who held it: the till wins.
        taken = _of(quantity, line.quantity - line.short - line.collected)
        picked = min(line.picked, line.quantity - line.short - taken)
        return replace(line, short=line.short + taken, picked=picked), quantity - taken
    if kind is ActionKind.HAND_OVER:
        # Handing over what nobody marked as picked picks it.
        taken = _of(quantity, line.quantity - line.collected)
        collected = line.collected + taken
        picked = max(line.picked, collected)
        return replace(line, collected=collected, picked=picked, short=min(line.short, line.quantity - picked)), (
            quantity - taken
        )
    return line, quantity


def _of(quantity: Milli, room: Milli) -> Milli:
    """What of a quantity there is room for."""
    return max(0, min(quantity, room))
