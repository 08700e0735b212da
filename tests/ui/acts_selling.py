"""On the sell screen, by permission."""

from __future__ import annotations

from PySide6.QtCore import Qt

from pos.domain.staff import Permission
from pos.ui.more.view import MoreView
from tests.ui.acts import Act
from tests.ui.hands import Hands
from tests.ui.shop import JEANS

CONTROL = Qt.KeyboardModifier.ControlModifier
ENTER = Qt.Key.Key_Return


def discounts(hands: Hands) -> None:
    hands.press(Qt.Key.Key_F1)
    hands.scan(JEANS)
    hands.press(Qt.Key.Key_F9)
    hands.type("8.5")
    hands.press(ENTER)


def opens_drawer(hands: Hands) -> None:
    hands.press(Qt.Key.Key_F1)
    hands.press(Qt.Key.Key_F10)
    hands.type("change")
    hands.press(ENTER)


def types_price(hands: Hands) -> None:
    hands.press(Qt.Key.Key_F1)
    hands.scan("FIX01")
    hands.type("25.5")
    hands.press(ENTER)


def now_and_then(hands: Hands) -> MoreView:
    """A sale is begun; what is done seldom is shown."""
    hands.press(Qt.Key.Key_F1)
    hands.scan(JEANS)
    hands.press(Qt.Key.Key_M, CONTROL)
    view = hands.panel
    assert isinstance(view, MoreView)
    return view


def changes_price(hands: Hands) -> None:
    now_and_then(hands).price.click()
    hands.type("250")
    hands.press(ENTER)


def enters_paper(hands: Hands) -> None:
    now_and_then(hands).written.click()
    hands.type("0042")
    hands.press(ENTER)


def owes(hands: Hands) -> None:
    hands.press(Qt.Key.Key_F1)
    hands.scan(JEANS)
    hands.press(Qt.Key.Key_Plus)
    names = [button.text() for button in hands.panel.methods if button.isVisible()]
    hands.press(Qt.Key(Qt.Key.Key_1 + names.index("On account")), CONTROL)
    hands.type("100")
    hands.panel.reference.setFocus()
    hands.type("Zhang")
    hands.press(ENTER)


def repriced(hands: Hands) -> int:
    return sum(line.unit_price != line.item.retail_price for line in hands.desk.sale.cart.lines)


def discounted(hands: Hands) -> int:
    return sum(line.discount is not None for line in hands.desk.sale.cart.lines)


SELLING = {
    Permission.DISCOUNT: Act(discounts, discounted),
    Permission.OPEN_DRAWER: Act(opens_drawer, lambda hands: hands.shop.drawer.kicks),
    Permission.OPEN_PRICE: Act(types_price, lambda hands: len(hands.desk.sale.cart.lines)),
    Permission.CHANGE_PRICE: Act(changes_price, repriced),
    Permission.ENTER_WRITTEN: Act(enters_paper, lambda hands: int(hands.desk.sale.cart.written is not None)),
    Permission.ON_ACCOUNT: Act(owes, lambda hands: len(hands.desk.sale.cart.tenders)),
}
