"""`ticket-raster`: the same receipt as a picture, for printers without Chinese."""

from __future__ import annotations

from pos.commands.bench.figure import Figure, figure, percentile, timed_ms
from pos.commands.bench.scale import Scale
from pos.commands.bench.ticket import long_receipt
from pos.devices.printer.commands import TicketBytes, raster
from pos.devices.printer.picture import TicketDrawing
from pos.domain.ticket.paper import Paper

TIMES = 200
P95_MS = 50.0


def run(scale: Scale) -> Figure:
    """Laid out, drawn and cut into bands, with the glyphs of earlier receipts at hand."""
    ticket = long_receipt(scale)
    drawing = TicketDrawing()
    builder = TicketBytes(paper=Paper.MM80, drawing=drawing, as_picture=True)
    samples = timed_ms(lambda: builder.of(ticket), times=scale.count(TIMES), warm_up=3)
    picture = drawing.picture(ticket, Paper.MM80)
    bare = timed_ms(lambda: raster(picture), times=scale.count(TIMES), warm_up=3)
    value = percentile(samples, 0.95)
    return figure(
        "ticket-raster",
        samples,
        value=value,
        unit="ms",
        limit=percentile(bare, 0.95),
        target=f"p95 ≤ {P95_MS:g} ms",
        met=value <= P95_MS,
        note=f"{len(builder.of(ticket))} bytes; limit: p95 of cutting a picture that is drawn already",
    )
