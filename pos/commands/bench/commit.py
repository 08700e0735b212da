"""`commit`: complete a 10-line sale, receipt queued, on a ledger that holds 200,000 sales."""

from __future__ import annotations

import gc
import tempfile
import time
from pathlib import Path

from pos.commands.bench import shop
from pos.commands.bench.bare import durable_rows
from pos.commands.bench.figure import Figure, figure, percentile, timed_ms
from pos.commands.bench.full_ledger import copy_of_full_ledger, open_ledger
from pos.commands.bench.scale import Scale
from pos.devices.clock import CorrectedClock
from pos.storage.ledger.ledger import SqlLedger
from pos.usecases.printing.write_receipt import receipt_later
from pos.usecases.selling.complete_sale import CompleteSale, SaleOutcome
from pos.usecases.selling.take_payment import add_cash, start

LINES = 10
SALES = 2_000
BETWEEN_CHECKPOINTS = 50
"""Sales until the till is idle for a moment."""
TARGET = "p50 ≤ 6 × a bare durable row, p99 ≤ 20 ms"


def run(scale: Scale) -> Figure:
    """Sales and bare rows take turns, so that both meet the same disk."""
    with tempfile.TemporaryDirectory(prefix="guitai-bench-") as name:
        folder = Path(name)
        file = open_ledger(copy_of_full_ledger(scale, folder))
        complete = CompleteSale(ledger=SqlLedger(file=file), clock=CorrectedClock(), receipt=receipt_later)
        goods = shop.items(LINES, seed=scale.seed)

        def sell_ms() -> float:
            priced = baskets.pop()
            # The pay screen opens …
            payment = start(priced)
            complete.prepare(priced)
            # … and Enter is pressed.
            pressed = time.perf_counter()
            done = complete(priced, add_cash(payment, priced.total), shop.DUTY)
            took = (time.perf_counter() - pressed) * 1000
            if done.outcome is not SaleOutcome.DONE:
                raise AssertionError(done.outcome)
            return took

        # As in the till, which collects while nobody waits (`pos.ui.collector`).
        gc.disable()
        # A cart is filled and priced while its goods are scanned, long before it is completed.
        baskets = [shop.basket(goods) for _ in range(20)]
        with durable_rows(folder) as commit_one:
            timed_ms(commit_one, times=20)
            for _ in range(20):
                sell_ms()
            bare: list[float] = []
            sales: list[float] = []
            while len(sales) < scale.count(SALES):
                baskets += [shop.basket(goods) for _ in range(BETWEEN_CHECKPOINTS)]
                bare += timed_ms(commit_one, times=BETWEEN_CHECKPOINTS)
                gc.collect()
                sales += [sell_ms() for _ in range(BETWEEN_CHECKPOINTS)]
                file.checkpoint_when_idle()
                gc.collect()
        gc.enable()
        file.close()
    value, limit = percentile(sales, 0.50), percentile(bare, 0.50)
    return figure(
        "commit",
        sales,
        value=value,
        unit="ms",
        limit=limit,
        target=TARGET,
        met=value <= 6 * limit and percentile(sales, 0.99) <= 20,
        note=f"{LINES} lines; limit: p50 of one row of 100 bytes, WAL and FULL; {scale.ledger_sales} sales before",
    )
