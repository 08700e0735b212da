"""How much of each lot, or which pieces by number, a store has: sums over marked movements, as the styles want them.

A style tracked by lot is summed by lot (by its last day where no lot was named), whatever numbers its pieces have; one
tracked by serial number by that alone. Movements of codes that said nothing are the rest up to the balance.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import date

from sqlalchemy import ColumnElement, Connection, case, func, select, true

from pos.domain.mark import Tracking
from pos.domain.quantity import Milli
from pos.server.catalogue.tables import styles, variants
from pos.server.rows import among
from pos.server.stock.tables import marks, movements
from pos.wire.catalogue import LotStock


def lots_here(connection: Connection, store_id: str, variant_ids: Sequence[str]) -> tuple[LotStock, ...]:
    """What a store has of some variants, by place and lot or number, the soonest day first; what is not 0.

    Of each variant and place they add up to its balance: what no code spoke of comes last, without lot and number.
    Variants of styles that are not tracked are not in it.
    """
    known = _lots(connection, store_id, among(connection, marks.c.variant_id, variant_ids))
    tracked = connection.execute(
        select(variants.c.variant_id)
        .join(styles, styles.c.style_id == variants.c.style_id)
        .where(among(connection, variants.c.variant_id, variant_ids), styles.c.tracking != Tracking.NONE.value)
    ).scalars()
    rest: dict[tuple[str, str], Milli] = defaultdict(int)
    moved = movements.c
    balances = (
        select(moved.variant_id, moved.place, func.sum(moved.quantity).label("quantity"))
        .where(moved.store_id == store_id, among(connection, moved.variant_id, list(tracked)))
        .group_by(moved.variant_id, moved.place)
    )
    for row in connection.execute(balances):
        rest[row.variant_id, row.place] += int(row.quantity)
    for each in known:
        rest[each.variant_id, each.place] -= each.quantity
    unknown = (LotStock(*key, quantity=quantity) for key, quantity in sorted(rest.items()) if quantity)
    return (*known, *unknown)


def expiring(connection: Connection, store_id: str, until: date) -> tuple[LotStock, ...]:
    """What a store has of lots whose last day is `until` or before, the soonest first; nothing of what is used up."""
    lots = _lots(connection, store_id, true())
    return tuple(each for each in lots if each.quantity > 0 and each.expiry is not None and each.expiry <= until)


def named(connection: Connection, lots: Iterable[LotStock]) -> dict[str, str]:
    """Variant → what people call it, 货号 colour size."""
    wanted = {each.variant_id for each in lots}
    rows = connection.execute(
        select(variants.c.variant_id, styles.c.code, variants.c.colour, variants.c.size)
        .join(styles, styles.c.style_id == variants.c.style_id)
        .where(among(connection, variants.c.variant_id, wanted))
    )
    return {row.variant_id: " ".join(part for part in (row.code, row.colour, row.size) if part) for row in rows}


def _lots(connection: Connection, store_id: str, which: ColumnElement[bool]) -> tuple[LotStock, ...]:
    """Sums of a store's marked movements, of those that have a lot, a last day or a number; the soonest day first."""
    by_lot = styles.c.tracking == Tracking.LOT.value
    said = (
        select(
            marks.c.variant_id,
            marks.c.place,
            marks.c.quantity,
            case((by_lot, marks.c.lot), else_="").label("lot"),
            case((by_lot, ""), else_=marks.c.serial).label("serial"),
            case((by_lot, marks.c.expiry)).label("expiry"),
            # Where a lot is named, it has one last day, also where a code left that out.
            case((by_lot & (marks.c.lot == ""), marks.c.expiry)).label("nameless"),
        )
        .join(variants, variants.c.variant_id == marks.c.variant_id)
        .join(styles, styles.c.style_id == variants.c.style_id)
        .where(marks.c.store_id == store_id, styles.c.tracking != Tracking.NONE.value, which)
        .subquery()
    ).c
    total, last_day = func.sum(said.quantity), func.min(said.expiry)
    rows = connection.execute(
        select(said.variant_id, said.place, total.label("n"), said.lot, last_day.label("expiry"), said.serial)
        .group_by(said.variant_id, said.place, said.lot, said.serial, said.nameless)
        .having(total != 0)
    )
    found = [
        LotStock(row.variant_id, row.place, int(row.n), row.lot, row.expiry, row.serial)
        for row in rows
        if row.lot or row.serial or row.expiry is not None
    ]
    found.sort(key=lambda lot: (lot.expiry or date.max, lot.variant_id, lot.place, lot.lot, lot.serial))
    return tuple(found)
