"""`price`: a cart of 50 lines under 100 active rules is priced again after one line was added."""

from __future__ import annotations

import gc
import time
from random import Random

from pos.commands.bench.campaigns import OCCASION, a_cart, one_more, rulebook
from pos.commands.bench.figure import Figure, figure, percentile, timed_ms
from pos.commands.bench.scale import Scale
from pos.domain.promotion.engine import price_goods
from pos.domain.quantity import extend

LINES = 50
RULES = 100
CARTS = 20
TIMES = 1_000
P99_MS = 3.0


def run(scale: Scale) -> Figure:
    """Rules prepared once, as a till does when the feed brings them."""
    random = Random(scale.seed)  # noqa: S311 - the same carts for the same seed
    samples: list[float] = []
    applied = 0
    count = scale.count(TIMES)
    # As in the till, which collects while nobody waits (`pos.ui.collector`).
    gc.disable()
    while len(samples) < count:
        book, cart = rulebook(random, RULES), a_cart(random, LINES)
        price_goods(cart, book, OCCASION)
        for _ in range(TIMES // CARTS):
            cart = one_more(random, cart)
            start = time.perf_counter()
            priced = price_goods(cart, book, OCCASION)
            samples.append((time.perf_counter() - start) * 1000)
            applied += len(priced.applied)
        gc.collect()
    gc.enable()
    samples = samples[:count]
    bare = timed_ms(lambda: sum(extend(line.unit_price, line.quantity) for line in cart), times=count)
    value = percentile(samples, 0.99)
    return figure(
        "price",
        samples,
        value=value,
        unit="ms",
        limit=percentile(bare, 0.99),
        target=f"p99 ≤ {P99_MS:g} ms",
        met=value <= P99_MS,
        note=f"{applied / max(1, len(samples)):.0f} rules applied to a cart; limit: p99 of adding the lines up",
    )
