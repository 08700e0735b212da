"""The sell screen under promotions, for pictures."""

from __future__ import annotations

import json

from PySide6.QtCore import Qt

from tests.ui.hands import Hands
from tests.ui.member_screens import a_wallet
from tests.ui.shop import CARDIGAN, JEANS, SCARF, item

CONTROL = Qt.KeyboardModifier.ControlModifier
CAMPAIGNS = {
    "rules": [
        {"id": "second", "name": "牛仔裤第二件半价", "target": {"products": ["K2601"]},
         "benefit": {"type": "nth_piece", "pay": 50}, "funder": "supplier"},
        {"id": "off100", "name": "满1000减100", "benefit": {"type": "off", "amount": 100},
         "conditions": [{"type": "order_amount", "at_least": 1000}], "exclusive": ["满减"]},
        {"id": "off60", "name": "满900减60", "benefit": {"type": "off", "amount": 60},
         "conditions": [{"type": "order_amount", "at_least": 900}], "exclusive": ["满减"]},
        {"id": "scarf", "name": "方巾店长推荐", "target": {"products": ["F2611"]},
         "benefit": {"type": "off", "pay": 90}, "funder": "store"},
        {"id": "double", "name": "双倍积分", "benefit": {"type": "points", "times": 2}},
    ]
}  # fmt: skip

GIFTS = {
    "rules": [
        {"id": "gift", "name": "满500送方巾", "funder": "supplier",
         "benefit": {"type": "gift", "tiers": [{"at_least": 500, "from": ["F2611-A", "F2611-B"]},
                                               {"at_least": 1000, "from": ["F2611-A", "F2611-B"], "choose": 2}]}},
        {"id": "bag", "name": "满300加9.90换购腰包", "target": {"codes": ["W2620-K"]},
         "conditions": [{"type": "target_amount", "at_least": 300, "target": {"exclude": [{"codes": ["W2620-K"]}]}}],
         "benefit": {"type": "add_on", "price": 9.9}},
    ]
}  # fmt: skip
"""A gift in two steps, and a piece for a little more."""


def promise(hands: Hands, campaigns: object = CAMPAIGNS) -> None:
    """Head office tells its promotions."""
    hands.shop.mirror.campaigns = json.dumps(campaigns)


def why(hands: Hands) -> None:
    promise(hands)
    for code in (JEANS, JEANS, CARDIGAN, SCARF):
        hands.scan(code)
    hands.press(Qt.Key.Key_Up)
    hands.press(Qt.Key.Key_Up)
    hands.press(Qt.Key.Key_I, CONTROL)


def why_declined(hands: Hands) -> None:
    why(hands)
    for key in (Qt.Key.Key_Right, Qt.Key.Key_Down, Qt.Key.Key_Down, Qt.Key.Key_Return):
        hands.press(key)


def gifts(hands: Hands) -> None:
    a_wallet(hands)
    shop = hands.shop
    for code, name, colour, price in (
        ("F2611-A", "真丝方巾", "暮粉", 12900),
        ("F2611-B", "真丝方巾", "雾蓝", 12900),
        ("W2620-K", "帆布腰包", "黑", 7900),
    ):
        shop.catalogue.coded(code, item(code, name, colour, "均码", price, barcode=code))
    promise(hands, GIFTS)
    hands.scan(JEANS)
    hands.scan(CARDIGAN)
    hands.type("13800002046")
    hands.press(Qt.Key.Key_Return)
    hands.qtbot.waitUntil(lambda: "3" in hands.sell.view.offers.text(), timeout=3_000)


def offers(hands: Hands) -> None:
    gifts(hands)
    hands.press(Qt.Key.Key_O, CONTROL)
    hands.press(Qt.Key.Key_Down)
    hands.press(Qt.Key.Key_Return)
    if hands.panel is hands.sell.view.cart:
        hands.press(Qt.Key.Key_O, CONTROL)


PROMOTIONS = {each.__name__: each for each in (why, why_declined, gifts, offers)}
"""Name → how to get there."""
