"""The customer's phone at the window: shown, waited for, called off, parked, found again after a power cut."""

from __future__ import annotations

from PySide6.QtCore import Qt

from pos.domain.errors import StorageError
from pos.domain.payment.answer import Reason
from pos.domain.tender import TenderKind
from pos.ports.payments import PaymentState, StartedPayment
from pos.ui.parts.notice import Notice
from pos.ui.pay.done_view import DoneView
from pos.ui.phone.view import PhoneView
from pos.ui.phone.words import of_reason
from tests.ui.hands import Hands
from tests.ui.shop import CARDIGAN, JEANS, Shop

CODE = "134567890123456700"
ALIPAY = "281234567890123401"
UNIONPAY = "6212345678901234567"
CONTROL = Qt.KeyboardModifier.ControlModifier


def to_the_phone(hands: Hands, *codes: str, state: PaymentState, code: str = CODE) -> StartedPayment:
    """Ring up, go to pay, scan the customer's code."""
    for each in codes or (JEANS,):
        hands.scan(each)
    hands.shop.payments.next = state
    hands.press(Qt.Key.Key_Plus)
    hands.scan(code)
    return list(hands.shop.payments.started.values())[-1]


def look_again(hands: Hands) -> None:
    """A second goes by."""
    hands.ui.sell  # noqa: B018 - made by now
    steps = hands.ui._furnisher.steps  # type: ignore[union-attr]
    assert steps is not None
    steps.phone._look()
    steps.tray.refresh()
    hands.settle()


def shown(hands: Hands) -> str:
    """What the panel of the payment says."""
    panel = hands.panel
    assert isinstance(panel, PhoneView)
    return f"{panel.headline.text()}. {panel.rest.text()}"


def test_a_scanned_code_pays_what_remains(selling: Hands) -> None:
    to_the_phone(selling, state=PaymentState.PAID)
    (document,) = selling.shop.ledger.recent_documents()
    (tender,) = document.tenders
    assert (tender.kind, tender.amount) == (TenderKind.PAYMENT_CODE, 29_900)
    assert tender.tender_id in selling.shop.payments.started
    panel = selling.panel
    assert isinstance(panel, DoneView)
    assert panel.sums.text() == "Total 299.00, received 299.00"


def test_a_part_in_cash_and_the_rest_by_code(selling: Hands) -> None:
    selling.scan(JEANS)
    selling.press(Qt.Key.Key_Plus)
    selling.type("100")
    selling.press(Qt.Key.Key_Return)
    selling.scan(CODE)
    (document,) = selling.shop.ledger.recent_documents()
    assert [tender.amount for tender in document.tenders] == [10_000, 19_900]


def test_a_password_is_waited_for_with_the_seconds_left(selling: Hands) -> None:
    payment = to_the_phone(selling, state=PaymentState.CONFIRMING)
    assert "The customer confirms on the phone" in shown(selling)
    assert "38 s left" in shown(selling)
    assert not selling.sell.view.primary.isEnabled()
    selling.shop.payments.moves(payment.payment_id, PaymentState.PAID)
    look_again(selling)
    assert len(selling.shop.ledger.recent_documents()) == 1


def test_uncertain_is_said_and_nothing_else_is_scanned_meanwhile(selling: Hands) -> None:
    selling.shop.payments.uncertain = True
    to_the_phone(selling, state=PaymentState.WAITING)
    assert "Not certain yet whether it was paid" in shown(selling)
    assert "should not pay again" in shown(selling)
    selling.scan(ALIPAY)
    assert "still open" in shown(selling)
    selling.scan(CARDIGAN)
    selling.press(Qt.Key.Key_Escape)
    assert "F7" in shown(selling)
    assert len(selling.shop.payments.started) == 1
    assert len(selling.lines) == 1


