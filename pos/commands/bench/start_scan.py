"""`start-scan`: process start to the first scan that is rung up."""

from __future__ import annotations

from pos.commands.bench.figure import Figure, figure, percentile
from pos.commands.bench.scale import Scale
from pos.commands.bench.starting import start_tills

MOST = 3.0


def run(scale: Scale) -> Figure:
    """The ratio of the medians counts; how long a clerk takes to type a PIN does not."""
    started = start_tills(scale)
    value, limit = percentile(started.scan, 0.5), percentile(started.bare, 0.5)
    return figure(
        "start-scan",
        started.scan,
        value=value,
        unit="ms",
        limit=limit,
        target=f"p50 ≤ {MOST:g} × a bare PySide6 window",
        met=value <= MOST * limit,
        note=f"{scale.variants} variants; limit: p50 of the first frame of an empty window in a process of its own",
    )
