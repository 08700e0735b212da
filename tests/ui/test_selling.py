"""A sale at the window: scans whatever has the focus, money, and the next customer."""

from dataclasses import replace

import pytest
from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget

from pos.domain.pricing import PricedCart
from pos.domain.staff import Permission
from pos.ui.approval.view import ApprovalView
from pos.usecases.printing.write_receipt import receipt_later
from pos.usecases.selling.complete_sale import CompleteSale
from pos.usecases.syncing.right_of_way import RightOfWay
from tests.ui.hands import Hands
from tests.ui.shop import BADGE, CARDIGAN, CLERK_PIN, JEANS, MANAGER_PIN, SCARF, Shop

CONTROL = Qt.KeyboardModifier.ControlModifier


def test_a_clerk_signs_in_and_opens_the_shift(hands: Hands) -> None:
    hands.open()
    hands.type("111111")
    panel = hands.ui.gate.view.panels.currentWidget()
    assert isinstance(panel, ApprovalView)
    assert "Wrong PIN" in panel.error.text()

    hands.type(CLERK_PIN)
    hands.type("300")
    hands.press(Qt.Key.Key_Return)

    shift = hands.shop.ledger.current_shift()
    assert shift is not None
    assert shift.float_amount == 30_000
    assert hands.ui.shell.current == "sell"
    assert hands.focused is hands.sell.view.field


def test_a_badge_names_the_person_and_the_pin_is_still_asked(hands: Hands, shop: Shop) -> None:
    shop.mirror.badges.update(dict.fromkeys(shop.mirror.badges, shop.mirror.people["王店长"]))
    hands.open()

    hands.scan(BADGE)

    assert hands.ui.session.staff is None
    hands.type(MANAGER_PIN)
    assert hands.ui.session.staff == shop.manager


def test_scans_become_lines_and_equal_ones_grow(selling: Hands) -> None:
    selling.scan(JEANS)
    selling.scan(JEANS)
    selling.scan(CARDIGAN)

    assert selling.lines == [("直筒牛仔裤", "2", "598.00"), ("羊毛针织开衫", "1", "499.00")]
    assert selling.sell.view.totals.due == "1,097.00"
    assert selling.sell.view.field.text() == ""


class Witness(RightOfWay):
    """Puts down what it is told, beside what is painted."""

    def __init__(self) -> None:
        super().__init__()
        self.seen: list[str] = []

    def take(self) -> None:
        self.seen.append("taken")

    def give_back(self) -> None:
        self.seen.append("given back")


class Painted(QObject):
    def __init__(self, widget: QWidget, seen: list[str]) -> None:
        super().__init__(widget)
        self.seen = seen
        widget.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() is QEvent.Type.Paint:
            self.seen.append("painted")
        return False


def test_the_feed_stands_back_from_a_scan_until_it_is_painted(hands: Hands, shop: Shop) -> None:
    shop.way = way = Witness()
    hands.begin_work()
    hands.sell.view.cart.lines.viewport().repaint()
    watching = Painted(hands.sell.view.cart.lines.viewport(), way.seen)

    hands.scan(JEANS)
    hands.qtbot.waitUntil(lambda: "given back" in way.seen)

    assert way.seen[0] == "taken"
    assert "painted" in way.seen[1 : way.seen.index("given back")]
    watching.deleteLater()


@pytest.mark.parametrize("suffix", (Qt.Key.Key_Return, Qt.Key.Key_Tab, None))
def test_the_suffix_confirms_nothing(selling: Hands, suffix: Qt.Key | None) -> None:
    selling.scan(JEANS, suffix=suffix)
    selling.scan(JEANS, suffix=suffix)

    assert selling.lines == [("直筒牛仔裤", "2", "598.00")]
    assert selling.focused is selling.sell.view.field
    assert selling.shop.ledger.recent_documents() == ()


def test_a_scan_finds_the_sale_from_every_field(selling: Hands) -> None:
    openers = {
        Qt.Key.Key_Plus: None,
        Qt.Key.Key_F9: None,
        Qt.Key.Key_F10: None,
    }
    selling.scan(JEANS)
    for count, key in enumerate(openers, start=2):
        selling.press(key)
        field = selling.focused
        assert isinstance(field, QLineEdit)
        assert field is not selling.sell.view.field
        selling.type("1")

        selling.scan(JEANS)

        assert field.text() in {"", "1"}
        assert selling.lines == [("直筒牛仔裤", str(count), f"{299 * count:,}.00")]


def test_a_quantity_before_a_scan(selling: Hands) -> None:
    selling.type("3*")
    selling.scan(JEANS)
    selling.scan(CARDIGAN)

    assert [(name, quantity) for name, quantity, _ in selling.lines] == [("直筒牛仔裤", "3"), ("羊毛针织开衫", "1")]


