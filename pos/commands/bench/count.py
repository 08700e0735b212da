"""`count`: a scan in a stocktake, from the code to the figure that was saved, after 50,000 pieces."""

from __future__ import annotations

import tempfile
from dataclasses import replace
from pathlib import Path

from pos.commands.bench import shop
from pos.commands.bench.bare import durable_rows
from pos.commands.bench.figure import Figure, figure, percentile, timed_ms
from pos.commands.bench.scale import Scale
from pos.devices.clock import CorrectedClock
from pos.domain.staff import Role
from pos.domain.stocktake import Area, Count
from pos.storage.ledger.count_book import SqlCountBook
from pos.storage.ledger.ledger import SqlLedger
from pos.storage.ledger.ledger_file import LedgerFile
from pos.usecases.stock.count_stock import CountStock
from pos.usecases.stock.open_stocktake import OpenStocktake
from pos.wire.stocktakes import StocktakeRecord

BEFORE = 50_000
SCANS = 1_000
WANTED_MS = 16.7


def run(scale: Scale) -> Figure:
    """Counts on a ledger that holds 50,000; the painting is measured by `scan`."""
    duty = replace(shop.DUTY, staff=replace(shop.DUTY.staff, role=Role.MANAGER))
    with tempfile.TemporaryDirectory(prefix="guitai-bench-") as name:
        file = LedgerFile.open(Path(name) / "ledger.db", key=b"k" * 32, till_id=duty.till.till_id)
        ledger, book, clock = SqlLedger(file=file), SqlCountBook(file=file), CorrectedClock()
        opened = OpenStocktake(ledger=ledger, clock=clock)(duty, "all", (Area("wall", "wall", "S-1"),)).stocktake
        if opened is None:
            raise AssertionError("no stocktake")
        count = CountStock(ledger=ledger, book=book, clock=clock)
        record, now = StocktakeRecord(opened), clock.now()
        before = BEFORE if scale.samples is None else min(BEFORE, 100 * scale.samples)
        with ledger.transaction() as step:
            step.add_counts(
                tuple(
                    Count(f"{number}", opened.stocktake_id, "wall", f"variant-{number % 5_000}", 1_000, "s", "t", now)
                    for number in range(before)
                )
            )
        numbers = iter(range(1 << 30))

        def scan() -> None:
            done = count(duty, record, "wall", f"variant-{next(numbers) % 5_000}")
            if done.count is None:
                raise AssertionError(done.leave)

        took: list[float] = []
        bare: list[float] = []
        with durable_rows(Path(name)) as commit_one:
            while len(took) < scale.count(SCANS):
                bare += timed_ms(commit_one, times=50)
                took += timed_ms(scan, times=50)
                file.checkpoint_when_idle()
        if book.area_total(opened.stocktake_id, "wall", "") != (before + len(took)) * 1_000:
            raise AssertionError("a scan was lost")
        file.close()
    value = percentile(took, 0.99)
    return figure(
        "count",
        took,
        value=value,
        unit="ms",
        limit=percentile(bare, 0.99),
        target="p99 ≤ 16.7 ms",
        met=value <= WANTED_MS,
        note=f"{before} pieces counted before; saved durably, with the figure that is shown, not painted; "
        "limit: p99 of one durable row",
    )
