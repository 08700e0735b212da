"""The pick list (拣货单): what to take off the rails for which order."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from pos.domain.order import Order
from pos.domain.quantity import pieces
from pos.domain.store import Store
from pos.domain.texts import Texts
from pos.domain.ticket.rows import Align, Pair, Row, Rule, Text, Ticket
from pos.usecases.printing.heading import clock_time, ended, heading


def pick_list(orders: Sequence[Order], *, store: Store, moment: datetime, texts: Texts) -> Ticket:
    """The list of all lines of these orders that are still to be picked, in the orders' order."""
    waiting = [order for order in orders if any(line.to_pick for line in order.lines)]
    count = pieces(sum(line.to_pick for order in waiting for line in order.lines))
    summary = texts("pick.orders", orders=len(waiting), pieces=count) if waiting else texts("pick.nothing")
    rows: list[Row] = [
        *heading(store, texts("pick.title"), texts=texts),
        Text(clock_time(moment, offset_minutes=store.offset_minutes), align=Align.CENTRE),
        Text(summary, align=Align.CENTRE, bold=True),
    ]
    for order in waiting:
        until = clock_time(order.expires, offset_minutes=store.offset_minutes, seconds=False)
        rows += [Rule(), Pair(order.number, order.customer, bold=True), Text(texts("pick.expires", moment=until))]
        for line in order.lines:
            if line.to_pick:
                rows.append(Pair(f"[ ] {line.name}", f"×{pieces(line.to_pick)}", bold=True))
                rows.append(Text("    " + " ".join(filter(None, (line.colour, line.size, line.barcode)))))
    return ended(rows, texts=texts)