def test_an_unknown_code_is_said_and_the_queue_goes_on(selling: Hands) -> None:
    selling.scan("6999999999993")
    assert "No goods with the code 6999999999993" in selling.notice

    selling.scan(JEANS)

    assert selling.notice == ""
    assert len(selling.lines) == 1


def test_a_payment_code_is_not_repeated(selling: Hands) -> None:
    selling.scan("134567890123456789")

    assert "payment code" in selling.notice
    assert "1345" not in selling.notice


def test_cash_change_and_the_next_customer_by_scanning(selling: Hands, shop: Shop) -> None:
    selling.scan(JEANS)
    selling.press(Qt.Key.Key_Plus)
    selling.type("300")
    assert selling.panel.outcome.text() == "1.00"
    selling.press(Qt.Key.Key_Return)

    (document,) = shop.ledger.recent_documents()
    assert (document.total, document.tenders[0].change) == (29_900, 100)
    assert selling.panel.change.text() == "1.00"
    assert shop.drawer.kicks == 1
    assert selling.woken == 1

    selling.scan(SCARF)

    assert selling.lines == [("真丝方巾", "1", "129.00")]
    assert selling.desk.sale.cart.cart_id != document.document_id


def test_enter_on_nothing_is_the_exact_amount(selling: Hands, shop: Shop) -> None:
    selling.scan(JEANS)
    selling.press(Qt.Key.Key_Plus)
    selling.press(Qt.Key.Key_Return)

    assert shop.ledger.recent_documents()[0].tenders[0].given == 29_900


def test_the_numeric_keypad_alone_is_enough(selling: Hands, shop: Shop) -> None:
    selling.type(JEANS)
    selling.press(Qt.Key.Key_Return)
    selling.press(Qt.Key.Key_Plus)
    selling.type("500")
    selling.press(Qt.Key.Key_Plus)

    assert shop.ledger.recent_documents()[0].tenders[0].change == 20_100


class Preparing(CompleteSale):
    """Notes what it was told to prepare."""

    def __init__(self, shop: Shop) -> None:
        super().__init__(ledger=shop.ledger, clock=shop.clock, receipt=receipt_later)
        self.prepared: list[PricedCart] = []

    def prepare(self, priced: PricedCart) -> None:
        self.prepared.append(priced)
        super().prepare(priced)


def test_the_sale_is_prepared_while_the_customer_looks_for_the_money(hands: Hands, shop: Shop) -> None:
    preparing = Preparing(shop)
    shop.counter = replace(shop.counter, complete_sale=preparing)
    hands.begin_work()
    hands.scan(JEANS)
    assert preparing.prepared == []

    hands.press(Qt.Key.Key_Plus)
    assert [each.total for each in preparing.prepared] == [29_900]
    hands.press(Qt.Key.Key_Return)

    assert [each.total for each in shop.ledger.recent_documents()] == [29_900]


def test_a_part_in_cash_leaves_the_rest(selling: Hands, shop: Shop) -> None:
    selling.scan(JEANS)
    selling.press(Qt.Key.Key_Plus)
    selling.type("100")
    selling.press(Qt.Key.Key_Return)
    assert shop.ledger.recent_documents() == ()

    selling.press(Qt.Key.Key_Return)

    assert [tender.amount for tender in shop.ledger.recent_documents()[0].tenders] == [10_000, 19_900]


def test_a_scan_while_paying_is_one_more_item_and_no_amount(selling: Hands, shop: Shop) -> None:
    selling.scan(JEANS)
    selling.press(Qt.Key.Key_Plus)

    selling.scan(CARDIGAN)

    assert len(selling.lines) == 2
    assert selling.panel is selling.sell.view.cart
    assert shop.ledger.recent_documents() == ()


def test_delete_in_an_empty_field_takes_the_last_payment_back(selling: Hands, shop: Shop) -> None:
    selling.scan(JEANS)
    selling.press(Qt.Key.Key_Plus)
    selling.type("100")
    selling.press(Qt.Key.Key_Return)
    selling.press(Qt.Key.Key_Delete)

    selling.press(Qt.Key.Key_Return)

    assert [tender.amount for tender in shop.ledger.recent_documents()[0].tenders] == [29_900]


def test_void_and_undo(selling: Hands) -> None:
    selling.scan(JEANS)
    selling.scan(CARDIGAN)

    selling.press(Qt.Key.Key_Delete)
    assert [name for name, _, _ in selling.lines] == ["直筒牛仔裤"]
    selling.press(Qt.Key.Key_Z, CONTROL)

    assert [name for name, _, _ in selling.lines] == ["直筒牛仔裤", "羊毛针织开衫"]


