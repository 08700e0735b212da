"""`ticket`: a Chinese receipt of 40 lines to the bytes for a receipt printer, as text."""

from __future__ import annotations

from pos.bootstrap.texts import load_texts
from pos.commands.bench import shop
from pos.commands.bench.figure import Figure, figure, percentile, timed_ms
from pos.commands.bench.scale import Scale
from pos.commands.bench.sold import sold
from pos.devices.printer.charset import encoded
from pos.devices.printer.commands import TicketBytes
from pos.devices.printer.picture import TicketDrawing
from pos.domain.ticket.layout import Line, lay_out
from pos.domain.ticket.paper import Paper
from pos.domain.ticket.rows import Ticket
from pos.usecases.printing.receipt import receipt

LINES = 40
TIMES = 500
P95_MS = 5.0


def run(scale: Scale) -> Figure:
    """Laid out and encoded, fonts and libraries loaded."""
    ticket = long_receipt(scale)
    builder = TicketBytes(paper=Paper.MM80, drawing=TicketDrawing())
    samples = timed_ms(lambda: builder.of(ticket), times=scale.count(TIMES), warm_up=3)
    text = "\n".join(row.text for row in lay_out(ticket, Paper.MM80) if isinstance(row, Line))
    bare = timed_ms(lambda: encoded(text), times=scale.count(TIMES), warm_up=3)
    value = percentile(samples, 0.95)
    return figure(
        "ticket",
        samples,
        value=value,
        unit="ms",
        limit=percentile(bare, 0.95),
        target=f"p95 ≤ {P95_MS:g} ms",
        met=value <= P95_MS,
        note=f"{len(builder.of(ticket))} bytes; limit: p95 of turning the same text into GB18030",
    )


def long_receipt(scale: Scale) -> Ticket:
    """A receipt with so many goods that it has 40 lines of text at 80 mm."""
    for count in range(1, LINES):
        basket = shop.basket(shop.items(count, seed=scale.seed))
        document = sold(basket, shop.DUTY, running=1, moment=shop.OPENED).document
        names = {shop.CLERK.staff_id: shop.CLERK.name}
        ticket = receipt(document, store=shop.STORE, names=names, texts=load_texts())
        if sum(isinstance(row, Line) for row in lay_out(ticket, Paper.MM80)) >= LINES:
            return ticket
    raise AssertionError