def test_a_failure_says_why_and_what_to_do_and_a_fresh_code_goes_on(selling: Hands) -> None:
    selling.shop.payments.reason = Reason.NOT_ENOUGH
    to_the_phone(selling, state=PaymentState.FAILED)
    assert "Not enough money on the phone. Nothing was charged" in shown(selling)
    selling.shop.payments.next = PaymentState.PAID
    selling.scan(ALIPAY)
    assert len(selling.shop.ledger.recent_documents()) == 1
    assert [each.provider for each in selling.shop.payments.started.values()] == ["wechat", "alipay"]


def test_after_a_failure_enter_goes_back_to_other_ways(selling: Hands) -> None:
    selling.shop.payments.reason = Reason.NOT_SERVED
    to_the_phone(selling, state=PaymentState.FAILED, code=UNIONPAY)
    assert "UnionPay codes are not taken here yet" in shown(selling)
    selling.press(Qt.Key.Key_Return)
    selling.press(Qt.Key.Key_Return)
    (document,) = selling.shop.ledger.recent_documents()
    assert document.tenders[0].kind is TenderKind.CASH
    assert selling.shop.payments.waiting() == ()


def test_called_off_the_money_is_taken_in_another_way(selling: Hands) -> None:
    payment = to_the_phone(selling, state=PaymentState.CONFIRMING)
    selling.press(Qt.Key.Key_Delete)
    assert selling.shop.payments.started[payment.payment_id].state is PaymentState.REVERSING
    selling.press(Qt.Key.Key_Return)
    (document,) = selling.shop.ledger.recent_documents()
    assert document.tenders[0].kind is TenderKind.CASH


def test_the_next_customer_is_served_and_the_parked_sale_completes_itself(selling: Hands) -> None:
    payment = to_the_phone(selling, state=PaymentState.CONFIRMING)
    selling.press(Qt.Key.Key_F7)
    look_again(selling)
    assert selling.sell.view.waiting.isVisible()
    assert "(1)" in selling.sell.view.waiting.text()
    selling.scan(CARDIGAN)
    selling.shop.payments.moves(payment.payment_id, PaymentState.PAID)
    look_again(selling)
    (document,) = selling.shop.ledger.recent_documents()
    assert document.document_id == payment.sale_id
    assert "has come" in selling.notice
    assert document.number in selling.notice
    assert [name for name, *_ in selling.lines] == ["羊毛针织开衫"]
    assert selling.shop.ledger.held_carts() == ()
    assert not selling.sell.view.waiting.isVisible()
    look_again(selling)
    assert "has come" in selling.notice


def test_a_parked_sale_whose_payment_failed_is_told_and_kept(selling: Hands) -> None:
    payment = to_the_phone(selling, state=PaymentState.CONFIRMING)
    selling.press(Qt.Key.Key_F7)
    selling.shop.payments.moves(payment.payment_id, PaymentState.FAILED, Reason.TIMED_OUT)
    look_again(selling)
    assert "299.00 by WeChat Pay did not come: The customer did not confirm in time" in selling.notice
    assert [cart.cart_id for cart in selling.shop.ledger.held_carts()] == [payment.sale_id]
    look_again(selling)
    assert selling.shop.payments.waiting() == ()


def test_the_tray_leads_back_to_the_sale(selling: Hands) -> None:
    payment = to_the_phone(selling, state=PaymentState.CONFIRMING)
    selling.press(Qt.Key.Key_F7)
    selling.press(Qt.Key.Key_W, CONTROL)
    selling.press(Qt.Key.Key_Return)
    assert "The customer confirms on the phone" in shown(selling)
    selling.shop.payments.moves(payment.payment_id, PaymentState.PAID)
    look_again(selling)
    selling.press(Qt.Key.Key_Return)
    assert [each.document_id for each in selling.shop.ledger.recent_documents()] == [payment.sale_id]