def test_hold_and_recall(selling: Hands) -> None:
    selling.scan(JEANS)
    selling.press(Qt.Key.Key_F7)
    assert selling.lines == []
    assert "Recall (1)" in selling.sell.view.recall.text()
    selling.scan(CARDIGAN)

    selling.press(Qt.Key.Key_F8)
    selling.press(Qt.Key.Key_Return)

    assert [name for name, _, _ in selling.lines] == ["直筒牛仔裤"]
    assert "Recall (1)" in selling.sell.view.recall.text()


def test_a_discount_waits_for_the_manager(selling: Hands, shop: Shop) -> None:
    selling.scan(JEANS)
    selling.press(Qt.Key.Key_F9)
    selling.type("8.5")
    selling.press(Qt.Key.Key_Return)
    assert selling.lines == [("直筒牛仔裤", "1", "299.00")]

    selling.type(MANAGER_PIN)

    assert selling.lines == [("直筒牛仔裤", "1", "254.15")]
    discount = selling.desk.sale.cart.lines[0].discount
    assert discount is not None
    assert discount.approval is not None
    assert (discount.approval.manager_id, discount.approval.permission) == (
        shop.manager.staff_id,
        Permission.DISCOUNT,
    )


def test_a_wrong_pin_approves_nothing(selling: Hands) -> None:
    selling.scan(JEANS)
    selling.press(Qt.Key.Key_F9)
    selling.type("85")
    selling.press(Qt.Key.Key_Return)
    selling.type("000000")

    assert "Wrong PIN" in selling.panel.error.text()
    assert selling.lines == [("直筒牛仔裤", "1", "299.00")]


def test_a_style_opens_its_grid_and_a_person_chooses(selling: Hands) -> None:
    selling.scan("K2601")
    assert selling.panel.heading.text() == "直筒牛仔裤 · K2601"
    assert selling.lines == []

    selling.press(Qt.Key.Key_Right)
    selling.press(Qt.Key.Key_Return)

    (line,) = selling.desk.sale.cart.lines
    assert (line.item.colour, line.item.size, line.code) == ("深蓝", "28", "K2601")


def test_search_while_typing_then_arrow_and_enter(selling: Hands) -> None:
    selling.type("丝")
    assert [row.title for row in selling.panel.choices.rows.rows] == ["真丝方巾"]

    selling.press(Qt.Key.Key_Down)
    selling.press(Qt.Key.Key_Return)

    assert selling.lines == [("真丝方巾", "1", "129.00")]
    assert selling.sell.view.field.text() == ""


def test_an_item_without_a_price_asks_for_it_and_for_the_manager(selling: Hands) -> None:
    selling.scan("FIX01")
    selling.type("25.5")
    selling.press(Qt.Key.Key_Return)
    selling.type(MANAGER_PIN)

    assert selling.lines == [("改衣服务", "1", "25.50")]


def test_a_member_by_phone_number(selling: Hands) -> None:
    selling.scan(JEANS)
    selling.type("13800002046")
    selling.press(Qt.Key.Key_Return)

    assert selling.sell.view.member.title == "138****2046  陈女士"


def test_a_badge_is_credited(selling: Hands, shop: Shop) -> None:
    selling.scan(JEANS)
    selling.scan(BADGE)

    assert [share.staff_id for share in selling.desk.sale.cart.assistants] == [shop.assistant.staff_id]
    assert "小陈" in selling.sell.view.assistant.text()


def test_the_open_cart_survives_a_crash(selling: Hands, shop: Shop) -> None:
    selling.scan(JEANS)
    selling.scan(CARDIGAN)
    cart_id = selling.desk.sale.cart.cart_id
    selling.leave()

    after = Hands(qtbot=selling.qtbot, shop=shop)
    after.begin_work()

    assert after.desk.sale.cart.cart_id == cart_id
    assert [name for name, _, _ in after.lines] == ["直筒牛仔裤", "羊毛针织开衫"]
    after.leave()


def test_locking_keeps_the_cart(selling: Hands) -> None:
    selling.scan(JEANS)
    selling.press(Qt.Key.Key_F11)
    assert selling.ui.shell.current == "gate"
    selling.scan(CARDIGAN)

    selling.type(CLERK_PIN)

    assert selling.lines == [("直筒牛仔裤", "1", "299.00")]


def test_more_scans_than_the_disk_can_follow_come_in_order(selling: Hands) -> None:
    for code in (JEANS, CARDIGAN, SCARF, JEANS):
        selling.now_s += 0.5
        for letter in code:
            selling.now_s += 0.004
            selling._key(letter)
        selling.now_s += 0.004
        selling._send(Qt.Key.Key_Return, "\r", Qt.KeyboardModifier.NoModifier)
    selling.settle()

    assert [name for name, _, _ in selling.lines] == ["直筒牛仔裤", "羊毛针织开衫", "真丝方巾", "直筒牛仔裤"]
    assert selling.shop.ledger.open_cart() == selling.desk.sale.cart
    assert QApplication.focusWidget() is selling.sell.view.field
