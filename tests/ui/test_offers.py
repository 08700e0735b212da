"""Gifts, pieces for a little more and the member's coupons: offered, chosen, and let be."""

from __future__ import annotations

from PySide6.QtCore import Qt

from pos.domain.coupon import CouponState
from pos.usecases.selling.keep_cart import RestoreCart
from tests.ui.hands import Hands
from tests.ui.promotion_screens import CONTROL, gifts
from tests.ui.shop import JEANS, Shop

ENTER, DOWN = Qt.Key.Key_Return, Qt.Key.Key_Down


def offered(hands: Hands) -> list[tuple[str, str, str]]:
    return [(row.title, row.chip, row.right) for row in hands.panel.choices.rows.rows]


def test_a_clerk_offers_what_may_be_chosen_and_the_customer_chooses(selling: Hands, shop: Shop) -> None:
    gifts(selling)
    view = selling.sell.view
    # 299.00 + 499.00: one gift to choose, one piece for 9.90, one coupon of 50.00.
    assert (view.totals.due, view.offers.text()) == ("798.00", "To be chosen (3)")
    assert "1 gifts to choose: 满500送方巾" in [row.label for row in view.totals.rows]

    selling.press(Qt.Key.Key_O, CONTROL)
    assert offered(selling) == [
        ("满 300 减 50", "1 coupons", "−50.00"),
        ("真丝方巾", "Gift", "0.00"),
        ("真丝方巾", "Gift", "0.00"),
        ("帆布腰包", "A little more", "+9.90"),
    ]
    selling.press(ENTER)
    selling.settle()
    assert view.totals.due == "748.00"
    assert [coupon.state for coupon in selling.desk.sale.cart.coupons] == [CouponState.LOCKED]

    selling.press(Qt.Key.Key_O, CONTROL)
    selling.settle()
    selling.press(DOWN)
    selling.press(ENTER)
    assert [(row[0], row[1]) for row in offered(selling)] == [
        ("真丝方巾", "Gift"), ("真丝方巾", "Chosen"), ("帆布腰包", "A little more"),
    ]  # fmt: skip
    assert selling.lines[-1] == ("真丝方巾", "1", "0.00")
    assert view.primary.text() == "Let it be"
    selling.press(DOWN)
    selling.press(ENTER)
    selling.settle()
    assert selling.panel is view.cart
    # 9.90, less its part of the coupon: 50.00 x 9.90 / 807.90 = 0.61.
    assert selling.lines[-2:] == [("帆布腰包", "1", "9.29"), ("真丝方巾", "1", "0.00")]
    assert view.totals.due == "757.90"

    # A gift is no line: it is exchanged among the offers, and gone while its rule does not give it.
    view.cart.stepped.emit(-1, 1)
    assert selling.sell.view.primary.text() == "Take it"
    selling.press(Qt.Key.Key_Escape)
    view.cart.choose(1)
    selling.press(Qt.Key.Key_Delete)
    assert [name for name, _, _ in selling.lines] == ["直筒牛仔裤", "帆布腰包"]
    kept = RestoreCart(ledger=shop.ledger)()
    assert kept is not None
    assert [gift.code for gift in kept.gifts] == ["F2611-B"]
    selling.scan(JEANS)
    assert [name for name, _, _ in selling.lines] == ["直筒牛仔裤", "帆布腰包", "直筒牛仔裤", "真丝方巾"]


def test_the_next_step_gives_two_and_one_too_many_takes_the_firsts_place(selling: Hands) -> None:
    gifts(selling)
    selling.scan(JEANS)
    selling.scan(JEANS)
    selling.press(Qt.Key.Key_O, CONTROL)
    selling.settle()
    keys = [row.key for row in selling.panel.choices.rows.rows if row.key.startswith("gift")]
    choose = selling.panel.choices.chosen.emit
    for key in (keys[0], keys[1], keys[0]):
        choose(key)
    assert [gift.code for gift in selling.desk.sale.cart.gifts] == ["F2611-B"]
    choose(keys[1])
    choose(keys[0])
    assert [gift.code for gift in selling.desk.sale.cart.gifts] == ["F2611-B", "F2611-A"]
