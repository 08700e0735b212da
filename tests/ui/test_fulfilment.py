"""How a line's goods reach the customer, from the button to the receipt."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt

from pos.domain.document import Fulfilment
from pos.ui.more.fulfilment_view import FulfilmentView
from tests.ui.hands import Hands
from tests.ui.shop import CARDIGAN, JEANS

CONTROL = Qt.KeyboardModifier.ControlModifier


def ask(hands: Hands) -> FulfilmentView:
    hands.press(Qt.Key.Key_M, CONTROL)
    hands.panel.fulfilment.click()
    assert isinstance(hands.panel, FulfilmentView)
    return hands.panel


def test_a_line_is_delivered_and_its_document_says_so(selling: Hands) -> None:
    selling.scan(JEANS)
    selling.scan(CARDIGAN)
    ask(selling).buttons[Fulfilment.DELIVERED].click()

    assert [row.chips for row in selling.sell.view.cart.rows.rows] == [(), (("Delivered", "brand"),)]
    selling.press(Qt.Key.Key_Plus)
    selling.press(Qt.Key.Key_Return)

    (document,) = selling.shop.ledger.state.documents.values()
    assert [line.fulfilment for line in document.lines] == [Fulfilment.TAKEN, Fulfilment.DELIVERED]


@pytest.mark.parametrize("number, way", tuple(enumerate(Fulfilment, start=1))[1:])
def test_a_key_is_enough_and_undo_takes_it_back(selling: Hands, number: int, way: Fulfilment) -> None:
    selling.scan(JEANS)
    panel = ask(selling)

    assert panel.buttons[Fulfilment.TAKEN].isChecked()
    selling.type(str(number))

    assert selling.desk.sale.cart.lines[0].fulfilment is way
    selling.press(Qt.Key.Key_Z, CONTROL)
    assert [line.fulfilment for line in selling.desk.sale.cart.lines] == [Fulfilment.TAKEN]
