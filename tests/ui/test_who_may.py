"""Permission × verdict × screen, generated: the allowed is done, what needs a manager asks, the denied is not done."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace

from PySide6.QtCore import Qt

from pos.domain.document import Document
from pos.domain.staff import Permission, Rule, Verdict
from pos.ui.approval.view import ApprovalView
from pos.ui.returning.view import ReturningView
from pos.ui.shift.view import ShiftView
from tests.ui.hands import Hands
from tests.ui.shop import JEANS, SCARF
from tests.ui.test_returning import open_receipt, returning, sold

CONTROL = Qt.KeyboardModifier.ControlModifier


def discounts(hands: Hands) -> None:
    hands.press(Qt.Key.Key_F1)
    hands.scan(JEANS)
    hands.press(Qt.Key.Key_F9)
    hands.type("8.5")
    hands.press(Qt.Key.Key_Return)


def discounted(hands: Hands) -> int:
    return sum(line.discount is not None for line in hands.desk.sale.cart.lines)


def opens_drawer(hands: Hands) -> None:
    hands.press(Qt.Key.Key_F1)
    hands.press(Qt.Key.Key_F10)
    hands.type("change")
    hands.press(Qt.Key.Key_Return)


def moves_cash(hands: Hands) -> None:
    hands.press(Qt.Key.Key_F6)
    hands.press(Qt.Key.Key_B, CONTROL)
    view = hands.ui.window.screens.currentWidget()
    assert isinstance(view, ShiftView)
    view.moving.ways[1].click()
    hands.type("5")
    view.moving.presets[0].click()
    hands.press(Qt.Key.Key_Return)


def reports(hands: Hands) -> None:
    hands.press(Qt.Key.Key_F6)
    hands.press(Qt.Key.Key_X, CONTROL)


def takes_back(hands: Hands) -> None:
    open_receipt(hands, fresh_sale(hands))
    hands.scan(SCARF)
    hands.settle()
    hands.press(Qt.Key.Key_Return)


def voids(hands: Hands) -> None:
    view = open_receipt(hands, fresh_sale(hands)).view
    assert isinstance(view, ReturningView)
    view.void.click()
    hands.type("mistake")
    hands.press(Qt.Key.Key_Return)


def corrects(hands: Hands) -> None:
    screen = open_receipt(hands, fresh_sale(hands))
    screen.view.put_right.click()
    hands.press(Qt.Key.Key_Down)
    hands.press(Qt.Key.Key_Return)
    hands.press(Qt.Key.Key_Insert)
    hands.press(Qt.Key.Key_Return)
    hands.type("mistake")
    hands.press(Qt.Key.Key_Return)


def fresh_sale(hands: Hands) -> Document:
    """Sold by whoever may."""
    staff = hands.ui.session.staff
    hands.ui.session.signed_in(hands.shop.clerk)
    hands.press(Qt.Key.Key_F1)
    sale = sold(hands, SCARF)
    hands.ui.session.signed_in(staff)
    return sale


def written(hands: Hands) -> int:
    return len(hands.shop.ledger.state.events)


@dataclass(frozen=True)
class Act:
    """What a clerk does on a screen, and what can be counted once it was done."""

    do: Callable[[Hands], None]
    done: Callable[[Hands], int]


ACTS = {
    Permission.DISCOUNT: Act(discounts, discounted),
    Permission.OPEN_DRAWER: Act(opens_drawer, lambda hands: hands.shop.drawer.kicks),
    Permission.CASH_OUT: Act(moves_cash, written),
    Permission.X_REPORT: Act(reports, written),
    Permission.RETURN: Act(takes_back, lambda hands: kinds(hands).count("return")),
    Permission.VOID: Act(voids, lambda hands: kinds(hands).count("void")),
    Permission.CORRECT: Act(corrects, lambda hands: kinds(hands).count("correction")),
}


def kinds(hands: Hands) -> list[str]:
    return [document.kind.value for document in hands.shop.ledger.state.documents.values()]


def leave_all(hands: Hands) -> None:
    """Back to an empty sell screen, whatever is open."""
    for _ in range(3):
        hands.press(Qt.Key.Key_Escape)
    returning(hands).close_receipt()
    hands.press(Qt.Key.Key_F1)
    hands.desk.sale.renew()
    hands.settle()


def came_to(hands: Hands, permission: Permission, verdict: Verdict) -> Verdict:
    """What the screen made of it."""
    act = ACTS[permission]
    hands.ui.session.signed_in(replace(hands.shop.clerk, rules=(Rule(permission, verdict),)))
    asked_before, before = asks(hands), act.done(hands)
    act.do(hands)
    hands.settle()
    done, asks_now = act.done(hands) > before, asks(hands)
    assert not asked_before
    leave_all(hands)
    assert not (done and asks_now)
    return Verdict.ALLOWED if done else Verdict.APPROVAL if asks_now else Verdict.DENIED


def asks(hands: Hands) -> bool:
    return any(view.isVisible() for view in hands.ui.window.findChildren(ApprovalView))


def test_each_screen_does_asks_or_refuses_as_declared(selling: Hands) -> None:
    wrong = [
        f"{permission}: {verdict} was {found}"
        for permission in ACTS
        for verdict in Verdict
        if (found := came_to(selling, permission, verdict)) is not verdict
    ]

    assert wrong == []
