"""Goods by weight: what lies on the scale is the last item's quantity."""

from PySide6.QtCore import Qt

from pos.ports.scale import Weighing, Weight
from pos.ui.more.view import MoreView
from pos.ui.scale import DeskScale
from tests.fakes.scale import Scale
from tests.ui.hands import Hands
from tests.ui.shop import JEANS, Shop


def test_the_last_item_is_weighed(shop: Shop, selling: Hands) -> None:
    scale = Scale(Weight(Weighing.MOVING), Weight(Weighing.STABLE), Weight(Weighing.STABLE, 385))
    desk = selling.ui.desk
    assert desk is not None
    desk.scale = DeskScale(is_there=lambda: True, weigh=scale.weigh)
    selling.scan(JEANS)
    for said, quantity in (
        ("The scale is not still yet: weigh again", "1"),
        ("Nothing is on the scale", "1"),
        ("0.385 kg on the scale", "0.385"),
    ):
        selling.press(Qt.Key.Key_M, Qt.KeyboardModifier.ControlModifier)
        panel = selling.panel
        assert isinstance(panel, MoreView)
        assert panel.weigh.isVisible()
        panel.weigh.click()
        selling.settle()
        saying = selling.sell.view.notice.saying
        assert saying is not None
        assert saying.headline == said
        assert selling.lines[0][1] == quantity
    selling.press(Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert selling.lines[0][1] == "1"


def test_without_a_scale_nothing_is_offered(selling: Hands) -> None:
    selling.scan(JEANS)
    selling.press(Qt.Key.Key_M, Qt.KeyboardModifier.ControlModifier)
    panel = selling.panel
    assert isinstance(panel, MoreView)
    assert not panel.weigh.isVisible()
