"""A promotion of which less is left than the sale wants: the clerk hears of it before any money is taken."""

from __future__ import annotations

from PySide6.QtCore import Qt

from tests.ui.hands import Hands
from tests.ui.promotion_screens import promise
from tests.ui.shop import JEANS, Shop

DEAL = {
    "rules": [
        {"id": "deal", "name": "牛仔裤秒杀", "target": {"products": ["K2601"]},
         "benefit": {"type": "unit_price", "price": 199}, "limits": {"quota": 100}}
    ]
}  # fmt: skip


def test_less_is_left_than_the_sale_wants(selling: Hands, shop: Shop) -> None:
    promise(selling, DEAL)
    shop.member_desk.left = {"deal": 1}
    selling.scan(JEANS)
    selling.scan(JEANS)
    view = selling.sell.view
    assert view.totals.due == "398.00"
    selling.press(Qt.Key.Key_Plus)
    selling.settle()
    # One is left: 199.00 + 299.00. The cart is still shown, with what happened.
    assert (view.totals.due, selling.panel is view.cart) == ("498.00", True)
    assert "Not so much is left of: 牛仔裤秒杀" in selling.notice
    selling.press(Qt.Key.Key_Plus)
    selling.press(Qt.Key.Key_Return)
    selling.settle()
    (document,) = shop.ledger.state.documents.values()
    assert (document.total, [(use.subject, use.amount) for use in document.uses]) == (49_800, [("deal", -1)])
