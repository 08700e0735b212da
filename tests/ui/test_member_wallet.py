"""The wallet of the member beside the sale: what fits is offered, by key and by touch, a voucher's rights among it."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import Qt

from pos.domain.allowance import OfflineAllowance
from pos.domain.membership import Membership
from pos.ui.member.view import MemberPanel
from pos.ui.more.view import MoreView
from pos.ui.offers.view import OffersView
from tests.ui.hands import Hands
from tests.ui.member_screens import a_wallet
from tests.ui.rights_screens import BUNDLE, SOLD, bundles
from tests.ui.shop import CARDIGAN, SCARF, Shop

ENTER, CONTROL = Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier


def owned(hands: Hands) -> None:
    """The member beside the sale has two coupons and two vouchers."""
    a_wallet(hands)
    bundles(hands.shop)
    desk = hands.shop.member_desk
    desk.vouchers = {code: replace(each, member_id="m-1") for code, each in desk.vouchers.items()}


def open_panel(hands: Hands) -> MemberPanel:
    hands.sell.view.member.click()
    hands.settle()
    panel = hands.sell.view.window().findChild(MemberPanel)
    assert panel is not None
    return panel


def rows(panel: MemberPanel) -> list[tuple[str, str]]:
    return [(row.title, row.chip) for row in panel.coupons.rows.rows]


def test_the_best_set_is_ready_and_enter_takes_it_rights_among_it(selling: Hands, shop: Shop) -> None:
    owned(selling)
    for code in (CARDIGAN, SCARF):
        selling.scan(code)
    selling.type("13800002046")
    selling.press(ENTER)
    selling.settle()
    # 499.00 + 129.00. One coupon, and of the voucher that was given money off and a scarf; what was paid for pays.
    assert "Coupons for this sale: 3" in selling.notice
    panel = open_panel(selling)
    assert rows(panel) == [
        ("满 300 减 50", "Best"), ("立减 30", "Best"), ("送真丝方巾", "Best"),
        ("生日 85 折", "For other stores"), ("护肤体验一次", "Used already"), ("双十二抽奖", "Not yet good"),
        ("立减 50", "For other stores"), ("夏日礼品", "Over"), ("代金 100", "It was paid for: show it while paying"),
        ("真丝方巾", "It was paid for: show it while paying"), ("牛仔裤", "It was paid for: show it while paying"),
    ]  # fmt: skip
    assert panel.coupons.rows.rows[1].detail.startswith("新人体验礼包 · until ")
    # Of the 80.00 the scarf has 10.27 of 50.00 and 6.16 of 30.00 (by 129 / 628, by 118.73 / 578): 112.57 of it is free.
    assert "192.57" in panel.best.text()
    view, sale = selling.sell.view, selling.desk.sale
    assert view.primary.accessibleName().startswith("Use the best")
    selling.press(ENTER)
    selling.settle()
    assert view.totals.due == "435.43"
    assert [chip for _, chip in rows(panel)[:3]] == ["In the sale"] * 3
    assert len(sale.cart.uses) == 3
    assert view.primary.accessibleName().startswith("Go on selling")

    # An arrow marks one, Enter takes it out; a touch puts it back, and is not done twice by Enter.
    selling.press(Qt.Key.Key_Down)
    selling.press(Qt.Key.Key_Down)
    assert view.primary.accessibleName().startswith("Take it out again")
    marked = panel.coupons.marked_key
    selling.press(ENTER)
    selling.settle()
    assert (len(sale.cart.uses), marked in {use.subject for use in sale.cart.uses}) == (2, False)
    assert marked is not None
    panel.coupons.chosen.emit(marked)
    selling.settle()
    assert (view.totals.due, len(sale.cart.uses), panel.coupons.marked_key) == ("435.43", 3, None)
    selling.press(ENTER)
    assert view.primary.accessibleName().startswith("Take the money")


def test_without_the_network_rights_are_offered_as_they_were_told(selling: Hands, shop: Shop) -> None:
    owned(selling)
    shop.mirror.settings = Membership(offline=OfflineAllowance(coupons=2))
    for code in (CARDIGAN, SCARF):
        selling.scan(code)
    selling.type("13800002046")
    selling.press(ENTER)
    selling.settle()
    shop.central.reachable = False
    view, sale = selling.sell.view, selling.desk.sale
    panel = open_panel(selling)
    assert "Offline, as head office last told" in panel.wallet_title.text()
    best = [("满 300 减 50", "Best"), ("立减 30", "Best"), ("送真丝方巾", "Best")]
    assert rows(panel)[:3] == best
    away = "It was paid for: not without the network"
    assert [title for title, chip in rows(panel) if chip == away] == ["代金 100", "真丝方巾", "牛仔裤"]

    # Two may be taken by the till alone; the third is refused in words, and nothing of it is in the sale.
    selling.press(ENTER)
    selling.settle()
    assert "No more coupons offline" in selling.notice
    assert [use.offline for use in sale.cart.uses] == [True, True]
    assert [chip for _, chip in rows(panel)[:2]] == ["In the sale"] * 2

    # Ctrl+O offers them, too: the voucher's right is taken by its voucher.
    shop.mirror.settings = Membership(offline=OfflineAllowance(coupons=9))
    selling.press(Qt.Key.Key_Escape)
    selling.press(Qt.Key.Key_O, CONTROL)
    selling.settle()
    left = {"立减 30", "送真丝方巾"} - {coupon.name for coupon in sale.cart.coupons}
    offered = selling.sell.view.window().findChild(OffersView)
    assert offered is not None
    assert {row.title for row in offered.choices.rows.rows} == left
    selling.press(Qt.Key.Key_Down)
    selling.press(ENTER)
    selling.settle()
    assert "From the voucher" in selling.notice
    assert (view.totals.due, len(sale.cart.uses)) == ("435.43", 3)


def test_the_next_customer_pays_with_nothing_of_the_one_before(selling: Hands, shop: Shop) -> None:
    owned(selling)
    view, desk = selling.sell.view, shop.member_desk

    def take_the_best() -> MemberPanel:
        selling.type("13800002046")
        selling.press(ENTER)
        selling.settle()
        panel = open_panel(selling)
        selling.press(ENTER)
        selling.settle()
        assert (view.totals.due, len(desk.holds)) == ("435.43", 3)
        return panel

    for code in (CARDIGAN, SCARF):
        selling.scan(code)
    panel = take_the_best()
    panel.extra.click()
    selling.settle()
    assert (view.totals.due, desk.holds, selling.desk.sale.cart.coupons) == ("628.00", {}, ())

    # So does a step that is taken back.
    coupon = next(each for each in desk.coupons.values() if each.name == "满 300 减 50")
    selling.scan(coupon.code)
    selling.settle()
    assert len(desk.holds) == 1
    selling.press(Qt.Key.Key_Z, CONTROL)
    selling.settle()
    assert (view.totals.due, desk.holds, selling.desk.sale.cart.coupons) == ("628.00", {}, ())

    # It was let go: it can be taken again at once. Then the whole cart is given up, and somebody else comes.
    take_the_best()
    selling.press(Qt.Key.Key_Escape)
    view.more.click()
    more = view.window().findChild(MoreView)
    assert more is not None
    more.empty.click()
    selling.settle()
    selling.scan(SCARF)
    assert (view.totals.due, desk.holds, selling.desk.sale.cart.uses) == ("129.00", {}, ())


def test_what_does_not_fit_says_so_and_of_vouchers_that_were_not_told_none_is_shown(selling: Hands, shop: Shop) -> None:
    owned(selling)
    selling.scan(SCARF)
    selling.type("13800002046")
    selling.press(ENTER)
    panel = open_panel(selling)
    # 129.00 is no 300.00; the scarf is free, and nothing is left for the 30.00.
    assert ("满 300 减 50", "Not for this sale") in rows(panel)
    assert [row for row in rows(panel) if row[1] == "Best"] == [("送真丝方巾", "Best")]
    panel.coupons.chosen.emit(next(row.key for row in panel.coupons.rows.rows if row.title == "代金 100"))
    selling.settle()
    assert "show it while paying" in selling.notice
    assert (selling.desk.sale.cart.uses, sorted(shop.member_desk.vouchers)) == ((), sorted((BUNDLE, SOLD)))

    selling.press(Qt.Key.Key_Escape)
    shop.central.reachable = False
    shop.mirror.bundles.clear()
    panel = open_panel(selling)
    assert rows(panel) == [("满 300 减 50", "Not for this sale"), ("生日 85 折", "For other stores")]
    selling.press(Qt.Key.Key_B, CONTROL)
    selling.settle()
    assert "No coupon makes this sale cheaper" in selling.notice
