"""`price-worst`: 60 lines, 200 rules, 10 groups of 4 that exclude one another, 5 rules that want the same pieces."""

from __future__ import annotations

import gc
import time
from random import Random

from pos.commands.bench.campaigns import OCCASION, a_cart, rulebook
from pos.commands.bench.figure import Figure, figure, percentile, timed_ms
from pos.commands.bench.scale import Scale
from pos.domain.promotion.engine import price_goods
from pos.domain.quantity import extend

LINES = 60
RULES = 200
GROUPS = 10
COMPETING = 5
TIMES = 200
P99_MS = 100.0
PROVEN = 0.95


def run(scale: Scale) -> Figure:
    """Another cart and other rules each time."""
    random = Random(scale.seed)  # noqa: S311 - the same carts for the same seed
    samples: list[float] = []
    proven = most = 0
    cart = a_cart(random, LINES)
    # As in the till, which collects while nobody waits (`pos.ui.collector`).
    gc.disable()
    for _ in range(scale.count(TIMES)):
        gc.collect()
        book, cart = rulebook(random, RULES, groups=GROUPS, competing=COMPETING), a_cart(random, LINES)
        start = time.perf_counter()
        priced = price_goods(cart, book, OCCASION)
        samples.append((time.perf_counter() - start) * 1000)
        proven += priced.proven
        most = max(most, priced.evaluations)
    gc.enable()
    bare = timed_ms(lambda: sum(extend(line.unit_price, line.quantity) for line in cart), times=len(samples))
    value, share = percentile(samples, 0.99), proven / len(samples)
    return figure(
        "price-worst",
        samples,
        value=value,
        unit="ms",
        limit=percentile(bare, 0.99),
        target=f"p99 ≤ {P99_MS:g} ms, at least {PROVEN:.0%} proven to be the best combination",
        met=value <= P99_MS and share >= PROVEN,
        note=f"{share:.1%} proven, at most {most} rules tried; limit: p99 of adding the lines up",
    )
