"""`start-frame`: process start to the first frame of the till's window."""

from __future__ import annotations

from pos.commands.bench.figure import Figure, figure, percentile
from pos.commands.bench.scale import Scale
from pos.commands.bench.starting import start_tills

MOST = 1.5


def run(scale: Scale) -> Figure:
    """The ratio of the medians counts."""
    started = start_tills(scale)
    value, limit = percentile(started.frame, 0.5), percentile(started.bare, 0.5)
    return figure(
        "start-frame",
        started.frame,
        value=value,
        unit="ms",
        limit=limit,
        target=f"p50 ≤ {MOST:g} × a bare PySide6 window",
        met=value <= MOST * limit,
        note="limit: p50 of the first frame of an empty window in a process of its own",
    )
