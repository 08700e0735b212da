"""退换 at the window: a receipt, what comes back, another size, a manager, and each kind of payment."""

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from pos.domain.document import Document, DocumentKind
from pos.domain.tender import TenderKind, TenderMethod
from pos.domain.trade_rules import TradeRules
from pos.ports.printing import JobKind
from pos.ui.returning.controller import ReturningController
from tests.ui.hands import Hands
from tests.ui.screens_returning import returning_coupon_spent
from tests.ui.shop import CARDIGAN, JEANS, MANAGER_PIN, SCARF, Shop

CONTROL = Qt.KeyboardModifier.ControlModifier
JEANS_27 = "6901234500028"


def returning(hands: Hands) -> ReturningController:
    screen = hands.ui.shell.screen("returning")
    assert isinstance(screen, ReturningController)
    return screen


def documents(hands: Hands) -> list[Document]:
    return list(hands.shop.ledger.state.documents.values())


def sold(hands: Hands, *codes: str) -> Document:
    for code in codes:
        hands.scan(code)
    hands.press(Qt.Key.Key_Plus)
    hands.press(Qt.Key.Key_Return)
    hands.settle()
    hands.press(Qt.Key.Key_Return)
    return documents(hands)[-1]


def open_receipt(hands: Hands, sale: Document) -> ReturningController:
    hands.press(Qt.Key.Key_F3)
    hands.scan(sale.number)
    hands.settle()
    screen = returning(hands)
    assert screen.bringing.opened is not None
    return screen


def test_another_size_is_two_scans_and_nothing_to_pay(selling: Hands, shop: Shop) -> None:
    shop.catalogue.coded(JEANS_27, replace(shop.jeans[1], retail_price=39_900))
    sale = sold(selling, JEANS)
    screen = open_receipt(selling, sale)
    selling.scan(JEANS_27)
    selling.settle()

    assert screen.view.primary.text() == "Exchange"
    assert screen.view.notice.saying is not None
    assert screen.view.notice.saying.headline == "Exchange, nothing to pay."
    selling.press(Qt.Key.Key_Return)
    selling.settle()
    exchange = documents(selling)[-1]
    assert (exchange.kind, exchange.total, exchange.tenders) == (DocumentKind.EXCHANGE, 0, ())
    assert [(line.size, line.quantity, line.paid) for line in exchange.lines] == [
        ("26", -1000, -29_900),
        ("27", 1000, 29_900),
    ]


def test_what_comes_back_is_scanned_and_the_drawer_opens_for_its_money(selling: Hands, shop: Shop) -> None:
    sale = sold(selling, JEANS, CARDIGAN)
    kicks = shop.drawer.kicks
    screen = open_receipt(selling, sale)
    assert not screen.view.primary.isEnabled()
    selling.scan(CARDIGAN)
    selling.settle()
    assert screen.view.primary.text() == "Give back 499.00"
    assert "Cash 499.00" in screen.view.sums.text()
    selling.press(Qt.Key.Key_Return)
    selling.settle()

    back = documents(selling)[-1]
    assert (back.kind, back.total) == (DocumentKind.RETURN, -49_900)
    assert shop.drawer.kicks == kicks + 1
    selling.press(Qt.Key.Key_Return)
    selling.scan(sale.number)
    selling.settle()
    selling.scan(CARDIGAN)
    selling.settle()
    opened = screen.bringing.opened
    assert opened is not None
    assert opened.wish.chosen == ()


def test_a_dearer_thing_in_exchange_is_paid_with_two_kinds_of_payment(selling: Hands, shop: Shop) -> None:
    wall = TenderMethod("wall", TenderKind.RECORDED, name="墙上收款码", place=15)
    shop.mirror.rules = replace(shop.mirror.rules, trade=TradeRules(methods=(wall,)))
    sale = sold(selling, JEANS)
    screen = open_receipt(selling, sale)
    selling.scan(JEANS)
    selling.scan(CARDIGAN)
    selling.settle()
    assert screen.view.primary.text() == "Take 200.00 and exchange"
    selling.press(Qt.Key.Key_Return)
    selling.press(Qt.Key.Key_2, CONTROL)
    selling.type("150")
    selling.press(Qt.Key.Key_Return)
    selling.press(Qt.Key.Key_Return)
    selling.settle()

    exchange = documents(selling)[-1]
    assert [(t.name, t.amount) for t in exchange.tenders] == [("墙上收款码", 15_000), ("", 5_000)]


def test_what_an_exchange_costs_more_is_paid_by_the_customers_code(selling: Hands, shop: Shop) -> None:
    sale = sold(selling, JEANS)
    open_receipt(selling, sale)
    selling.scan(JEANS)
    selling.scan(CARDIGAN)
    selling.press(Qt.Key.Key_Return)
    selling.scan("134567890123456700")

    exchange = documents(selling)[-1]
    (payment,) = shop.payments.started.values()
    assert [(t.kind, t.amount) for t in exchange.tenders] == [(TenderKind.PAYMENT_CODE, 20_000)]
    assert (payment.sale_id, shop.payments.waiting()) == (exchange.document_id, ())


