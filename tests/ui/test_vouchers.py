"""A voucher of another platform at the window: shown, used, given back, uncertain, refused."""

from __future__ import annotations

from PySide6.QtCore import Qt

from pos.domain.buyer import Buyer
from pos.domain.document import InvoiceState
from pos.domain.payment.answer import Reason
from pos.domain.scan.invoice_title import InvoiceTitle, write_invoice_title
from pos.domain.scan.third_party import Platform
from pos.domain.tender import TenderKind
from pos.ports.payments import PaymentState
from pos.ui.pay.view import PayView
from pos.ui.phone.view import PhoneView
from pos.ui.voucher.view import VoucherView
from tests.ui.hands import Hands
from tests.ui.shop import JEANS
from tests.ui.voucher_screens import DIGITS, a_voucher, voucher_refused

LINK = "https://v.douyin.com/iRN8kQ/"
CONTROL = Qt.KeyboardModifier.ControlModifier


def at_the_till(hands: Hands, code: str = JEANS) -> None:
    """Jeans for 299.00, and the customer wants to pay."""
    hands.scan(code)
    hands.press(Qt.Key.Key_Plus)


def panel(hands: Hands) -> VoucherView:
    """The voucher's panel, which is shown."""
    shown = hands.panel
    assert isinstance(shown, VoucherView)
    return shown


def test_scanned_at_the_pay_screen_it_pays_what_it_is_worth_and_cash_the_rest(selling: Hands) -> None:
    payments = selling.shop.payments
    payments.vouchers[LINK] = (a_voucher(Platform.DOUYIN, face=20_000, paid=15_900),)
    at_the_till(selling)
    selling.scan(LINK)

    (row,) = panel(selling).choices.rows.rows
    assert (row.title, row.right, row.right_note) == ("牛仔专区500元代金券", "200.00", "of 200.00")
    assert "The customer paid 159.00 for it" in row.detail
    assert payments.started == {}, "nothing has happened to it"
    selling.press(Qt.Key.Key_Return)
    assert isinstance(selling.panel, PayView)
    assert selling.panel.outcome.text() == "0.00"
    selling.press(Qt.Key.Key_Return)

    (document,) = selling.shop.ledger.recent_documents()
    voucher, cash = document.tenders
    assert (voucher.kind, voucher.amount, voucher.given, voucher.bought_for, voucher.method_id) == (
        TenderKind.PLATFORM_VOUCHER,
        20_000,
        20_000,
        15_900,
        "douyin",
    )
    assert cash.amount == 9_900
    assert document.invoiceable == 9_900 + 15_900


def test_typed_where_two_platforms_know_it_and_taken_back(selling: Hands) -> None:
    payments = selling.shop.payments
    payments.vouchers[DIGITS] = (a_voucher(), a_voucher(Platform.DOUYIN, face=10_000, paid=8_000))
    at_the_till(selling)
    view = selling.panel
    assert isinstance(view, PayView)
    place = [button.text() for button in view.methods].index("Platform voucher")
    selling.press(Qt.Key(Qt.Key.Key_1 + place), CONTROL)
    selling.type(DIGITS)
    selling.press(Qt.Key.Key_Return)
    assert panel(selling).words.text() == "More than one platform knows it: ask whose it is."
    assert "201.00 of it is lost" in panel(selling).choices.rows.rows[0].detail
    selling.press(Qt.Key.Key_Down)
    selling.press(Qt.Key.Key_Return)
    (used,) = payments.started.values()
    assert (used.provider, used.amount, used.state) == ("douyin", 10_000, PaymentState.PAID)

    view.tenders[0].click()
    selling.settle()
    assert payments.started[used.payment_id].state is PaymentState.REVERSING, "the customer has it again"
    assert selling.desk.sale.cart.tenders == ()
    assert selling.shop.ledger.recent_documents() == ()


def test_an_answer_that_is_missing_is_waited_for(selling: Hands) -> None:
    payments = selling.shop.payments
    payments.vouchers[DIGITS], payments.next, payments.uncertain = (a_voucher(),), PaymentState.WAITING, True
    at_the_till(selling)
    selling.scan(DIGITS)
    selling.press(Qt.Key.Key_Return)
    waiting = selling.panel
    assert isinstance(waiting, PhoneView)
    assert waiting.headline.text() == "Not certain yet whether the voucher was used"
    (payment,) = payments.started.values()
    payments.moves(payment.payment_id, PaymentState.PAID)
    steps = selling.ui._furnisher.steps  # type: ignore[union-attr]
    assert steps is not None
    steps.phone._look()
    selling.settle()

    (document,) = selling.shop.ledger.recent_documents()
    assert [tender.tender_id for tender in document.tenders] == [payment.payment_id]


def test_what_is_no_voucher_pays_nothing_and_the_way_back_is_open(selling: Hands) -> None:
    voucher_refused(selling)
    assert panel(selling).words.text() == "This voucher has been used. Take another way to pay."
    selling.scan(JEANS)
    assert "Nothing was scanned" in panel(selling).words.text()
    assert len(selling.desk.sale.cart.lines) == 1
    payments = selling.shop.payments
    payments.vouchers[LINK] = (a_voucher(Platform.DOUYIN),)
    payments.next, payments.reason = PaymentState.FAILED, Reason.CODE_USED
    selling.scan(LINK)
    selling.press(Qt.Key.Key_Return)
    assert "used somewhere else meanwhile" in panel(selling).words.text()
    selling.press(Qt.Key.Key_Escape)
    assert isinstance(selling.panel, PayView)
    assert selling.desk.sale.cart.tenders == ()


def test_the_buyers_invoice_title_scanned_while_paying_is_on_the_document(selling: Hands) -> None:
    title = InvoiceTitle("杭州某某科技有限公司", "91330106MA2B1C2D3E", "杭州 0571-88880000", "工行 1202 0202")
    at_the_till(selling)
    view = selling.panel
    assert isinstance(view, PayView)
    selling.scan(write_invoice_title(title))
    assert view.taken.text() == "Invoice for 杭州某某科技有限公司, tax number 9133**********2D3E."
    selling.scan(write_invoice_title(title))
    assert selling.desk.sale.cart.buyer is None, "scanned again it is taken off"
    selling.scan(write_invoice_title(InvoiceTitle("张三")))
    assert "No name is kept" in view.taken.text()
    selling.scan(write_invoice_title(title))
    selling.press(Qt.Key.Key_Return)

    (document,) = selling.shop.ledger.recent_documents()
    assert document.invoice is InvoiceState.ASKED
    assert document.buyer == Buyer("杭州某某科技有限公司", "91330106MA2B1C2D3E")
