"""What a bench says: one object, with the bare limit that was measured in the same run.

Machines are noisy and differ; a ratio to the bare cost of the same work in the same run can be compared.
"""

from __future__ import annotations

import gc
import time
from collections.abc import Callable, Sequence
from dataclasses import asdict, dataclass
from typing import Any


@dataclass(frozen=True, slots=True)
class Figure:
    """A measured figure."""

    name: str
    """The bench."""
    value: float
    """The figure of the table, in `unit`."""
    unit: str
    """`ms`, `s`, `1/s` or `MB`."""
    samples: int
    """How many were measured."""
    p50: float
    """Median of the samples."""
    p95: float
    """19 of 20 are at most this."""
    p99: float
    """99 of 100 are at most this."""
    max: float
    """The worst."""
    limit: float
    """The same unit, measured bare in the same run."""
    ratio: float
    """`value / limit`."""
    target: str
    """What the table asks for, in words."""
    met: bool
    """Whether it was reached."""
    note: str = ""
    """What was measured bare, and what else a reader should know."""

    def as_json(self) -> dict[str, Any]:
        """A plain object with numbers cut to what means something."""
        return {key: round(value, 4) if isinstance(value, float) else value for key, value in asdict(self).items()}


def percentile(samples: Sequence[float], share: float) -> float:
    """The smallest sample that at least `share` (0..1) of the samples do not exceed."""
    ordered = sorted(samples)
    return ordered[max(0, -(-len(ordered) * round(share * 1000) // 1000) - 1)]


def figure(
    name: str,
    samples: Sequence[float],
    *,
    value: float,
    unit: str,
    limit: float,
    target: str,
    met: bool,
    note: str = "",
) -> Figure:
    """A figure from its samples (all in `unit`)."""
    return Figure(
        name=name,
        value=value,
        unit=unit,
        samples=len(samples),
        p50=percentile(samples, 0.50),
        p95=percentile(samples, 0.95),
        p99=percentile(samples, 0.99),
        max=max(samples),
        limit=limit,
        ratio=value / limit if limit else 0.0,
        target=target,
        met=met,
        note=note,
    )


def timed_ms(work: Callable[[], object], *, times: int, warm_up: int = 0) -> list[float]:
    """Milliseconds of each of `times` calls, after `warm_up` calls that do not count."""
    for _ in range(warm_up):
        work()
    gc.collect()
    samples = []
    for _ in range(times):
        started = time.perf_counter()
        work()
        samples.append((time.perf_counter() - started) * 1000)
    return samples