def test_what_a_spent_coupon_was_worth_is_said_before_it_is_kept_and_a_manager_waives_it(
    selling: Hands, shop: Shop
) -> None:
    returning_coupon_spent(selling)
    view = returning(selling).view
    assert view.notice.saying is not None
    assert view.notice.saying.headline == "A coupon that came with it is spent: 50 元券"
    assert (view.primary.text(), view.waive.text()) == ("Give back 449.00", "Keep nothing for it")
    assert view.sums.text() == "Given back: Cash 449.00 · Kept for a spent coupon 50.00"

    view.waive.click()
    selling.settle()
    assert view.primary.text() == "Give back 499.00"
    selling.press(Qt.Key.Key_Return)
    selling.type(MANAGER_PIN)
    back = documents(selling)[-1]
    assert [(t.kind, t.amount) for t in back.tenders] == [(TenderKind.CASH, -49_900)]
    assert [yes.permission for yes in back.approvals] == ["waive"]
    assert [(use.subject, use.amount) for use in back.uses] == [("c-9", 0)]


def test_a_void_is_asked_of_the_manager_and_a_return_of_a_return_is_refused(selling: Hands) -> None:
    sale = sold(selling, SCARF)
    screen = open_receipt(selling, sale)
    assert screen.view.void.isEnabled()
    screen.view.void.click()
    assert not screen.view.primary.isEnabled()
    selling.type("Wrong size")
    selling.press(Qt.Key.Key_Return)
    selling.settle()
    selling.type(MANAGER_PIN)
    selling.settle()

    void = documents(selling)[-1]
    assert (void.kind, void.total, void.reason) == (DocumentKind.VOID, -12_900, "Wrong size")
    assert len(void.approvals) == 1
    selling.press(Qt.Key.Key_Return)
    for number in (sale.number, void.number):
        selling.scan(number)
        selling.settle()
        assert screen.view.notice.saying is not None
        assert screen.view.notice.saying.headline == "Nothing of it can come back any more."


def test_a_wrong_payment_is_put_right_and_the_sale_stays(selling: Hands) -> None:
    sale = sold(selling, SCARF)
    kicks = selling.shop.drawer.kicks
    screen = open_receipt(selling, sale)
    screen.view.put_right.click()
    panel = screen.steps.putting_right.panel
    assert [row.title for row in panel.choices.rows.rows] == ["Cash", "真丝方巾"]
    selling.press(Qt.Key.Key_Return)
    ways = [row.key for row in panel.choices.rows.rows]
    assert "cash" not in ways
    for _ in range(ways.index("card")):
        selling.press(Qt.Key.Key_Down)
    selling.press(Qt.Key.Key_Return)
    assert panel.words.text() == "Type the number first."
    selling.type("T-81")
    selling.press(Qt.Key.Key_Return)
    screen.steps.reason.panel.presets[1].click()
    selling.settle()
    assert selling.shop.ledger.state.documents.keys() == {sale.document_id}
    selling.type(MANAGER_PIN)
    selling.settle()

    right = documents(selling)[-1]
    assert (right.kind, right.total, right.corrects) == (DocumentKind.CORRECTION, 0, sale.document_id)
    assert [(t.kind, t.amount, t.reference) for t in right.tenders] == [("cash", -12_900, ""), ("card", 12_900, "T-81")]
    assert (right.reason, len(right.approvals)) == ("The customer paid otherwise", 1)
    assert selling.shop.drawer.kicks == kicks
    assert screen.steps.done.panel.label.text() == "No cash moves"


def test_somebody_else_advised(selling: Hands, shop: Shop) -> None:
    sale = sold(selling, SCARF)
    screen = open_receipt(selling, sale)
    screen.view.put_right.click()
    selling.press(Qt.Key.Key_Down)
    selling.press(Qt.Key.Key_Return)
    panel = screen.steps.putting_right.panel
    selling.press(Qt.Key.Key_Escape)
    assert panel.heading.text() == "What is wrong?"
    selling.press(Qt.Key.Key_Down)
    selling.press(Qt.Key.Key_Return)
    who = panel.choices.rows.rows[0].key
    selling.press(Qt.Key.Key_Insert)
    selling.press(Qt.Key.Key_Return)
    screen.steps.reason.panel.presets[2].click()
    selling.settle()
    selling.type(MANAGER_PIN)
    selling.settle()

    right = documents(selling)[-1]
    assert [(line.paid, [share.staff_id for share in line.assistants]) for line in right.lines] == [
        (-12_900, []),
        (12_900, [who]),
    ]


