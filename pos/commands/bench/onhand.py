"""`onhand`: every balance of a chain rebuilt from 10,000,000 movements, and equal to what was kept all along."""

from __future__ import annotations

import shutil
import sys
import tempfile
import time
from contextlib import closing
from pathlib import Path

import sqlcipher3.dbapi2 as sqlite  # type: ignore[import-untyped,unused-ignore]
from sqlalchemy import delete, select

from pos.bootstrap.server import open_central
from pos.commands.bench.figure import Figure, figure
from pos.commands.bench.prepared import prepared
from pos.commands.bench.scale import FULL, Scale
from pos.domain.store import OrgKind
from pos.server.central import Central
from pos.server.database import FILE
from pos.server.organisation.service import StoreEntry
from pos.server.stock.rebuild import check_levels, rebuild_levels
from pos.server.stock.tables import stock_levels

STORES = 20
EACH = 10
"""Movements of a variant in a store."""
MOVEMENTS = 10_000_000
WANTED_S = 60.0
_INDEX = "ix_movements_store_id_variant_id_quantity"
_FILL = """
    WITH RECURSIVE number(n) AS (SELECT 0 UNION ALL SELECT n + 1 FROM number WHERE n + 1 < :movements)
    INSERT INTO movements (store_id, movement_id, variant_id, quantity, kind, document_id, place, owner, moment_ms)
    SELECT :store,
        format('0190f000-%04x-7%03x-8000-%012x', (n >> 12) & 65535, n & 4095, n),
        format('0190f000-0000-7000-9000-%012x', (n * 7919) % :variants),
        ((n * 104729 + :seed) % 9 - 4) * 1000,
        'sale', format('0190f000-0000-7000-a000-%012x', n / 3), 'sales_floor', 'chain', 1795000000000 + n
    FROM number"""
_BARE = "SELECT sum(quantity) FROM movements WHERE store_id = ? GROUP BY variant_id"


def run(scale: Scale) -> Figure:
    """The balances are thrown away, rebuilt in the server's own way, and compared with those that were thrown away."""
    movements = MOVEMENTS if scale.samples is None else min(MOVEMENTS, scale.samples * 1_000 * STORES)
    kept = prepared(
        f"onhand-{movements}-{scale.seed}",
        lambda draft: _build(draft, movements // STORES, scale.seed),
        made_by=(sys.modules[__name__],),
    )
    with tempfile.TemporaryDirectory(prefix="guitai-bench-") as folder:
        shutil.copytree(kept, folder, dirs_exist_ok=True)
        with closing(open_central(Path(folder))) as central:
            before = _levels(central)
            with central.database.engine.begin() as connection:
                connection.execute(delete(stock_levels))
            begun = time.perf_counter()
            rebuild_levels(central.database)
            took = time.perf_counter() - begun
            if not before or _levels(central) != before:
                raise AssertionError("the rebuilt balances are not those that were kept")
            if check_levels(central.database):
                raise AssertionError("a balance is not the sum of its movements")
            ids = [store.store_id for store in central.organisation.stores()]
        limit = _bare_s(Path(folder) / FILE, ids)
    return figure(
        "onhand",
        [took],
        value=took,
        unit="s",
        limit=limit,
        target="≤ 60 s, equal to the projection",
        met=took <= WANTED_S,
        note=f"{movements} movements, {len(before)} balances of {STORES} stores, as their tills know them, rebuilt; "
        f"limit: the same sums through the bare driver, thrown away{'' if scale == FULL else '; a smaller size'}",
    )


def _build(folder: Path, movements: int, seed: int) -> None:
    """A chain of stores with `movements` each, and the balances as the server keeps them."""
    with closing(open_central(folder)) as central:
        central.organisation.put_unit(code="CHAIN", name="岸线", kind=OrgKind.CHAIN)
        for number in range(STORES):
            store = StoreEntry(code=f"B{number:03d}".replace("0", "X"), name=f"{number} 号店", parent="CHAIN")
            central.organisation.put_store(store)
        ids = [store.store_id for store in central.organisation.stores()]
    variants = max(movements // EACH, 1)
    with closing(sqlite.connect(str(folder / FILE), isolation_level=None)) as bare:
        bare.execute("PRAGMA synchronous = OFF")
        bare.execute(f"DROP INDEX {_INDEX}")
        bare.execute("BEGIN")
        for store_id in sorted(ids):
            named = {"store": store_id, "movements": movements, "variants": variants, "seed": seed}
            bare.execute(_FILL, named)
        bare.execute(f"CREATE INDEX {_INDEX} ON movements (store_id, variant_id, quantity)")
        bare.execute(
            """INSERT INTO stock_levels (store_id, variant_id, quantity, reserved)
            SELECT store_id, variant_id, sum(quantity), 0 FROM movements GROUP BY store_id, variant_id"""
        )
        bare.execute(
            """INSERT OR REPLACE INTO feed_rows (feed, kind, key, seq, payload)
            SELECT store_id, 'stock', variant_id, row_number() OVER (PARTITION BY store_id),
                CAST(format('{"variant_id":"%s","quantity":%d,"reserved":0}', variant_id, quantity) AS BLOB)
            FROM stock_levels"""
        )
        bare.execute("COMMIT")
        bare.execute("PRAGMA wal_checkpoint(TRUNCATE)")


def _levels(central: Central) -> dict[tuple[str, str], int]:
    with central.database.reading() as connection:
        rows = connection.execute(select(stock_levels.c.store_id, stock_levels.c.variant_id, stock_levels.c.quantity))
        return {(row.store_id, row.variant_id): row.quantity for row in rows if row.quantity}


def _bare_s(file: Path, store_ids: list[str]) -> float:
    with closing(sqlite.connect(str(file))) as bare:
        begun = time.perf_counter()
        for store_id in store_ids:
            bare.execute(_BARE, (store_id,)).fetchall()
        return time.perf_counter() - begun
