"""The chosen line says how many are here, a moment after it was chosen."""

from PySide6.QtCore import Qt

from tests.ui.hands import Hands
from tests.ui.shop import CARDIGAN, JEANS, Shop


def aside(hands: Hands) -> tuple[str, str]:
    """The chosen line's name, and what is said beside it."""
    rows = hands.sell.view.cart.rows
    return next((row.name, rows.aside) for row in rows.rows if row.line_id == rows.aside_of)


def wait_for(hands: Hands, words: str) -> None:
    hands.qtbot.waitUntil(lambda: hands.sell.view.cart.rows.aside == words, timeout=2_000)


def test_the_chosen_line_says_the_stock_here(selling: Hands, shop: Shop) -> None:
    shop.mirror.has(shop.cardigan.variant_id, 3_000)
    shop.mirror.has(shop.jeans[0].variant_id, 12_000)
    selling.scan(JEANS)
    selling.scan(CARDIGAN)
    wait_for(selling, "3 in this store")
    assert aside(selling) == ("羊毛针织开衫", "3 in this store")

    selling.press(Qt.Key.Key_Up)
    wait_for(selling, "12 in this store")

    assert aside(selling) == ("直筒牛仔裤", "12 in this store")


def test_nothing_is_said_of_a_line_that_was_taken_out(selling: Hands, shop: Shop) -> None:
    selling.scan(JEANS)
    wait_for(selling, "0 in this store")
    selling.press(Qt.Key.Key_Delete)

    assert selling.sell.view.cart.rows.aside == ""