def test_a_gift_receipt_is_printed_at_once_or_later(selling: Hands, shop: Shop) -> None:
    selling.scan(SCARF)
    selling.press(Qt.Key.Key_Plus)
    selling.press(Qt.Key.Key_Return)
    selling.settle()
    selling.press(Qt.Key.Key_S, CONTROL)
    selling.press(Qt.Key.Key_S, CONTROL)
    selling.settle()
    sale = documents(selling)[-1]
    selling.press(Qt.Key.Key_Return)
    screen = open_receipt(selling, sale)
    screen.view.gift.click()
    selling.settle()

    gifts = [job for job in shop.ledger.state.jobs if job.kind is JobKind.GIFT_RECEIPT]
    assert [job.document_id for job in gifts] == [sale.document_id] * 2
    assert screen.view.notice.saying is not None
    assert screen.view.notice.saying.tone == "ok"


def test_without_a_receipt_a_manager_decides(selling: Hands) -> None:
    selling.press(Qt.Key.Key_F3)
    screen = returning(selling)
    screen.view.without.click()
    selling.scan(SCARF)
    selling.settle()
    selling.press(Qt.Key.Key_Return)
    selling.settle()
    selling.type(MANAGER_PIN)
    selling.settle()

    back = documents(selling)[-1]
    assert (back.kind, back.total, back.lines[0].returns_document) == (DocumentKind.RETURN, -12_900, "")


def test_a_price_that_fell_is_offered(selling: Hands, shop: Shop) -> None:
    shop.mirror.rules = replace(shop.mirror.rules, trade=TradeRules(protection_days=7))
    sale = sold(selling, CARDIGAN)
    cheaper = replace(shop.cardigan, retail_price=45_000)
    shop.catalogue.items[shop.catalogue.items.index(shop.cardigan)] = cheaper
    screen = open_receipt(selling, sale)
    assert screen.view.protect.isEnabled()
    screen.view.protect.click()
    selling.settle()

    assert (documents(selling)[-1].kind, documents(selling)[-1].total) == (DocumentKind.PRICE_PROTECTION, -4_900)


def test_what_is_owed_keeps_the_managers_yes_with_the_sale(selling: Hands) -> None:
    selling.scan(JEANS)
    selling.press(Qt.Key.Key_Plus)
    assert selling.ui._furnisher is not None
    assert selling.ui._furnisher.steps is not None
    step = selling.ui._furnisher.steps.paying
    names = [button.text() for button in step.panel.methods if button.isVisible()]
    selling.press(Qt.Key(Qt.Key.Key_1 + names.index("On account")), CONTROL)
    selling.type("100")
    step.panel.reference.setFocus()
    selling.type("Zhang")
    selling.press(Qt.Key.Key_Return)
    selling.settle()
    selling.type(MANAGER_PIN)
    selling.settle()
    cart = selling.shop.ledger.state.cart
    assert cart is not None
    assert len(cart.approvals) == 1
    selling.press(Qt.Key.Key_Return)
    selling.settle()

    sale = documents(selling)[-1]
    (yes,) = sale.approvals
    assert (yes.permission, yes.subject, yes.detail) == ("on_account", sale.document_id, "on_account 10000 Zhang")
    assert [(t.kind, t.amount, t.reference) for t in sale.tenders] == [
        ("on_account", 10_000, "Zhang"),
        ("cash", 19_900, ""),
    ]


@pytest.mark.parametrize("digits, outcome", (("6226", True), ("62", False)))
def test_a_card_is_written_down_and_can_be_taken_back(selling: Hands, digits: str, outcome: bool) -> None:
    selling.scan(JEANS)
    selling.press(Qt.Key.Key_Plus)
    assert selling.ui._furnisher is not None
    assert selling.ui._furnisher.steps is not None
    step = selling.ui._furnisher.steps.paying
    names = [button.text() for button in step.panel.methods if button.isVisible()]
    selling.press(Qt.Key(Qt.Key.Key_1 + names.index("Bank card")), CONTROL)
    selling.type("100")
    step.panel.reference.setFocus()
    selling.type("T81")
    step.panel.last_digits.setFocus()
    selling.type(digits)
    step.confirm()
    selling.settle()
    if not outcome:
        assert selling.desk.sale.cart.tenders == ()
        return
    (tender,) = selling.desk.sale.cart.tenders
    assert (tender.kind, tender.amount, tender.last_digits) == (TenderKind.CARD, 10_000, "6226")
    assert selling.shop.ledger.state.cart is not None
    assert selling.shop.ledger.state.cart.tenders == (tender,)
    step.panel.tenders[0].click()
    assert selling.desk.sale.cart.tenders == ()
    assert QApplication.focusWidget() is step.panel.amount
