"""The clerk explains each price from the screen, and leaves out what the customer does not want."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest

from pos.domain.cart import DiscountBy, ManualDiscount
from pos.domain.promotion.condition import Measure
from pos.domain.promotion.priced import NextStep
from pos.ui.language import Tongue
from pos.ui.reasons import next_words
from pos.usecases.selling.keep_cart import RestoreCart
from tests.ui.hands import Hands
from tests.ui.promotion_screens import CONTROL, promise
from tests.ui.shop import CARDIGAN, JEANS, SCARF, Shop

ENTER = Qt.Key.Key_Return


def said(rows: object) -> list[tuple[str, ...]]:
    return [
        tuple(part for part in (row.title, row.chip, row.detail, row.right) if part)
        for row in rows.rows.rows  # type: ignore[attr-defined]
    ]


def test_the_prices_are_explained_and_a_promotion_is_declined_and_taken_again(selling: Hands, shop: Shop) -> None:
    promise(selling)
    for code in (JEANS, JEANS, CARDIGAN, SCARF):
        selling.scan(code)
    selling.press(Qt.Key.Key_Up)
    selling.press(Qt.Key.Key_Up)
    # 2 x 299.00, the second at 149.50; 499.00; 129.00 at 90 % = 116.10: 1,063.60, less 100.00.
    assert selling.sell.view.totals.due == "963.60"
    selling.press(Qt.Key.Key_I, CONTROL)
    panel = selling.panel

    assert said(panel.goods)[1] == ("直筒牛仔裤", "深蓝 · 26 · 2 pcs", "406.33")
    assert said(panel.reasons) == [
        ("Price on the tag", "2 × 359.00", "718.00"),
        ("Today's price", "2 × 299.00", "−120.00"),
        ("牛仔裤第二件半价", "The supplier pays for it", "−149.50"),
        ("满1000减100", "Head office pays for it", "−42.17"),
        ("To pay now", "2 pcs", "406.33"),
    ]

    for key in (Qt.Key.Key_Up, Qt.Key.Key_Right, Qt.Key.Key_Down, Qt.Key.Key_Down):
        selling.press(key)
    assert said(panel.goods)[0] == ("The whole sale", "3 lines", "963.60")
    assert ("双倍积分", "Points × 2 · Head office pays for it") in said(panel.reasons)
    assert said(panel.reasons)[-1] == ("满900减60", "满1000减100 is better")
    assert panel.reasons.marked_key == "off100"
    selling.settle()
    assert panel.words.text() == "Without it the sale comes to 1,003.60 (+40.00)"
    assert selling.sell.view.primary.text() == "Sell without it"

    selling.press(ENTER)
    selling.settle()

    assert selling.sell.view.totals.due == "1,003.60"
    assert panel.reasons.marked_key == "off100"
    assert ("满1000减100", "Not wanted", "The customer does not want it") in said(panel.reasons)
    kept = RestoreCart(ledger=shop.ledger)()
    assert kept is not None
    assert kept.declined == ("off100",)
    selling.press(Qt.Key.Key_Escape)
    selling.press(Qt.Key.Key_F7)
    selling.press(Qt.Key.Key_F8)
    selling.press(ENTER)
    assert selling.sell.view.totals.due == "1,003.60"

    QTest.mouseClick(selling.sell.view.totals, Qt.MouseButton.LeftButton, pos=QPoint(40, 40))
    panel.goods.clicked.emit(panel.goods.rows.index(0, 0))
    place = next(n for n, row in enumerate(panel.reasons.rows.rows) if row.key == "off100")
    panel.reasons.mark(place)
    selling.settle()
    assert panel.words.text() == "With it the sale comes to 963.60 (−40.00)"
    selling.sell.view.primary.click()

    assert selling.sell.view.totals.due == "963.60"


def test_a_price_given_by_hand_is_explained_and_not_declined_here(selling: Hands) -> None:
    selling.scan(SCARF)
    cart = selling.desk.sale.cart
    by_hand = ManualDiscount(DiscountBy.PERCENT, 9_500, "Regular customer")
    selling.desk.sale.put(replace(cart, lines=(replace(cart.lines[0], discount=by_hand),)))
    selling.press(Qt.Key.Key_I, CONTROL)
    assert said(selling.panel.reasons)[1][:2] == ("By hand", "Regular customer")
    selling.press(Qt.Key.Key_Right)
    selling.press(Qt.Key.Key_Down)

    assert selling.panel.words.text() == "This is no promotion: it is taken off where it was given."
    assert selling.sell.view.primary.text() == "Go on selling"
    selling.press(Qt.Key.Key_Left)
    selling.press(ENTER)
    assert selling.panel is selling.sell.view.cart


def test_an_empty_sale_has_nothing_to_explain(selling: Hands) -> None:
    selling.press(Qt.Key.Key_I, CONTROL)
    assert selling.panel is selling.sell.view.cart
    QTest.mouseClick(selling.sell.view.totals, Qt.MouseButton.LeftButton, pos=QPoint(40, 40))
    assert selling.panel is selling.sell.view.cart


def test_a_till_that_is_too_old_for_a_promotion_says_so_and_takes_no_money_where_head_office_forbids_it(
    selling: Hands,
) -> None:
    newer = {"rules": [{"id": "R", "name": "未来券", "version": 2, "benefit": {"type": "off", "amount": 1}}]}
    promise(selling, newer)
    selling.scan(SCARF)
    assert "1 promotions need a newer version of this till" in [row.label for row in selling.sell.view.totals.rows]
    selling.press(Qt.Key.Key_I, CONTROL)
    selling.press(Qt.Key.Key_Up)
    assert ("未来券", "This till is too old for it") in said(selling.panel.reasons)
    selling.press(Qt.Key.Key_Escape)

    promise(selling, {**newer, "settings": {"newer_rules": "refuse"}})
    selling.scan(SCARF)
    selling.press(Qt.Key.Key_Plus)

    assert selling.panel is selling.sell.view.cart
    assert selling.notice.startswith("This till is too old for a promotion")
    promise(selling, newer)
    selling.scan(SCARF)
    selling.press(Qt.Key.Key_Plus)
    assert selling.panel is not selling.sell.view.cart


@pytest.mark.parametrize(
    "step, english, chinese",
    (
        (NextStep("r", "双十一", 3_000, Measure.AMOUNT, off=2_000), "30.00 more, 20.00 off: 双十一",
         "再买 30.00 元，减 20.00：双十一"),
        (NextStep("r", "双十一", 3_000, Measure.AMOUNT, off=2_000, again=True), "30.00 more, another 20.00 off: 双十一",
         "再买 30.00 元，多减 20.00：双十一"),
        (NextStep("r", "双十一", 1, Measure.QUANTITY, part=1_500), "1 pcs more, 8.5 zhe (15 % off): 双十一",
         "再拿 1 件，打 8.5 折：双十一"),
        (NextStep("r", "买二送一", 1, Measure.QUANTITY), "1 pcs more: 买二送一", "再拿 1 件：买二送一"),
    ),
)  # fmt: skip
def test_the_next_step_is_one_line_to_be_read_aloud(selling: Hands, step: NextStep, english: str, chinese: str) -> None:
    assert next_words(step) == english
    selling.ui.language.speak(Tongue.CHINESE)
    assert next_words(step) == chinese
