"""A way to pay that head office says needs the network is not offered without it."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import Qt

from pos.domain.tender import TenderKind, TenderMethod
from pos.domain.trade_rules import TradeRules
from tests.ui.hands import Hands
from tests.ui.member_screens import tell
from tests.ui.shop import JEANS, Shop

MALL = TenderMethod("mall", TenderKind.RECORDED, name="商场收银台", offline=False, place=11)
WALL = TenderMethod("wall", TenderKind.RECORDED, name="墙上收款码", place=12)


def test_what_needs_the_network_is_offered_only_while_it_is_there(selling: Hands, shop: Shop) -> None:
    shop.mirror.rules = replace(shop.mirror.rules, trade=TradeRules(methods=(MALL, WALL)))
    selling.scan(JEANS)

    def offered() -> set[str]:
        selling.press(Qt.Key.Key_Plus)
        shown = {button.text() for button in selling.panel.methods if button.isVisible()}
        selling.press(Qt.Key.Key_Escape)
        return {name for name in (MALL.name, WALL.name) if any(name in words for words in shown)}

    assert offered() == {MALL.name, WALL.name}
    tell(selling, online=False)
    assert offered() == {WALL.name}
    tell(selling, online=True)
    assert offered() == {MALL.name, WALL.name}
