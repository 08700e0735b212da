"""Money that is not a sale, at the window."""

from dataclasses import replace

from PySide6.QtCore import Qt

from pos.domain.stored_value import RechargeOffer
from pos.domain.takings import TakingKind
from pos.ui.takings.controller import TakingsController
from tests.ui.hands import Hands
from tests.ui.shop import MANAGER_PIN, Shop

CONTROL = Qt.KeyboardModifier.ControlModifier


def takings(hands: Hands) -> TakingsController:
    hands.press(Qt.Key.Key_M, CONTROL)
    hands.press(Qt.Key.Key_T, CONTROL)
    assert hands.ui.shell.current == "takings"
    screen = hands.ui.shell.screen("takings")
    assert isinstance(screen, TakingsController)
    return screen


def test_a_recharge_gives_on_top_and_is_in_no_sale(selling: Hands, shop: Shop) -> None:
    shop.mirror.settings = replace(shop.mirror.membership(), offers=(RechargeOffer(50_000, 5_000),))
    screen = takings(selling)
    selling.type("13800002046")
    selling.press(Qt.Key.Key_Return)
    selling.type("500")
    assert screen.view.gift.text() == "50.00 on top"
    selling.press(Qt.Key.Key_Return)
    selling.press(Qt.Key.Key_Return)
    selling.settle()

    (taking,) = shop.ledger.state.takings
    assert (taking.kind, taking.amount, taking.gift, taking.member_id) == (TakingKind.RECHARGE, 50_000, 5_000, "m-1")
    assert [(use.subject, use.amount, use.gift) for use in taking.uses] == [("m-1", 50_000, 5_000)]
    assert shop.ledger.state.documents == {}
    assert shop.drawer.kicks == 1
    selling.press(Qt.Key.Key_Escape)
    assert selling.ui.shell.current == "sell"


def test_an_earnest_is_taken_and_given_back_by_a_manager(selling: Hands, shop: Shop) -> None:
    screen = takings(selling)
    screen.choose(TakingKind.EARNEST.value)
    screen.view.amount.setFocus()
    selling.type("99")
    selling.press(Qt.Key.Key_Return)
    selling.press(Qt.Key.Key_Return)
    selling.settle()
    (taking,) = shop.ledger.state.takings
    assert (taking.kind, taking.amount) == (TakingKind.EARNEST, 9_900)

    screen.choose("back")
    selling.type(taking.number.lower())
    selling.press(Qt.Key.Key_Return)
    selling.settle()
    selling.press(Qt.Key.Key_Return)
    selling.settle()
    selling.type(MANAGER_PIN)
    selling.settle()
    assert [each.amount for each in shop.ledger.state.takings] == [9_900, -9_900]
    assert screen.view.notice.saying is not None
    assert screen.view.notice.saying.rest == "Give 99.00 in cash"
