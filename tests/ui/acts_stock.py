"""In the stock room and at the pickup counter, by permission."""

from __future__ import annotations

from PySide6.QtCore import Qt

from pos.domain.order import Order
from pos.domain.staff import Permission, Verdict
from pos.ui.stock.view import StockView
from tests.ui.acts import Act, events
from tests.ui.hands import Hands
from tests.ui.screens_stock import adjusting_why, asks, choose, found, press, stock, view
from tests.ui.shop import CARDIGAN, JEANS, SCARF

ENTER = Qt.Key.Key_Return


def begins_stocktake(hands: Hands) -> None:
    stock(hands)
    press(hands, view(hands).new)
    hands.scan("S-WALL22")
    hands.press(ENTER)


def counts(hands: Hands) -> None:
    begins_stocktake(hands)
    hands.scan("S-WALL22")
    hands.scan(JEANS)


def receives(hands: Hands) -> None:
    stock(hands)
    choose(hands, "receive")
    press(hands, view(hands).new)
    hands.scan(JEANS)
    hands.press(ENTER)
    hands.press(ENTER)


def sends(hands: Hands) -> None:
    """Back to the supplier."""
    asks(hands)
    stock(hands)
    choose(hands, "move")
    view(hands).lines.chosen.emit("supplier")
    hands.settle()
    hands.scan(SCARF)
    hands.press(ENTER)


def adjusts(hands: Hands) -> None:
    adjusting_why(hands)
    hands.type("window broken")
    hands.press(ENTER)


def fresh_order(hands: Hands) -> Order:
    n = len(hands.shop.mirror.told) + 1
    order = hands.shop.order(n, "陈女士", f"{2046 + n}", ready=True)
    hands.press(Qt.Key.Key_F2)
    return order


def hands_over(hands: Hands) -> None:
    order = fresh_order(hands)
    for code in (hands.shop.code_of(order), JEANS, CARDIGAN):
        hands.scan(code)
    hands.press(ENTER)


def hands_over_unverified(hands: Hands) -> None:
    hands.type(fresh_order(hands).phone_last4)
    hands.press(ENTER)
    hands.scan(JEANS)
    hands.scan(CARDIGAN)
    hands.press(ENTER)


def looks_at_cost(hands: Hands) -> None:
    """Counts one piece, and looks at what differs."""
    shop = hands.shop
    shop.store_desk.shown_costs, shop.store_desk.costs = {shop.clerk.staff_id}, {shop.jeans[0].variant_id: 11_100}
    counts(hands)
    found(hands)


def costs_read(hands: Hands) -> int:
    """Rows on the screen that say what they cost."""
    screen = hands.ui.window.findChild(StockView)
    rows = screen.lines.rows.rows if screen is not None and screen.isVisible() else ()
    return sum("−222.00" in each.right_note for each in rows)


STOCK = {
    Permission.POST_STOCKTAKE: Act(begins_stocktake, lambda hands: len(hands.shop.ledger.state.stocktakes)),
    # Piece by piece, scan after scan: who may not alone does not count, and nobody is asked.
    Permission.COUNT_STOCK: Act(
        counts,
        lambda hands: len(hands.shop.ledger.state.counts),
        able=(Permission.POST_STOCKTAKE,),
        unlike={Verdict.APPROVAL: Verdict.DENIED},
    ),
    Permission.RECEIVE_GOODS: Act(receives, events("goods_received")),
    Permission.SEND_GOODS: Act(sends, events("transfer_moved")),
    Permission.ADJUST_STOCK: Act(adjusts, events("stock_adjusted")),
    # Nobody is asked: a yes would leave the figures on the screen, for whoever stands there.
    Permission.SEE_COST: Act(
        looks_at_cost,
        costs_read,
        able=(Permission.POST_STOCKTAKE,),
        unlike={Verdict.APPROVAL: Verdict.DENIED},
    ),
    Permission.HAND_OVER: Act(hands_over, events("order_handed_over")),
    Permission.HAND_OVER_UNVERIFIED: Act(hands_over_unverified, events("order_handed_over")),
}
