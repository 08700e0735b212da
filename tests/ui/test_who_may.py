"""Permission × verdict × screen, generated: the allowed is done, what needs a manager asks, the denied is not done."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt

from pos.domain.receiving import GoodsReceipt
from pos.domain.staff import Permission, Rule, Verdict
from pos.domain.transfer import TransferState
from pos.ui.approval.view import ApprovalView
from pos.wire.event import GoodsReceived, TransferMoved
from tests.ui.acts_members import MEMBERS
from tests.ui.acts_returning import RETURNING
from tests.ui.acts_selling import SELLING
from tests.ui.acts_shift import SHIFT
from tests.ui.acts_stock import STOCK, sends
from tests.ui.hands import Hands
from tests.ui.screens_stock import choose, expects, press, stock, view
from tests.ui.shop import CLERK_PIN, MANAGER_PIN, SCARF, Shop
from tests.ui.test_returning import returning

ACTS = SELLING | SHIFT | RETURNING | STOCK | MEMBERS
SPOKEN_FOR = {Permission.SELL}
"""Who may not sell does not come past the gate, and nobody is asked: tests/usecases/test_permissions.py,
test_who_may_not_sell_does_not_sign_in."""


def leave_all(hands: Hands) -> None:
    """Back to an empty sell screen, whatever is open."""
    for _ in range(3):
        hands.press(Qt.Key.Key_Escape)
    returning(hands).close_receipt()
    if hands.ui.pickup is not None:
        hands.ui.pickup.close_order()
    if hands.shop.ledger.current_shift() is None:
        hands.shop.counter.open_shift(hands.shop.till, hands.shop.clerk, 30_000)
        hands.ui.session.in_shift(hands.shop.ledger.current_shift())
    if hands.ui.shell.current == "gate":
        hands.ui.lock_up()
        hands.settle()
        hands.type(CLERK_PIN)
    hands.press(Qt.Key.Key_F1)
    hands.desk.sale.renew()
    hands.settle()


def came_to(hands: Hands, permission: Permission, verdict: Verdict) -> Verdict:
    """What the screen made of it."""
    act = ACTS[permission]
    rules = (Rule(permission, verdict), *(Rule(each, Verdict.ALLOWED) for each in act.able))
    hands.ui.session.signed_in(replace(hands.shop.clerk, rules=rules))
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


@pytest.mark.long
def test_each_screen_does_asks_or_refuses_as_declared(selling: Hands) -> None:
    wrong = [
        f"{permission}: {verdict} was {found}"
        for permission, act in ACTS.items()
        for verdict in Verdict
        if (found := came_to(selling, permission, verdict)) is not act.unlike.get(verdict, verdict)
    ]

    assert wrong == []


def test_no_permission_is_forgotten() -> None:
    assert ACTS.keys() | SPOKEN_FOR == set(Permission)
    assert not ACTS.keys() & SPOKEN_FOR


def test_a_manager_says_yes_to_goods_sent_where_the_role_asks(selling: Hands, shop: Shop) -> None:
    selling.ui.session.signed_in(replace(shop.clerk, rules=(Rule(Permission.SEND_GOODS, Verdict.APPROVAL),)))
    sends(selling)
    selling.type(MANAGER_PIN)
    selling.settle()
    choose(selling, "t-3")  # came one short: it never left
    selling.press(Qt.Key.Key_Return)
    selling.type(MANAGER_PIN)
    selling.settle()

    moved = [event.body.transfer for event in shop.ledger.state.events if isinstance(event.body, TransferMoved)]
    assert [each.state for each in moved] == [TransferState.SENT, TransferState.SETTLED]


def received(shop: Shop) -> list[GoodsReceipt]:
    return [event.body.receipt for event in shop.ledger.state.events if isinstance(event.body, GoodsReceived)]


def test_a_manager_says_yes_to_goods_where_the_role_asks(selling: Hands, shop: Shop) -> None:
    selling.ui.session.signed_in(replace(shop.clerk, rules=(Rule(Permission.RECEIVE_GOODS, Verdict.APPROVAL),)))
    expects(selling)
    stock(selling)
    choose(selling, "receive")
    choose(selling, "d-1")
    selling.scan(SCARF)
    selling.press(Qt.Key.Key_Return)
    press(selling, view(selling).review)  # more comes later
    assert received(shop) == []
    selling.type(MANAGER_PIN)
    selling.settle()

    (receipt,) = received(shop)
    assert (receipt.final, receipt.lines[0].quantity) == (False, 1_000)
    assert receipt.approval is not None
    assert receipt.approval.manager_id == shop.manager.staff_id
