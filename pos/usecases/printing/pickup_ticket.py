"""The pickup ticket (自提单): what of an online order was handed over, to whom, by whom, on what proof."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from pos.domain.money import yuan
from pos.domain.order import LineQuantity, Order, PaidState
from pos.domain.pickup import Proof
from pos.domain.quantity import Milli, pieces
from pos.domain.store import Store
from pos.domain.texts import Texts
from pos.domain.ticket.rows import Align, Blank, Pair, Row, Rule, Size, Text, Ticket
from pos.domain.ticket.template import PLAIN, Templates
from pos.ports.printing import JobKind
from pos.usecases.printing.heading import clock_time, composed, heading, numbered, optional, required


@dataclass(frozen=True, slots=True)
class Handover:
    """A handover as its ticket shows it."""

    number: str
    """The handover's number."""
    lines: tuple[LineQuantity, ...]
    """What was handed over."""
    moment: datetime
    """When."""
    by: str
    """Staff name."""
    proof: Proof
    """How it was shown that the goods may go."""
    approved_by: str = ""
    """The manager's name, where her yes was needed."""
    training: bool = False
    """Practice."""


def pickup_ticket(
    order: Order, handover: Handover, *, store: Store, texts: Texts, templates: Templates = PLAIN
) -> Ticket:
    """The ticket of a handover. `order`: as it stands after it."""
    handed = {line.line: line.quantity for line in handover.lines}
    remaining = {line.line: line.quantity - line.collected - line.short for line in order.lines}
    left = [Rule(), Text(texts("pickup.remaining"), bold=True), *_lines(order, remaining)]
    whose = (
        Text(order.number, align=Align.CENTRE, bold=True, size=Size.DOUBLE),
        Pair(texts("pickup.customer"), f"{order.customer} {order.phone_masked}".strip(), bold=True),
        Rule(),
    )
    blocks = [
        *heading(store, texts("pickup.title"), texts=texts),
        required("order", whose),
        required("handed_over", (Text(texts("pickup.handed_over"), bold=True), *_lines(order, handed))),
        required("remaining", left if any(remaining.values()) else ()),
        optional("money", (Rule(), *_money(order, texts))),
        required("handover", (Rule(), *_how(order, handover, store, texts))),
        # Decided without the server: the customer's hand is the proof that is left.
        required("signature", (Blank(), Text(texts("pickup.receipt"))) if handover.proof is not Proof.SERVER else ()),
        numbered(order.number),
    ]
    return composed(
        JobKind.PICKUP,
        blocks,
        store=store,
        texts=texts,
        number=order.number,
        templates=templates,
        training=handover.training,
    )


def _lines(order: Order, quantities: dict[int, Milli]) -> Iterator[Row]:
    for line in order.lines:
        quantity = quantities.get(line.line, 0)
        if quantity:
            yield Pair(" ".join(filter(None, (line.name, line.colour, line.size))), f"×{pieces(quantity)}")


def _money(order: Order, texts: Texts) -> Iterator[Row]:
    yield Pair(texts("pickup.order_total"), yuan(order.total))
    if order.paid is not PaidState.AT_COUNTER:
        label = texts("pickup.paid") if order.paid is PaidState.PAID else texts("pickup.deposit")
        yield Pair(label, yuan(order.total - order.due))
    if order.due:
        yield Pair(texts("pickup.due"), yuan(order.due), bold=True)


def _how(order: Order, handover: Handover, store: Store, texts: Texts) -> Iterator[Row]:
    yield Pair(texts("ticket.number"), handover.number)
    yield Pair(texts("ticket.moment"), clock_time(handover.moment, offset_minutes=store.offset_minutes))
    yield Pair(texts("pickup.by"), handover.by)
    if order.shelf:
        yield Pair(texts("pickup.shelf"), order.shelf)
    yield Pair(texts("pickup.proof"), texts(f"proof.{handover.proof}"))
    if handover.approved_by:
        yield Pair(texts("pickup.approved_by"), handover.approved_by)
