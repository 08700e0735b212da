"""The pick list (拣货单): what to take off the rails for which order."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import datetime

from pos.domain.order import Order
from pos.domain.quantity import pieces
from pos.domain.store import Store
from pos.domain.texts import Texts
from pos.domain.ticket.rows import Align, Pair, Row, Rule, Text, Ticket
from pos.domain.ticket.template import PLAIN, Templates
from pos.ports.printing import JobKind
from pos.usecases.printing.heading import clock_time, composed, heading, required


def pick_list(
    orders: Sequence[Order], *, store: Store, moment: datetime, texts: Texts, templates: Templates = PLAIN
) -> Ticket:
    """The list of all lines of these orders that are still to be picked, in the orders' order."""
    waiting = [order for order in orders if any(line.to_pick for line in order.lines)]
    count = pieces(sum(line.to_pick for order in waiting for line in order.lines))
    summary = texts("pick.orders", orders=len(waiting), pieces=count) if waiting else texts("pick.nothing")
    when = Text(clock_time(moment, offset_minutes=store.offset_minutes), align=Align.CENTRE)
    blocks = [
        *heading(store, texts("pick.title"), texts=texts),
        required("summary", (when, Text(summary, align=Align.CENTRE, bold=True))),
        required("orders", [row for order in waiting for row in _to_pick(order, store, texts)]),
    ]
    return composed(JobKind.PICK_LIST, blocks, store=store, texts=texts, templates=templates)


def _to_pick(order: Order, store: Store, texts: Texts) -> Iterator[Row]:
    until = clock_time(order.expires, offset_minutes=store.offset_minutes, seconds=False)
    yield Rule()
    yield Pair(order.number, order.customer, bold=True)
    yield Text(texts("pick.expires", moment=until))
    for line in order.lines:
        if line.to_pick:
            yield Pair(f"[ ] {line.name}", f"×{pieces(line.to_pick)}", bold=True)
            yield Text("    " + " ".join(filter(None, (line.colour, line.size, line.barcode))))
