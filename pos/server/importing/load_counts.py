"""A data collector's counts into stocktakes: each row a count with its own moment, as if a till had scanned it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import UTC, timedelta
from functools import partial
from itertools import islice

from sqlalchemy import func, select

from pos.domain.moments import to_ms
from pos.domain.stock import line_id
from pos.domain.stocktake import Area, Stocktake
from pos.domain.store import Store
from pos.server.central import Central
from pos.server.importing.check_deliveries import check_count
from pos.server.importing.check_row import RowCheck
from pos.server.importing.find_variant import VariantFinder
from pos.server.importing.load_places import BATCH
from pos.server.importing.problem import Reason
from pos.server.importing.report import ImportReport
from pos.server.importing.rows import CountCells
from pos.server.stocktakes.tables import stocktake_counts, stocktakes
from pos.server.transaction import Transaction
from pos.wire.codec import decode

COLLECTOR = "collector"
"""What stands in the place of the till's id."""
COLLECTOR_UNCERTAIN = timedelta(minutes=2)
"""By how much a collector's clock is taken to be wrong: nobody has compared it with the server's."""


@dataclass(slots=True)
class _File:
    """What is known of the file so far."""

    stores: Mapping[str, Store]
    takes: dict[str, tuple[Stocktake, ...]] = field(default_factory=dict)
    """Store id → its stocktakes."""
    same: Counter[tuple[object, ...]] = field(default_factory=Counter)
    """How often a row has said the same: two scans within a second are two."""


def load_counts(checks: Iterable[RowCheck], *, central: Central, report: ImportReport) -> None:
    """Add the counts of good rows. A file that is loaded again, or a longer one, adds only what is new."""
    file = _File({store.code: store for store in central.organisation.stores()})
    rest = iter(checks)
    while batch := list(islice(rest, BATCH)):
        rows = [(check, check_count(check)) for check in batch]
        finder = VariantFinder(central, [cells for check, cells in rows if not check.problems])
        found: list[dict[str, object]] = []
        for check, cells in rows:
            variant_id = finder.variant_id(check, cells)
            row = None if check.problems else _count(check, cells, variant_id, file, central)
            if row is None:
                report.bad(check.problems)
                continue
            found.append(row)
            report.good(check)
        if report.dry_run:
            known = _known(central, [str(row["count_id"]) for row in found])
            report.changed += sum(row["count_id"] not in known for row in found)
        elif found:
            report.changed += central.database.write(partial(_add, rows=found))


def _count(
    check: RowCheck, cells: CountCells, variant_id: str, file: _File, central: Central
) -> dict[str, object] | None:
    """The row of a count; None where a problem was noted in `check`."""
    store = file.stores.get(cells.store)
    if store is None:
        check.note(Reason.UNKNOWN, "store", cells.store)
        return None
    if store.store_id not in file.takes:
        file.takes[store.store_id] = _takes(central, store.store_id)
    named = [each for each in file.takes[store.store_id] if cells.stocktake in (each.stocktake_id, each.name)]
    if not named:
        check.note(Reason.UNKNOWN, "stocktake", cells.stocktake)
        return None
    take = named[-1]  # of two of one name the later
    area = _area(take, cells.area)
    if area is None:
        check.note(Reason.UNKNOWN, "area", cells.area)
        return None
    moment = (cells.moment - timedelta(minutes=store.offset_minutes)).replace(tzinfo=UTC)
    if not take.opened - COLLECTOR_UNCERTAIN <= moment <= central.clock() + COLLECTOR_UNCERTAIN:
        check.note(Reason.OUT_OF_TIME, "moment", check.cell("moment"))
        return None
    what = (take.stocktake_id, area.area_id, variant_id, cells.quantity, moment, cells.counter)
    file.same[what] += 1
    return {
        "store_id": store.store_id,
        "count_id": line_id(COLLECTOR, *what, file.same[what]),
        "stocktake_id": take.stocktake_id,
        "till_id": COLLECTOR,
        "area_id": area.area_id,
        "variant_id": variant_id,
        "quantity": cells.quantity,
        "counter": cells.counter,
        "moment_ms": to_ms(moment),
        "uncertainty_ms": COLLECTOR_UNCERTAIN // timedelta(milliseconds=1),
        "recount_id": "",
    }


def _area(take: Stocktake, text: str) -> Area | None:
    return take.area_of_label(text) or next((area for area in take.areas if area.name == text), None)


def _takes(central: Central, store_id: str) -> tuple[Stocktake, ...]:
    """A store's stocktakes, oldest first."""
    mine = select(stocktakes.c.body).where(stocktakes.c.store_id == store_id)
    with central.database.reading() as connection:
        bodies = connection.execute(mine.order_by(stocktakes.c.opened_ms, stocktakes.c.stocktake_id)).scalars()
        return tuple(decode(body.encode(), Stocktake) for body in bodies)


def _known(central: Central, count_ids: list[str]) -> set[str]:
    with central.database.reading() as connection:
        some = stocktake_counts.c.count_id.in_(count_ids)
        return set(connection.execute(select(stocktake_counts.c.count_id).where(some)).scalars())


def _add(tx: Transaction, rows: list[dict[str, object]]) -> int:
    """Add counts under the next number of the collectors of each stocktake, so that a posting knows what it knew."""
    new = 0
    for store_id, stocktake_id in dict.fromkeys((row["store_id"], row["stocktake_id"]) for row in rows):
        mine = (stocktakes.c.store_id == store_id) & (stocktakes.c.stocktake_id == stocktake_id)
        tx.connection.execute(select(stocktakes.c.stocktake_id).where(mine).with_for_update()).all()
        last = tx.connection.execute(
            select(func.max(stocktake_counts.c.tseq)).where(
                stocktake_counts.c.store_id == store_id,
                stocktake_counts.c.stocktake_id == stocktake_id,
                stocktake_counts.c.till_id == COLLECTOR,
            )
        ).scalar()
        some = [row for row in rows if (row["store_id"], row["stocktake_id"]) == (store_id, stocktake_id)]
        numbered = [{**row, "tseq": int(last or 0) + 1} for row in some]
        new += len(tx.add(stocktake_counts, numbered, (stocktake_counts.c.count_id,)))
    return new
