"""A denim wall with two areas and a stock room, and short ways to say what happened there."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from itertools import count as numbers

from pos.domain.stock import CHAIN_OWNER, Movement, MovementKind, Place
from pos.domain.stocktake import Area, Count, Recount, Scope, Stocktake, Tolerance

FIVE = datetime(2026, 11, 22, 9, 0, tzinfo=UTC)
LEFT = Area("left", "Wall, left", "S-A1")
RIGHT = Area("right", "Wall, right", "S-A2")
ROOM = Area("room", "Stock room", "S-B1", Place.STOCK_ROOM)
_ids = numbers(1)


def at(seconds: float) -> datetime:
    """So many seconds after five."""
    return FIVE + timedelta(seconds=seconds)


def stocktake(
    scope: Scope = Scope.FULL, variants: tuple[str, ...] = (), tolerance: Tolerance | None = None
) -> Stocktake:
    """The denim wall, opened at five."""
    return Stocktake(
        stocktake_id="take",
        store_id="store",
        name="Denim",
        opened=FIVE,
        staff_id="lin",
        areas=(LEFT, RIGHT, ROOM),
        scope=scope,
        variants=variants,
        tolerance=tolerance or Tolerance(),
    )


def scan(
    variant: str,
    seconds: float,
    *,
    area: Area = LEFT,
    pieces: int = 1,
    by: str = "lin",
    doubt_ms: int | None = 0,
    recount: str = "",
) -> Count:
    """So many pieces of a variant counted."""
    return Count(
        count_id=f"count-{next(_ids)}",
        stocktake_id="take",
        area_id=area.area_id,
        variant_id=variant,
        quantity=pieces * 1000,
        counter=by,
        till_id=by,
        moment=at(seconds),
        uncertainty_ms=doubt_ms,
        recount_id=recount,
    )


def again(recount_id: str, seconds: float, *variants: str, area: Area = LEFT) -> Recount:
    """A recount asked for."""
    return Recount(recount_id, "take", area.area_id, at(seconds), "wang", variants)


def moved(
    variant: str,
    seconds: float,
    pieces: int,
    *,
    kind: MovementKind = MovementKind.SALE,
    place: Place = Place.SALES_FLOOR,
    owner: str = CHAIN_OWNER,
) -> Movement:
    """So many pieces came (or went, below 0)."""
    return Movement(
        movement_id=f"move-{next(_ids)}",
        variant_id=variant,
        store_id="store",
        quantity=pieces * 1000,
        kind=kind,
        document_id="document",
        moment=at(seconds),
        place=place,
        owner=owner,
    )
