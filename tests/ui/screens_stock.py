"""库存, for pictures."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

from PySide6.QtCore import Qt

from pos.domain.stock import CHAIN_OWNER, Movement, MovementKind, Place
from pos.domain.stocktake_posting import CountedUpTo
from pos.domain.stocktake_variance import compare, explain
from pos.ui.parts.key_button import KeyButton
from pos.ui.stock.view import StockView
from pos.wire.stocktakes import AreaProgress, ReviewAnswer, StocktakeRecord
from tests.ui.hands import Hands
from tests.ui.shop import CARDIGAN, JEANS, MANAGER_PIN, SCARF


def view(hands: Hands) -> StockView:
    """The stock screen, once it was shown."""
    found = hands.ui.window.findChild(StockView)
    assert found is not None
    return found


def press(hands: Hands, button: KeyButton) -> None:
    """Touch a button."""
    button.click()
    hands.settle()


def stock(hands: Hands) -> None:
    hands.press(Qt.Key.Key_F4)


def stock_asked(hands: Hands) -> None:
    stock(hands)
    hands.scan(JEANS)


def stock_unknown(hands: Hands) -> None:
    stock(hands)
    hands.scan("6901234599992")


def stock_new(hands: Hands) -> None:
    stock(hands)
    press(hands, view(hands).new)
    hands.scan("S-WALL22")
    hands.scan("S-TABLE2")


def stock_manager(hands: Hands) -> None:
    stock_new(hands)
    hands.press(Qt.Key.Key_Return)


def begun(hands: Hands) -> StocktakeRecord:
    """A manager has opened one with two areas."""
    stock_manager(hands)
    hands.type(MANAGER_PIN)
    hands.settle()
    return StocktakeRecord(hands.shop.ledger.state.stocktakes[0])


def stock_counting(hands: Hands) -> None:
    begun(hands)
    hands.scan("S-WALL22")
    for code in (JEANS, JEANS, CARDIGAN, SCARF, JEANS):
        hands.scan(code)


def stock_found(hands: Hands) -> None:
    stock_counting(hands)
    record = StocktakeRecord(hands.shop.ledger.state.stocktakes[0])
    counts = hands.shop.ledger.state.counts
    now = hands.shop.clock.now()
    opening = {(count.variant_id, Place.SALES_FLOOR, CHAIN_OWNER): 4_000 for count in counts}
    sold = Movement("m", counts[0].variant_id, "s", -1_000, MovementKind.SALE, "d", now - timedelta(milliseconds=20))
    found = compare(record.stocktake, counts, (), opening, (sold,))
    hands.shop.store_desk.reviews[record.stocktake.stocktake_id] = ReviewAnswer(
        record=record,
        as_of=now,
        variances=explain(found, style_of=str, in_transit={}),
        compared=3,
        areas=(AreaProgress("S-WALL22", 5_000, ("staff-1",)),),
        known=(CountedUpTo("till", 9),),
    )
    press(hands, view(hands).review)


def stock_offline(hands: Hands) -> None:
    stock_counting(hands)
    hands.shop.store_desk.reachable = False
    press(hands, view(hands).review)


STOCK: dict[str, Callable[[Hands], None]] = {
    "stock": stock,
    "stock_asked": stock_asked,
    "stock_unknown": stock_unknown,
    "stock_new": stock_new,
    "stock_manager": stock_manager,
    "stock_counting": stock_counting,
    "stock_found": stock_found,
    "stock_offline": stock_offline,
}