def test_after_a_power_cut_the_payment_of_the_open_sale_is_followed(hands: Hands, shop: Shop) -> None:
    cart = shop.counter.add_item(shop.counter.start_cart(), shop.jeans[0], code=JEANS).cart
    shop.counter.keep_cart(cart)
    shop.payments.next = PaymentState.WAITING
    shop.payments.uncertain = True
    payment = shop.payments.start(sale_id=cart.cart_id, amount=29_900, code=CODE)
    hands.begin_work()
    hands.qtbot.waitUntil(lambda: isinstance(hands.panel, PhoneView), timeout=5_000)
    assert "Not certain yet" in shown(hands)
    shop.payments.moves(payment.payment_id, PaymentState.PAID)
    look_again(hands)
    assert "Paid. The money came while nobody was looking" in shown(hands)
    hands.press(Qt.Key.Key_Return)
    (document,) = shop.ledger.recent_documents()
    assert (document.document_id, document.tenders[0].tender_id) == (cart.cart_id, payment.payment_id)


def test_after_a_power_cut_a_payment_that_failed_is_told(hands: Hands, shop: Shop) -> None:
    cart = shop.counter.add_item(shop.counter.start_cart(), shop.jeans[0], code=JEANS).cart
    shop.counter.keep_cart(cart)
    shop.payments.next, shop.payments.reason = PaymentState.FAILED, Reason.NOT_SENT
    shop.payments.start(sale_id=cart.cart_id, amount=29_900, code=CODE)
    hands.begin_work()
    hands.qtbot.waitUntil(lambda: "did not come: Head office was not reached" in hands.notice, timeout=5_000)
    assert "The goods are in the cart" in hands.notice
    assert len(hands.lines) == 1


def test_without_a_scan_the_code_is_asked_for(selling: Hands) -> None:
    selling.scan(JEANS)
    selling.press(Qt.Key.Key_Plus)
    selling.press(Qt.Key.Key_2, CONTROL)
    selling.press(Qt.Key.Key_Return)
    assert "Scan the code on the customer's phone" in shown(selling)
    selling.press(Qt.Key.Key_Escape)
    selling.press(Qt.Key.Key_2, CONTROL)
    selling.press(Qt.Key.Key_Return)
    selling.scan(CODE)
    assert len(selling.shop.ledger.recent_documents()) == 1


def test_a_full_disk_is_said_before_anything_is_sent(selling: Hands) -> None:
    selling.shop.payments.fault = StorageError("full")
    selling.scan(JEANS)
    selling.press(Qt.Key.Key_Plus)
    selling.scan(CODE)
    assert selling.shop.payments.started == {}
    assert selling.shop.ledger.recent_documents() == ()
    assert not isinstance(selling.panel, PhoneView)


def test_every_reason_has_words(selling: Hands) -> None:
    told = {reason: of_reason(reason) for reason in Reason}
    assert all(each.headline and each.rest for each in told.values())
    assert len({each.headline for each in told.values()}) >= len(Reason) - 1


def test_the_closing_shift_says_what_is_not_certain(selling: Hands) -> None:
    to_the_phone(selling, state=PaymentState.CONFIRMING)
    selling.press(Qt.Key.Key_F7)
    selling.press(Qt.Key.Key_F6)
    selling.press(Qt.Key.Key_Return)
    view = selling.ui.window.screens.currentWidget()
    assert view is not None
    said = [notice.saying.headline for notice in view.findChildren(Notice) if notice.saying is not None]
    assert "1 payments by code are not certain yet: 299.00" in said


def test_money_without_a_sale_goes_back_when_the_clerk_looks_at_it(selling: Hands) -> None:
    payment = to_the_phone(selling, state=PaymentState.CONFIRMING)
    selling.press(Qt.Key.Key_F7)
    selling.shop.ledger.state.held.clear()
    selling.shop.payments.moves(payment.payment_id, PaymentState.PAID)
    look_again(selling)
    assert "Its sale waits for you" in selling.notice
    selling.press(Qt.Key.Key_W, CONTROL)
    selling.press(Qt.Key.Key_Return)
    assert "goes back to the customer by itself" in selling.notice
    assert selling.shop.payments.started[payment.payment_id].state is PaymentState.REVERSING
