"""The language changes while the till runs, whatever was done before."""

from PySide6.QtCore import Qt

from pos.ui.language import Tongue, translate
from pos.ui.preferences import Preferences
from tests.ui.hands import Hands
from tests.ui.shop import CARDIGAN, JEANS, MANAGER_PIN


def test_a_discount_of_an_earlier_sale_is_no_hindrance(selling: Hands) -> None:
    """The discount panel remembers a line; that line is gone when the words are said again."""
    selling.scan(JEANS)
    selling.scan(CARDIGAN)
    selling.press(Qt.Key.Key_F9)
    selling.type("85")
    selling.press(Qt.Key.Key_Return)
    selling.type(MANAGER_PIN)
    selling.press(Qt.Key.Key_Plus)
    selling.press(Qt.Key.Key_Return)
    selling.scan(JEANS)

    selling.ui.set_preferences(Preferences(tongue=Tongue.CHINESE))
    selling.settle()

    assert "挂单" in selling.sell.view.hold.accessibleName()
    assert selling.lines == [("直筒牛仔裤", "1", "299.00")]


def test_a_closed_window_leaves_its_language_to_nobody(hands: Hands) -> None:
    hands.begin_work()
    hands.ui.set_preferences(Preferences(tongue=Tongue.CHINESE))
    hands.settle()
    spoken = translate("Sell", "Hold")

    hands.leave()

    assert (spoken, translate("Sell", "Hold")) == ("挂单", "Hold")
