"""Members at the window: found, signed up, their coupons taken, their past shown; with the network and without."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit

from pos.domain.coupon import CouponState
from pos.domain.own_code import OwnCode
from pos.ui.member.view import MemberPanel
from pos.ui.members.view import MembersView
from pos.wire.members import SmsAnswer
from tests.ui.hands import Hands
from tests.ui.member_screens import a_wallet
from tests.ui.shop import JEANS, Shop

PHONE = "13800002046"
NEW = "13700001234"
CONTROL = Qt.KeyboardModifier.ControlModifier
ENTER = Qt.Key.Key_Return


def screen(hands: Hands) -> MembersView:
    view = hands.ui.window.screens.currentWidget()
    assert isinstance(view, MembersView)
    return view


def enter(hands: Hands, text: str) -> None:
    hands.type(text)
    hands.press(ENTER)
    hands.settle()


def said(view: MembersView) -> str:
    return view.notice.saying.headline if view.notice.saying is not None else ""


def titles(view: MembersView | MemberPanel) -> list[str]:
    rows = view.rows if isinstance(view, MembersView) else view.coupons
    return [f"{row.title} {row.chip}".strip() for row in rows.rows.rows]


def test_a_phone_number_and_enter_shows_a_member_and_enter_takes_them_to_the_sale(selling: Hands) -> None:
    a_wallet(selling)
    selling.press(Qt.Key.Key_F5)
    view = screen(selling)
    enter(selling, PHONE)

    assert (view.title.text(), view.who.text()) == ("138****2046", "陈女士 · 金卡")
    assert [fact.value for fact in view.facts.rows][:3] == ["2,380", "550.00", "50.00"]
    assert titles(view) == ["满 300 减 50", "生日 85 折 For other stores"]
    view.tabs.buttons["history"].click()
    assert titles(view) == ["直筒牛仔裤 · 深蓝 27", "羊毛针织开衫 · 燕麦 M", "直筒牛仔裤 · 黑色 26 Returned"]
    view.tabs.buttons["matching"].click()
    assert titles(view) == ["羊毛针织开衫"]
    view.rows.chosen.emit(view.rows.rows.rows[0].key)

    selling.press(ENTER)

    assert selling.ui.shell.current == "sell"
    cart = selling.desk.sale.cart
    assert (cart.member, [line.item.name for line in cart.lines]) == (selling.shop.member, ["羊毛针织开衫"])


def test_somebody_new_is_signed_up_with_two_enters_or_one_key(selling: Hands, shop: Shop) -> None:
    selling.press(Qt.Key.Key_F5)
    view = screen(selling)
    enter(selling, NEW)
    assert "Enter signs them up" in view.notice.accessibleName()
    assert view.title.text() == "A new member · 137****1234"
    selling.type("钱先生")
    selling.press(ENTER)
    selling.settle()
    assert (view.title.text(), view.who.text()) == ("137****1234", "钱先生")
    assert "Signed up" in view.notice.accessibleName()

    selling.press(Qt.Key.Key_Escape)
    selling.type("13700009999")
    selling.press(Qt.Key.Key_N, CONTROL)
    selling.settle()
    assert view.title.text() == "137****9999"
    assert [shop.central.members[phone].name for phone in (NEW, "13700009999")] == ["钱先生", ""]


def test_another_screen_shows_nobodys_affairs(selling: Hands) -> None:
    selling.press(Qt.Key.Key_F5)
    enter(selling, PHONE)
    selling.press(Qt.Key.Key_F6)
    selling.press(Qt.Key.Key_F5)
    assert screen(selling).title.text() == "Who is it?"


def test_without_the_network_it_says_what_is_known_and_what_is_not(selling: Hands, shop: Shop) -> None:
    a_wallet(selling)
    selling.press(Qt.Key.Key_F5)
    view = screen(selling)
    enter(selling, PHONE)
    shop.central.reachable = False
    enter(selling, PHONE)
    assert "may be older" in view.notice.accessibleName()
    assert titles(view)[0] == "满 300 减 50"
    view.tabs.buttons["history"].click()
    assert titles(view) == []

    enter(selling, NEW)
    assert "Offline: not known at this till" in view.notice.accessibleName()
    selling.press(ENTER)
    selling.settle()
    assert "Head office hears of it" in view.notice.accessibleName()
    assert [asked.phone for asked in shop.ledger.sign_ups()] == [NEW]


def test_an_unknown_number_in_the_sale_is_signed_up_there(selling: Hands) -> None:
    selling.scan(JEANS)
    enter(selling, NEW)
    selling.press(ENTER)
    selling.settle()
    member = selling.desk.sale.cart.member
    assert member is not None
    assert member.phone_masked == "137****1234"
    assert selling.sell.view.member.title.startswith("137****1234")


def test_a_coupon_is_scanned_touched_or_dropped(selling: Hands, shop: Shop) -> None:
    a_wallet(selling)
    selling.scan(JEANS)
    enter(selling, PHONE)
    coupon = shop.member_desk.coupons["c-1"]
    selling.scan(coupon.code)
    selling.settle()
    sale = selling.desk.sale
    assert [(each.coupon_id, each.state) for each in sale.cart.coupons] == [("c-1", CouponState.LOCKED)]
    assert [(use.subject, use.amount) for use in sale.cart.uses] == [("c-1", -1)]

    selling.sell.view.member.click()
    selling.settle()
    panel = selling.sell.view.window().findChild(MemberPanel)
    assert panel is not None
    assert titles(panel) == ["满 300 减 50 In the sale", "生日 85 折 For other stores"]
    panel.coupons.chosen.emit("c-1")
    selling.settle()
    assert (sale.cart.coupons, sale.cart.uses) == ((), ())
    panel.coupons.chosen.emit("c-1")
    selling.settle()
    assert len(sale.cart.coupons) == 1
    selling.press(ENTER)
    assert selling.sell.view.primary.accessibleName().startswith("Take the money")


def test_a_coupon_that_gives_nothing_says_why(selling: Hands, shop: Shop) -> None:
    selling.scan(JEANS)
    selling.scan(f"{OwnCode.COUPON}ZZZZZZZZZZZZ")
    selling.settle()
    assert "Not known" in selling.sell.view.notice.accessibleName()
    a_wallet(selling)
    used = shop.member_desk.issue(replace(shop.member_desk.coupons["c-1"], state=CouponState.REDEEMED))
    selling.scan(used.code)
    selling.settle()
    assert "Used already" in selling.sell.view.notice.accessibleName()
    shop.central.reachable = False
    selling.scan(used.code)
    selling.settle()
    assert "cannot be checked now" in selling.sell.view.notice.accessibleName()
    assert selling.desk.sale.cart.coupons == ()


def test_points_take_money_off_with_the_members_password(selling: Hands, shop: Shop) -> None:
    selling.scan(JEANS)
    enter(selling, PHONE)
    selling.sell.view.member.click()
    selling.settle()
    selling.press(Qt.Key.Key_J, CONTROL)
    selling.settle()
    assert "password" in selling.sell.view.notice.accessibleName()
    assert selling.desk.sale.cart.points == 0

    for answer, said in (
        (SmsAnswer(sent=True), "on its way to the member's phone"),
        (SmsAnswer(sent=False, reason="too_soon"), "wait a minute"),
        (SmsAnswer(sent=False, reason="no_provider"), "No code can be sent now"),
        (SmsAnswer(sent=False, reason="no_phone"), "no phone number"),
    ):
        shop.member_desk.sms = answer
        selling.press(Qt.Key.Key_T, CONTROL)
        selling.settle()
        assert said in selling.sell.view.notice.accessibleName()
    selling.type("246810")
    panel = selling.sell.view.window().findChild(MemberPanel)
    assert panel is not None
    assert panel.entry.echoMode() is QLineEdit.EchoMode.Password
    selling.press(Qt.Key.Key_J, CONTROL)
    selling.settle()
    sale = selling.desk.sale
    assert (sale.cart.points, sale.cart.points_off, sale.priced.total) == (2_300, 2_300, 27_600)
    assert "246810" not in repr(shop.ledger.state.cart)
    selling.press(Qt.Key.Key_J, CONTROL)
    selling.settle()
    assert (sale.cart.points, sale.cart.uses, sale.priced.total) == (0, (), 29_900)
    # While stored value is asked for the same key sends a code, too.
    shop.member_desk.sms = SmsAnswer(sent=True)
    asked = shop.central.calls.count("send_sms")
    selling.press(Qt.Key.Key_Escape)
    selling.press(Qt.Key.Key_Plus)
    selling.press(Qt.Key.Key_T, CONTROL)
    selling.settle()
    assert shop.central.calls.count("send_sms") == asked
    stored = [button.text() for button in selling.panel.methods].index("Stored value")
    selling.press(Qt.Key(Qt.Key.Key_1 + stored), CONTROL)
    selling.press(Qt.Key.Key_T, CONTROL)
    selling.settle()
    assert shop.central.calls.count("send_sms") == asked + 1


def test_a_member_named_after_the_payment_gets_the_points(selling: Hands, shop: Shop) -> None:
    selling.scan(JEANS)
    selling.press(Qt.Key.Key_Plus)
    selling.press(ENTER)
    selling.settle()
    selling.press(Qt.Key.Key_F5)
    selling.settle()
    view = screen(selling)
    enter(selling, PHONE)
    assert "299.00" in view.late.text()
    selling.press(Qt.Key.Key_P, CONTROL)
    selling.settle()
    assert "earns its points" in view.notice.accessibleName()
    event = shop.ledger.state.events[-1]
    assert (event.kind, event.body.member_id) == ("member_named", "m-1")
    assert not view.late.isVisible()


def test_another_phone_number_is_proven_by_both_and_anothers_number_makes_one_of_two(
    selling: Hands, shop: Shop
) -> None:
    selling.press(Qt.Key.Key_F5)
    view = screen(selling)
    enter(selling, PHONE)
    selling.press(Qt.Key.Key_R, CONTROL)
    form = view.identity_form
    assert (form.isVisible(), view.facts.isVisible(), form.code.isVisible()) == (True, False, False)
    # Escape gives it up: the member is shown as before.
    selling.press(Qt.Key.Key_Escape)
    assert (form.isVisible(), view.title.text()) == (False, "138****2046")

    view.identity.click()
    assert view.primary.text() == "Change it"
    enter(selling, NEW)
    assert (form.code.isVisible(), said(view)) == (True, "A code is on its way to the new number")
    form.code.setText("000000")
    form.proof.setText("246810")
    selling.press(ENTER)
    assert "not the code" in said(view)
    form.code.setText("135790")
    # The proof is asked for again after a wrong one; the code on the phone is one, too.
    assert form.proof.text() == ""
    selling.press(Qt.Key.Key_T, CONTROL)
    assert "on its way to the member's phone" in said(view)
    form.proof.setText("246810")
    selling.press(ENTER)
    assert (view.title.text(), form.isVisible()) == ("137****1234", False)
    assert said(view).startswith("Changed")
    (_, changed) = shop.member_desk.changes
    assert (changed.staff_id, changed.merge) == (shop.clerk.staff_id, False)

    # A number that is another member's: said, and made one only so.
    shop.central.members["13955556666"] = replace(shop.central.members[PHONE], member_id="m-2")
    view.identity.click()
    enter(selling, "13955556666")
    assert (said(view), view.primary.text()) == ("This number is another member's", "Make both one")
    form.code.setText("135790")
    form.proof.setText("246810")
    selling.press(ENTER)
    assert said(view) == "Both are one member now"
    assert shop.member_desk.changes[-1].merge

    # A card: nothing is sent to it.
    view.identity.click()
    form.value.setText("CARD-77")
    selling.press(ENTER)
    assert (form.code.isVisible(), form.proof.isVisible()) == (False, True)
    shop.central.reachable = False
    form.proof.setText("246810")
    selling.press(ENTER)
    assert "cannot be reached" in said(view)
