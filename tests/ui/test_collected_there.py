"""What the nearest store keeps for a customer who pays here: the slip's words stand on the sale until it is paid."""

from __future__ import annotations

from PySide6.QtWidgets import QAbstractButton

from pos.domain.collect import CollectAt
from pos.domain.document import Fulfilment
from tests.ui.hands import Hands
from tests.ui.screens_stock import stock_nearest, view
from tests.ui.shop import Shop
from tests.ui.test_stock_room import ENTER


def test_what_is_collected_there_brings_its_code_into_the_sale(selling: Hands, shop: Shop) -> None:
    stock_nearest(selling)
    near = shop.central.levels[shop.jeans[0].style_id][0]
    shop.store_desk.free[near.store_id, near.variant_id] = 1_000
    selling.press(ENTER)
    selling.scan("13800002046")
    selling.press(ENTER)
    selling.type("Chen")
    selling.press(ENTER)
    page = view(selling).centre.currentWidget()
    assert page is not None
    preset = next(
        each for each in page.findChildren(QAbstractButton) if each.isVisible() and "Collected at" in each.text()
    )
    preset.click()
    selling.settle()
    (order,) = shop.store_desk.orders.values()
    assert selling.ui.desk is not None
    (line,) = selling.ui.desk.sale.cart.lines
    assert (line.order_id, line.fulfilment) == (order.order_id, Fulfilment.OWED)
    assert line.collect is not None
    assert (line.collect.code, line.collect.number) == ("GPABCDEFGH", "O-7K2M9P")
    assert line.collect.at == CollectAt("西湖店", "文三路 1 号", "0571-1", 30)
    assert shop.ledger.open_cart() == selling.ui.desk.sale.cart  # through a power cut
