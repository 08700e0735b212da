"""The sell screen under promotions, for pictures."""

from __future__ import annotations

import json

from PySide6.QtCore import Qt

from tests.ui.hands import Hands
from tests.ui.shop import CARDIGAN, JEANS, SCARF

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


PROMOTIONS = {each.__name__: each for each in (why, why_declined)}
"""Name → how to get there."""
