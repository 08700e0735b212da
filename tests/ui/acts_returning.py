"""What comes back, by permission."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from PySide6.QtCore import Qt

from pos.domain.catalogue import Item
from pos.domain.document import Document
from pos.domain.staff import Permission
from pos.domain.trade_rules import TradeRules
from pos.ui.returning.view import ReturningView
from tests.ui.acts import Act
from tests.ui.hands import Hands
from tests.ui.screens_returning import returning_coupon_spent
from tests.ui.shop import JEANS, SCARF
from tests.ui.test_returning import open_receipt, returning, sold

ENTER = Qt.Key.Key_Return


def takes_back(hands: Hands) -> None:
    open_receipt(hands, fresh_sale(hands))
    hands.scan(SCARF)
    hands.settle()
    hands.press(ENTER)


def takes_back_late(hands: Hands) -> None:
    jeans_are(hands, lambda jeans: replace(jeans, return_days=0))
    open_receipt(hands, fresh_sale(hands, JEANS))
    hands.scan(JEANS)
    hands.settle()
    hands.press(ENTER)


def takes_back_without(hands: Hands) -> None:
    hands.press(Qt.Key.Key_F3)
    returning(hands).view.without.click()
    hands.scan(SCARF)
    hands.settle()
    hands.press(ENTER)


def waives(hands: Hands) -> None:
    hands.press(Qt.Key.Key_F1)
    returning_coupon_spent(hands, running=len(hands.shop.receipts.answers) + 1)
    returning(hands).view.waive.click()
    hands.settle()
    hands.press(ENTER)


def protects(hands: Hands) -> None:
    hands.shop.mirror.rules = replace(hands.shop.mirror.rules, trade=TradeRules(protection_days=7))
    sale = fresh_sale(hands, JEANS)
    jeans_are(hands, lambda jeans: replace(jeans, retail_price=jeans.retail_price - 1_000))
    open_receipt(hands, sale).view.protect.click()


def voids(hands: Hands) -> None:
    view = open_receipt(hands, fresh_sale(hands)).view
    assert isinstance(view, ReturningView)
    view.void.click()
    hands.type("mistake")
    hands.press(ENTER)


def corrects(hands: Hands) -> None:
    screen = open_receipt(hands, fresh_sale(hands))
    screen.view.put_right.click()
    hands.press(Qt.Key.Key_Down)
    hands.press(ENTER)
    hands.press(Qt.Key.Key_Insert)
    hands.press(ENTER)
    hands.type("mistake")
    hands.press(ENTER)


def jeans_are(hands: Hands, other: Callable[[Item], Item]) -> None:
    """Head office changes them."""
    items = hands.shop.catalogue.items
    place = next(n for n, item in enumerate(items) if item.variant_id == hands.shop.jeans[0].variant_id)
    items[place] = other(items[place])


def fresh_sale(hands: Hands, code: str = SCARF) -> Document:
    """Sold by whoever may."""
    staff = hands.ui.session.staff
    hands.ui.session.signed_in(hands.shop.clerk)
    hands.press(Qt.Key.Key_F1)
    sale = sold(hands, code)
    hands.ui.session.signed_in(staff)
    return sale


def documents(kind: str) -> Callable[[Hands], int]:
    return lambda hands: sum(each.kind == kind for each in hands.shop.ledger.state.documents.values())


RETURNING = {
    Permission.RETURN: Act(takes_back, documents("return")),
    Permission.RETURN_LATE: Act(takes_back_late, documents("return")),
    Permission.RETURN_WITHOUT_RECEIPT: Act(takes_back_without, documents("return")),
    Permission.WAIVE: Act(waives, documents("return")),
    Permission.PRICE_PROTECTION: Act(protects, documents("price_protection")),
    Permission.VOID: Act(voids, documents("void")),
    Permission.CORRECT: Act(corrects, documents("correction")),
}
