"""A promotion of which less is left than the sale wants: the clerk hears of it before any money is taken."""

from __future__ import annotations

from PySide6.QtCore import Qt

from pos.domain.tender import TenderKind
from pos.ui.pay.methods import shown_methods
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


BY_PHONE = {
    "rules": [
        {"id": "phone", "name": "手机付立减", "conditions": [{"type": "tender", "tenders": "card"}],
         "benefit": {"type": "off", "amount": 20}, "limits": {"quota": 100}}
    ]
}  # fmt: skip


def test_a_rule_about_a_tender_counts_once_it_is_chosen_and_is_reserved_before_it_is_taken(
    selling: Hands, shop: Shop
) -> None:
    promise(selling, BY_PHONE)
    shop.member_desk.left = {"phone": 1}
    view, sale = selling.sell.view, selling.desk.sale
    offered = shown_methods(shop.counter.returning.rules().methods, (TenderKind.PAYMENT_CODE,), reachable=True)
    card = [each.method_id for each in offered].index("card")

    def pay_by_card() -> None:
        selling.scan(JEANS)
        selling.press(Qt.Key.Key_Plus)
        assert view.totals.due == "299.00"
        selling.panel.method.emit(card)

    pay_by_card()
    assert (view.totals.due, selling.panel.aside.text(), shop.member_desk.holds) == ("279.00", "Due 279.00", {})
    # Cash after all: the price is as before; and stepping back forgets what was chosen.
    selling.panel.method.emit(0)
    assert view.totals.due == "299.00"
    selling.panel.method.emit(card)
    selling.press(Qt.Key.Key_Escape)
    assert (view.totals.due, sale.cart.paying_by) == ("299.00", ())

    selling.press(Qt.Key.Key_Plus)
    selling.panel.method.emit(card)
    selling.panel.reference.setText("778899")
    selling.press(Qt.Key.Key_Return)
    (document,) = shop.ledger.state.documents.values()
    assert (document.total, [(use.subject, use.amount, use.offline) for use in document.uses]) == (
        27_900, [("phone", -1, False)],
    )  # fmt: skip

    # Nothing is left for the next customer: said before anything is taken, at the price without it.
    shop.member_desk.left = {"phone": 0}
    selling.press(Qt.Key.Key_Return)
    pay_by_card()
    selling.panel.reference.setText("778900")
    selling.press(Qt.Key.Key_Return)
    assert (view.totals.due, list(sale.cart.tenders), len(shop.ledger.state.documents)) == ("299.00", [], 1)
    assert "Not so much is left of: 手机付立减" in selling.panel.taken.text()
    selling.press(Qt.Key.Key_Return)
    assert [each.total for each in shop.ledger.state.documents.values()] == [27_900, 29_900]


def test_a_tender_that_pays_too_little_gets_nothing_and_one_that_pays_enough_keeps_it(
    selling: Hands, shop: Shop
) -> None:
    """满290减20 by card, of 299.00: 279.00 are paid, nothing remains. With 10.00 in cash, 289.00 are too little."""
    (rule,) = BY_PHONE["rules"]
    least = [{"type": "tender", "tenders": "card", "at_least": 290}]
    promise(selling, {"rules": [{**rule, "conditions": least, "limits": {}}]})
    view = selling.sell.view
    offered = shown_methods(shop.counter.returning.rules().methods, (TenderKind.PAYMENT_CODE,), reachable=True)
    card = [each.method_id for each in offered].index("card")
    selling.scan(JEANS)
    selling.press(Qt.Key.Key_Plus)
    selling.type("10")
    selling.press(Qt.Key.Key_Return)
    selling.panel.method.emit(card)
    assert (view.totals.due, selling.panel.aside.text()) == ("299.00", "Due 299.00")
    selling.panel.tenders[0].click()
    selling.settle()
    selling.panel.method.emit(card)
    assert (view.totals.due, selling.panel.aside.text()) == ("279.00", "Due 279.00")
    selling.panel.reference.setText("778899")
    selling.press(Qt.Key.Key_Return)
    selling.settle()

    (document,) = shop.ledger.state.documents.values()
    assert (document.total, [tender.amount for tender in document.tenders]) == (27_900, [27_900])
