"""Lots and serial numbers, for the pictures: asked for while unpacking, and seen where a piece is asked about."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from pos.domain.barcode import gtin14
from pos.domain.mark import Tracking
from pos.wire.catalogue import LotStock, Standing, StoreStock
from tests.ui.hands import Hands
from tests.ui.screens_stock import choose, press, stock, view
from tests.ui.shop import SCARF

LOT_A = f"01{gtin14(SCARF)}17270331" + "10A1"
NUMBER = f"01{gtin14(SCARF)}21S7"


def unannounced(hands: Hands) -> None:
    """A delivery that nobody announced."""
    stock(hands)
    choose(hands, "receive")
    press(hands, view(hands).new)


def receiving_lot(hands: Hands) -> None:
    """One lot has come; of which is this one?"""
    hands.shop.catalogue.tracked[hands.shop.scarf.style_id] = Tracking.LOT
    unannounced(hands)
    hands.scan(LOT_A)
    hands.scan(SCARF)


def stock_lots(hands: Hands) -> None:
    """Three lots here, and one of which nobody knows."""
    shop = hands.shop
    scarf = shop.scarf
    shop.mirror.has(scarf.variant_id, 9_000)
    shop.central.levels[scarf.style_id] = (StoreStock(scarf.variant_id, "西湖店", 2_000, "s-2"),)
    shop.central.standing[scarf.style_id] = (Standing(scarf.variant_id, "sales_floor", 9_000),)
    shop.central.lots[scarf.style_id] = (
        LotStock(scarf.variant_id, "sales_floor", 3_000, "A1", date(2026, 12, 31)),
        LotStock(scarf.variant_id, "sales_floor", 4_000, "B20261104", date(2028, 6, 30)),
        LotStock(scarf.variant_id, "faulty", 1_000, "B20261104", date(2028, 6, 30)),
        LotStock(scarf.variant_id, "sales_floor", 2_000),
        LotStock(shop.jeans[0].variant_id, "sales_floor", 2_000, "C3"),
    )
    stock(hands)
    hands.scan(SCARF)


MARKS: dict[str, Callable[[Hands], None]] = {"receiving_lot": receiving_lot, "stock_lots": stock_lots}
