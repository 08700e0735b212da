"""What stocktakes and areas are called: their stored names have no language, as tills of both may read them."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime

from pos.domain.moments import store_local
from pos.domain.stocktake import Area, Stocktake
from pos.ui.language import translate

SALES_FLOOR, STOCK_ROOM = Area("floor", "S-FLOOR", "S-FLOOR"), Area("room", "S-ROOM", "S-ROOM")
"""The areas of a shop that has no labels."""

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


def place_words(place: str, names: Mapping[str, str]) -> str:
    """What people call where something comes from or goes to."""
    if place == WAREHOUSE:
        return translate("Transfer", "Warehouse")
    if place == SUPPLIER:
        return translate("Transfer", "Supplier")
    return names.get(place) or (translate("Transfer", "Another store") if len(place) == 36 else place)
