"""Cash in and out, X report, the day, and a manager's yes, at the real window."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication

from pos.domain.drawer import CashMoveKind, Pieces
from pos.domain.shift import ShiftRules
from pos.domain.staff import Permission, Role, Rule, Verdict
from pos.domain.store_rules import RoleRule, StoreRules
from pos.ui.settings.view import SettingsView
from pos.ui.shift.view import ShiftView
from pos.wire.event import CashMoved, ShiftReported
from tests.ui.hands import Hands
from tests.ui.shop import CLERK_PIN, JEANS, MANAGER_PIN, Shop

CONTROL = Qt.KeyboardModifier.ControlModifier


def on_shift(hands: Hands) -> ShiftView:
    hands.press(Qt.Key.Key_F6)
    view = hands.ui.window.screens.currentWidget()
    assert isinstance(view, ShiftView)
    return view


def as_manager(hands: Hands) -> None:
    hands.press(Qt.Key.Key_F11)
    hands.press(Qt.Key.Key_Down)
    hands.type(MANAGER_PIN)


def said(view: ShiftView) -> str:
    return f"{view.notice.saying.headline} {view.notice.saying.rest}" if view.notice.saying else ""


def last(shop: Shop) -> object:
    return shop.ledger.state.events[-1].body


def test_cash_is_taken_out_with_a_managers_pin_on_the_same_screen(selling: Hands, shop: Shop) -> None:
    view = on_shift(selling)
    selling.press(Qt.Key.Key_B, CONTROL)
    view.moving.ways[1].click()
    selling.type("35.5")
    view.moving.presets[0].click()
    selling.press(Qt.Key.Key_Return)
    assert view.centre.currentWidget() is view.approval
    assert "35.50 taken out of the drawer: Water and food" in view.approval.what.text()
    selling.type(MANAGER_PIN)

    body = last(shop)
    assert isinstance(body, CashMoved)
    assert (body.move.kind, body.move.amount, body.move.reason) == (CashMoveKind.OUT, 3_550, "Water and food")
    assert body.move.approval is not None
    assert (body.move.approval.manager_id, body.move.approval.subject) == (shop.manager.staff_id, body.move.move_id)
    assert body.move.approval.asked_by == shop.clerk.staff_id
    assert (shop.drawer.kicks, said(view)) == (1, "35.50 taken out of the drawer Water and food")


def test_a_wrong_pin_moves_no_cash_and_esc_goes_back(selling: Hands, shop: Shop) -> None:
    view = on_shift(selling)
    selling.press(Qt.Key.Key_B, CONTROL)
    view.moving.ways[1].click()
    selling.type("10")
    view.moving.presets[1].click()
    selling.press(Qt.Key.Key_Return)
    selling.type("000000")
    assert view.approval.error.text().startswith("Wrong PIN.")
    selling.press(Qt.Key.Key_Escape)

    assert view.centre.currentWidget() is view.moving
    assert shop.drawer.kicks == 0
    assert not any(isinstance(event.body, CashMoved) for event in shop.ledger.state.events)


def test_a_clerk_counts_blind_and_a_manager_sees_the_x_report(selling: Hands, shop: Shop) -> None:
    view = on_shift(selling)
    assert not any("300.00" in fact.value for fact in view.facts.rows)
    selling.press(Qt.Key.Key_X, CONTROL)
    assert view.centre.currentWidget() is view.approval
    selling.press(Qt.Key.Key_Escape)
    as_manager(selling)
    view = on_shift(selling)
    assert view.facts.rows[-1].value == "300.00"
    selling.press(Qt.Key.Key_X, CONTROL)

    body = last(shop)
    assert isinstance(body, ShiftReported)
    assert (body.interim.expected, said(view)) == (30_000, "The X report is printed The drawer should hold 300.00")


def test_notes_are_counted_by_denomination_and_a_large_difference_asks_a_manager(selling: Hands, shop: Shop) -> None:
    view = on_shift(selling)
    selling.press(Qt.Key.Key_Return)
    view.count.pieces[10_000].setFocus()
    selling.type("2")
    selling.press(Qt.Key.Key_Down)
    selling.type("1")
    assert view.count.entry.text() == "250.00"
    selling.press(Qt.Key.Key_Return)
    assert view.reason.preview.text() == "\N{MINUS SIGN}50.00"
    selling.press(Qt.Key.Key_Escape)
    view.count.pieces[5_000].setFocus()
    selling.press(Qt.Key.Key_Backspace)
    selling.press(Qt.Key.Key_Return)
    view.reason.presets[3].click()
    selling.settle()
    assert view.centre.currentWidget() is view.approval
    selling.type(MANAGER_PIN)

    (close,) = shop.ledger.state.closes
    assert (close.pieces, close.difference, close.reason) == ((Pieces(10_000, 2),), -10_000, "Not known")
    assert close.approval is not None
    assert said(view).strip() == "The shift is closed"


def test_a_managers_day_is_copied_banked_and_closed(selling: Hands, shop: Shop) -> None:
    shop.told_day()
    as_manager(selling)
    view = on_shift(selling)
    selling.press(Qt.Key.Key_R, CONTROL)
    tiles = {tile.label: tile.value for tile in view.day.tiles.tiles}
    assert tiles["Tickets · pieces"] == "62 · 104"
    view.day.copy_text.click()
    assert "0042" in QGuiApplication.clipboard().text()
    view.day.copy_picture.click()
    assert not QGuiApplication.clipboard().pixmap().isNull()
    view.day.bank.click()
    selling.type("200")
    view.day.banking.slip.setText("0043")
    selling.press(Qt.Key.Key_Return)
    assert said(view).startswith("200.00 at the bank, slip 0043")
    selling.press(Qt.Key.Key_R, CONTROL)
    assert [bar.words for bar in view.day.cash.bars][1] == "1,700.00"
    selling.press(Qt.Key.Key_Return)

    assert said(view).startswith("The day 2026-11-22 is closed YHZ01-01-261122-000001")
    selling.press(Qt.Key.Key_R, CONTROL)
    assert not view.primary.isEnabled()
    selling.press(Qt.Key.Key_Left)
    assert view.day.title.text().endswith("2026-11-21")


def test_nobody_there_for_a_while_locks_the_screen_and_keeps_the_cart(hands: Hands, shop: Shop) -> None:
    shop.mirror.rules = StoreRules(shift=ShiftRules(idle_lock_s=1))
    hands.begin_work()
    hands.scan(JEANS)
    hands.qtbot.waitUntil(lambda: hands.ui.shell.current == "gate", timeout=5_000)

    assert hands.ui.session.staff is None
    hands.settle()
    hands.type(CLERK_PIN)
    assert [line[0] for line in hands.lines] == ["直筒牛仔裤"]


def test_a_till_without_a_drawer_opens_and_closes_without_counting(hands: Hands, shop: Shop) -> None:
    shop.mirror.rules = StoreRules(shift=ShiftRules(drawerless=(shop.till.number,)))
    hands.open()
    hands.type(CLERK_PIN)
    assert hands.ui.shell.current == "gate"
    hands.press(Qt.Key.Key_Return)
    view = on_shift(hands)
    assert not view.cash.isEnabled()
    hands.press(Qt.Key.Key_Return)

    assert said(view).strip() == "The shift is closed"
    assert [close.z_number for close in shop.ledger.state.closes] == ["ZHZ01-01-261122-000001"]


def test_head_office_forbids_and_allows_on_the_screen(selling: Hands, shop: Shop) -> None:
    """The people are read again when somebody signs in."""
    record = shop.mirror.people[shop.clerk.name.lower()]
    rules = (Rule(Permission.CASH_IN, Verdict.DENIED), Rule(Permission.SEE_DAY, Verdict.ALLOWED))
    told = StoreRules(roles=(RoleRule("clerk", "cash_in", "denied"), RoleRule("clerk", "see_day", "allowed")))
    assert told.rules_of(Role.CLERK) == rules
    shop.mirror.people[shop.clerk.name.lower()] = type(record)(
        type(record.staff)(record.staff.staff_id, record.staff.name, Role.CLERK, rules), record.salt, record.checked
    )
    selling.press(Qt.Key.Key_F11)
    selling.type(CLERK_PIN)
    view = on_shift(selling)
    selling.press(Qt.Key.Key_R, CONTROL)
    assert view.day.tiles.tiles
    selling.press(Qt.Key.Key_Escape)
    selling.press(Qt.Key.Key_B, CONTROL)
    selling.type("5")
    view.moving.presets[0].click()
    selling.press(Qt.Key.Key_Return)

    assert said(view).strip() == "Your role moves no cash"


def test_a_new_identity_needs_a_managers_pin(selling: Hands, shop: Shop) -> None:
    selling.ui.shell.go("settings")
    view = selling.ui.window.screens.currentWidget()
    assert isinstance(view, SettingsView)
    view.again.click()
    selling.type("000000")
    assert selling.enrolled_again == 0
    selling.type(MANAGER_PIN)

    assert selling.enrolled_again == 1
    approvals = [event.body.approval for event in shop.ledger.state.events if event.kind == "approved"]
    assert [(each.permission, each.subject) for each in approvals] == [(Permission.ENROL_AGAIN, shop.till.till_id)]
