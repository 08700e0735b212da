"""A rule about one wallet: known by the code that is shown, and priced before any money moves."""

from __future__ import annotations

from PySide6.QtCore import Qt

from pos.domain.tender import TenderKind
from pos.ports.payments import PaymentState
from pos.ui.pay.methods import shown_methods
from pos.ui.phone.view import PhoneView
from tests.ui.hands import Hands
from tests.ui.promotion_screens import promise
from tests.ui.shop import JEANS, Shop

WECHAT, ALIPAY = "134567890123456700", "281234567890123401"
PLUS, ENTER, CONTROL = Qt.Key.Key_Plus, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier
BY_WECHAT = {
    "rules": [
        {"id": "w", "name": "微信立减20", "conditions": [{"type": "wallet", "tenders": ["wechat"], "at_least": 100}],
         "benefit": {"type": "off", "amount": 20}}
    ]
}  # fmt: skip


def asked(shop: Shop) -> list[tuple[str, int]]:
    return [(each.provider, each.amount) for each in shop.payments.started.values()]


def test_the_code_that_is_scanned_says_whose_it_is_before_the_money_is_asked_for(selling: Hands, shop: Shop) -> None:
    promise(selling, BY_WECHAT)
    for code in (ALIPAY, WECHAT):
        selling.scan(JEANS)
        selling.press(PLUS)
        assert selling.sell.view.totals.due == "299.00"
        selling.scan(code)
        selling.settle()
        selling.press(ENTER)
    assert asked(shop) == [("alipay", 29_900), ("wechat", 27_900)]
    documents = sorted(shop.ledger.state.documents.values(), key=lambda each: each.number)
    assert [(each.total, each.tenders[0].wallet) for each in documents] == [(29_900, "alipay"), (27_900, "wechat")]


def test_where_the_code_was_waited_for_it_is_priced_anew_and_after_another_wallet_came_to_nothing(
    selling: Hands, shop: Shop
) -> None:
    promise(selling, BY_WECHAT)
    selling.scan(JEANS)
    selling.press(PLUS)
    offered = shown_methods(shop.counter.returning.rules().methods, (TenderKind.PAYMENT_CODE,), reachable=True)
    place = [each.method_id for each in offered].index("payment_code")
    selling.press(Qt.Key(Qt.Key.Key_1 + place), CONTROL)
    selling.press(ENTER)
    panel = selling.panel
    assert isinstance(panel, PhoneView)
    assert panel.amount.text() == "¥ 299.00"
    shop.payments.next = PaymentState.FAILED
    selling.scan(ALIPAY)
    selling.settle()
    shop.payments.next = PaymentState.PAID
    selling.scan(WECHAT)
    selling.settle()
    assert asked(shop) == [("alipay", 29_900), ("wechat", 27_900)]
    (document,) = shop.ledger.state.documents.values()
    assert (document.total, [each.rule_name for each in document.lines[0].allocations]) == (27_900, ["微信立减20"])
