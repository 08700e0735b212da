"""库存, for pictures: what it cost, and the style in hand while goods are counted and received."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from PySide6.QtCore import Qt

from pos.domain.staff import Permission, Rule, Verdict
from pos.domain.stocktake import CountRules
from pos.domain.store_rules import StoreRules
from tests.ui.hands import Hands
from tests.ui.screens_stock import begun, receiving, stock_found, view
from tests.ui.shop import JEANS


def stock_at_cost(hands: Hands) -> None:
    """Who looks may see what it cost; of one, nobody knows."""
    shop = hands.shop
    shop.store_desk.shown_costs = {shop.clerk.staff_id}
    shop.store_desk.costs = {shop.jeans[0].variant_id: 11_150, shop.cardigan.variant_id: 13_900}
    hands.ui.session.signed_in(replace(shop.clerk, rules=(Rule(Permission.SEE_COST, Verdict.ALLOWED),)))
    stock_found(hands)


def stock_counting_a_style(hands: Hands) -> None:
    """A pile of each size, not blind: what the books say is seen."""
    shop = hands.shop
    shop.mirror.rules = StoreRules(counting=CountRules(blind=False))
    begun(hands)
    hands.scan("S-WALL22")
    hands.scan(JEANS)
    for each, n in zip(shop.jeans[1:4], "263", strict=True):
        view(hands).grid.chosen.emit(each.variant_id)
        hands.type(n)
        hands.press(Qt.Key.Key_Return)


def receiving_a_style(hands: Hands) -> None:
    """Some sizes are all there, of one there are too many."""
    receiving(hands)
    hands.scan("T-A2B3C4D5")
    hands.scan(JEANS)
    for each, n in zip(hands.shop.jeans[:4], "3342", strict=True):
        view(hands).grid.chosen.emit(each.variant_id)
        hands.type(n)
        hands.press(Qt.Key.Key_Return)


STOCK_GRIDS: dict[str, Callable[[Hands], None]] = {
    "stock_counting_a_style": stock_counting_a_style,
    "stock_at_cost": stock_at_cost,
    "receiving_a_style": receiving_a_style,
}
