"""A scan works on every screen and goes where it belongs, and nothing that was begun is lost by it."""

import pytest
from PySide6.QtCore import Qt

from pos.domain.order import Order
from tests.ui.hands import Hands
from tests.ui.shop import JEANS, Shop


@pytest.fixture
def order(shop: Shop) -> Order:
    return shop.order(2, "陈女士", "2046", ready=True)


def opened(hands: Hands) -> str:
    assert hands.ui.pickup is not None
    order = hands.ui.pickup.handling.opened
    return order.order.number if order is not None else ""


def test_a_pickup_code_on_an_empty_cart_opens_the_order(selling: Hands, shop: Shop, order: Order) -> None:
    selling.scan(shop.code_of(order))

    assert selling.ui.shell.current == "pickup"
    assert opened(selling) == order.number
    assert not selling.ui.window.offer.isVisible()


def test_an_order_number_scanned_or_typed_does_the_same(selling: Hands, order: Order) -> None:
    selling.scan(order.number)
    assert (selling.ui.shell.current, opened(selling)) == ("pickup", order.number)

    selling.press(Qt.Key.Key_Escape)
    selling.press(Qt.Key.Key_F1)
    selling.type(order.number)
    selling.press(Qt.Key.Key_Return)

    assert (selling.ui.shell.current, opened(selling)) == ("pickup", order.number)


def test_the_change_of_the_last_sale_does_not_hold_the_next_customer_up(
    selling: Hands, shop: Shop, order: Order
) -> None:
    selling.scan(JEANS)
    selling.press(Qt.Key.Key_Plus)
    selling.press(Qt.Key.Key_Return)
    selling.scan(shop.code_of(order))
    assert (selling.ui.shell.current, opened(selling)) == ("pickup", order.number)

    selling.press(Qt.Key.Key_F1)

    assert selling.panel is selling.sell.view.cart


def test_with_a_cart_it_is_offered(selling: Hands, shop: Shop, order: Order) -> None:
    selling.scan(JEANS)
    selling.scan(shop.code_of(order))

    assert selling.ui.shell.current == "sell"
    assert selling.ui.window.offer.isVisible()
    assert len(selling.lines) == 1


def test_something_half_typed_is_kept_and_it_is_offered(selling: Hands, shop: Shop, order: Order) -> None:
    selling.type("3*")
    selling.scan(shop.code_of(order))
    assert selling.ui.shell.current == "sell"
    assert selling.ui.window.offer.isVisible()
    assert selling.sell.view.field.text() == "3*"


def test_an_open_question_is_kept_and_it_is_offered(selling: Hands, shop: Shop, order: Order) -> None:
    selling.press(Qt.Key.Key_F10)
    asked = selling.panel
    selling.scan(shop.code_of(order))

    assert selling.ui.shell.current == "sell"
    assert selling.ui.window.offer.isVisible()
    assert selling.panel is asked
