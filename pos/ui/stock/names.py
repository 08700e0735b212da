"""What stocktakes and areas are called: their stored names have no language, as tills of both may read them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime

from pos.domain.mark import Mark, mark_of
from pos.domain.moments import store_local
from pos.domain.quantity import Milli
from pos.domain.stock import IN_TRANSIT, ONLINE, RESERVED, Place
from pos.domain.stocktake import Area, Stocktake
from pos.ui.language import translate
from pos.ui.words import dotted, mark_words, signed
from pos.wire.catalogue import LotStock

SALES_FLOOR, STOCK_ROOM = Area("floor", "S-FLOOR", "S-FLOOR"), Area("room", "S-ROOM", "S-ROOM")
"""The areas of a shop that has no labels."""

MOST_LOTS = 4
"""So many of an item's lots are named."""

WAREHOUSE, SUPPLIER = "warehouse", "supplier"
"""Where goods come from or go to that is no store."""


def stocktake_name(moment: datetime, *, offset_minutes: int) -> str:
    """The name that a stocktake is kept under: `2026-11-22 09:00`, in the store's time."""
    return f"{store_local(moment, offset_minutes=offset_minutes):%Y-%m-%d %H:%M}"


def stocktake_words(take: Stocktake) -> str:
    """`Stocktake 2026-11-22 09:00`."""
    return translate("Stock", "Stocktake {when}").format(when=take.name)


def area_words(area: Area) -> str:
    """What people call an area."""
    if area.area_id == SALES_FLOOR.area_id:
        return translate("Stock", "Sales floor")
    if area.area_id == STOCK_ROOM.area_id:
        return translate("Stock", "Stock room")
    return area.name


def standing_words(standing: Mapping[str, Milli]) -> str:
    """`Sales floor 5 · held for orders 1 · online shop 12`, in that order; empty where nothing is known."""
    words = {
        Place.SALES_FLOOR: translate("Stock", "sales floor {n}"),
        Place.STOCK_ROOM: translate("Stock", "stock room {n}"),
        Place.DISPLAY: translate("Stock", "on display {n}"),
        Place.TESTER: translate("Stock", "testers {n}"),
        Place.ALTERATION: translate("Stock", "at the tailor's {n}"),
        Place.KEPT: translate("Stock", "kept for customers {n}"),
        Place.ON_LOAN: translate("Stock", "on loan {n}"),
        Place.FAULTY: translate("Stock", "faulty {n}"),
        RESERVED: translate("Stock", "held for orders {n}"),
        IN_TRANSIT: translate("Stock", "on its way here {n}"),
        ONLINE: translate("Stock", "online shop {n}"),
    }
    return dotted(*(said.format(n=signed(standing[where])) for where, said in words.items() if where in standing))


def lots_words(lots: Sequence[LotStock]) -> str:
    """`Lot A1 · until 2027-03-31: 3`, the soonest first, wherever in the store; empty where nothing is told apart."""
    sums: dict[Mark | None, Milli] = {}
    for lot in lots:
        mark = mark_of(lot.lot, lot.expiry, lot.serial)
        sums[mark] = sums.get(mark, 0) + lot.quantity
    unknown = translate("Stock", "not known which")
    said = [f"{mark_words(mark) or unknown}: {signed(quantity)}" for mark, quantity in sums.items() if quantity]
    more = [translate("Stock", "and {n} more").format(n=len(said) - MOST_LOTS)] if len(said) > MOST_LOTS else []
    return "\n".join((*said[:MOST_LOTS], *more))


def place_words(place: str, names: Mapping[str, str]) -> str:
    """What people call where something comes from or goes to."""
    if place == WAREHOUSE:
        return translate("Transfer", "Warehouse")
    if place == SUPPLIER:
        return translate("Transfer", "Supplier")
    return names.get(place) or (translate("Transfer", "Another store") if len(place) == 36 else place)
