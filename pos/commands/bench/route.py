"""`route`: a scan of any kind, from the characters to what it is and where it goes."""

from __future__ import annotations

from datetime import date
from itertools import islice
from random import Random
from time import perf_counter

from pos.commands.bench.figure import Figure, figure, percentile, timed_ms
from pos.commands.bench.scale import Scale
from pos.commands.bench.scanned_codes import codes
from pos.domain.barcode import is_gtin
from pos.domain.scan.kinds import State
from pos.domain.scan.router import route

SCANS = 100_000
P99_MS = 1.0
_TODAY = date(2026, 11, 22)


def run(scale: Scale) -> Figure:
    """Every scan in a state of its own, the first with whatever has to be made for it."""
    random = Random(scale.seed)  # noqa: S311 - the same scans for the same seed
    states = tuple(State)
    scans = [(raw, random.choice(states)) for raw in islice(codes(random), scale.count(SCANS))]
    samples, refused = [], 0
    for raw, state in scans:
        started = perf_counter()
        went = route(raw, state, today=_TODAY)
        samples.append((perf_counter() - started) * 1000)
        refused += went.goes_to is None
    value = percentile(samples, 0.99)
    bare = iter([f"{raw.strip():.13}" for raw, _ in scans])
    return figure(
        "route",
        samples,
        value=value,
        unit="ms",
        limit=percentile(timed_ms(lambda: is_gtin(next(bare)), times=len(scans)), 0.99),
        target=f"p99 ≤ {P99_MS:g} ms",
        met=value <= P99_MS,
        note=f"{refused} refused, as their state asks for; limit: p99 of one check digit",
    )
