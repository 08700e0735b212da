"""The till's payments by code: intent first, one number at a time, followed to the end."""

from __future__ import annotations

from dataclasses import replace

import pytest

from pos.domain.document import Document
from pos.domain.errors import BadValue, NotEnrolled, NotSent, Refused, Unreachable
from pos.domain.ids import new_id
from pos.domain.payment.answer import Reason
from pos.domain.payment.attempt import AttemptState
from pos.domain.payment.number import NumberedThing, number_of
from pos.domain.platform_voucher import PlatformVoucher, Prepared, VoucherSaid
from pos.domain.pricing import price
from pos.domain.scan.third_party import Platform, PlatformCode
from pos.domain.tender import TenderKind
from pos.ports.payments import PaymentState, StartedPayment
from pos.usecases.paying.till_payments import TillPayments
from pos.usecases.selling.complete_sale import make_document
from pos.usecases.selling.take_payment import start
from tests.examples import DUTY, NOON, a_cart, an_item
from tests.fakes.clock import Clock
from tests.fakes.payment_book import PaymentBook
from tests.fakes.payment_central import PaymentCentral

WECHAT = "134567890123456700"
ALIPAY = "281234567890123401"


class Desk:
    """A till with payments."""

    def __init__(self) -> None:
        self.book = PaymentBook()
        self.central = PaymentCentral()
        self.rung = 0
        self.documents: dict[str, Document] = {}
        self.payments = TillPayments(
            book=self.book,
            central=self.central,
            clock=Clock(),
            mark_key=b"k" * 32,
            document=self.documents.get,
            on_started=self._ring,
        )
        self.sale_id = new_id()

    def start(self, code: str = WECHAT, *, sale_id: str = "", amount: int = 12800) -> StartedPayment:
        return self.payments.start(sale_id=sale_id or self.sale_id, amount=amount, code=code)

    def _ring(self) -> None:
        self.rung += 1


@pytest.fixture
def desk() -> Desk:
    return Desk()


def test_paid_is_a_tender_with_the_number_of_the_payment(desk: Desk) -> None:
    paid = desk.start()
    assert (paid.state, paid.kind, paid.provider) == (PaymentState.PAID, TenderKind.PAYMENT_CODE, "wechat")
    assert paid.tender is not None
    assert (paid.tender.amount, paid.tender.tender_id) == (12800, paid.payment_id)
    assert paid.tender.reference == number_of(NumberedThing.PAYMENT, paid.payment_id)
    assert desk.payments.of_sale(desk.sale_id) == (paid,)
    assert desk.payments.look(paid.payment_id) == paid
    assert desk.central.asked == ["start"]


def test_the_intent_is_on_disk_before_anything_is_sent(desk: Desk) -> None:
    desk.central.fault = RuntimeError("the power goes")
    with pytest.raises(RuntimeError):
        desk.start()
    (booked,) = desk.book.unsettled()
    assert (booked.state, booked.amount, booked.wanted) == (AttemptState.INTENDED, 12800, True)
    assert WECHAT not in repr(booked)


def test_a_password_is_waited_for(desk: Desk) -> None:
    desk.central.next_state = AttemptState.WAITING
    waiting = desk.start()
    assert (waiting.state, waiting.left_s, waiting.uncertain) == (PaymentState.CONFIRMING, 30, False)
    desk.central.moves(waiting.payment_id, AttemptState.PAID)
    assert desk.payments.look(waiting.payment_id).state is PaymentState.PAID


def test_no_second_number_while_the_first_is_open(desk: Desk) -> None:
    desk.central.next_state = AttemptState.WAITING
    first = desk.start()
    assert desk.start(ALIPAY).payment_id == first.payment_id
    assert desk.central.asked.count("start") == 1
    desk.central.moves(first.payment_id, AttemptState.FAILED, Reason.BUYER_REFUSED)
    assert desk.payments.look(first.payment_id).reason == "buyer_refused"
    assert desk.start(ALIPAY).payment_id != first.payment_id


def test_the_same_code_again_is_recognised(desk: Desk) -> None:
    desk.start()
    again = desk.start(sale_id=new_id())
    assert (again.state, again.reason) == (PaymentState.FAILED, Reason.CODE_USED)
    assert desk.central.asked.count("start") == 1


def test_what_never_left_can_be_shown_again(desk: Desk) -> None:
    desk.central.fault = NotSent("no network")
    failed = desk.start()
    assert (failed.state, failed.reason, failed.uncertain) == (PaymentState.FAILED, Reason.NOT_SENT, False)
    desk.central.fault = None
    assert desk.start().state is PaymentState.PAID


def test_unionpay_is_recognised_and_refused_in_words(desk: Desk) -> None:
    refused = desk.start("6212345678901234567")
    assert (refused.state, refused.reason, refused.provider) == (PaymentState.FAILED, "not_served", "unionpay")
    assert desk.central.asked == []
    with pytest.raises(BadValue):
        desk.start("6901234567892")


def test_a_sale_of_which_a_payment_is_under_way_says_so(desk: Desk) -> None:
    desk.central.fault = Refused("payment_open", status=409)
    refused = desk.start(WECHAT)
    assert (refused.state, refused.reason) == (PaymentState.FAILED, "still_open")


@pytest.mark.expects_log("was refused")
@pytest.mark.parametrize("fault", (Refused("no_code"), NotEnrolled("who?")))
def test_what_the_server_refuses_was_not_asked_for(desk: Desk, fault: Exception) -> None:
    desk.central.fault = fault
    failed = desk.start()
    assert (failed.state, failed.reason) == (PaymentState.FAILED, Reason.NOT_SET_UP)


def test_a_lost_answer_is_uncertain_until_the_server_is_back(desk: Desk) -> None:
    desk.central.lost = Unreachable("cut")
    unsure = desk.start()
    assert (unsure.state, unsure.uncertain, desk.rung) == (PaymentState.WAITING, True, 1)
    desk.central.fault = Unreachable("away")
    assert desk.payments.look(unsure.payment_id).uncertain
    desk.central.fault = None
    assert desk.payments.look(unsure.payment_id).state is PaymentState.PAID


def test_what_never_arrived_is_ended_so_that_it_cannot_arrive_later(desk: Desk) -> None:
    desk.central.fault = Unreachable("cut")
    unsure = desk.start()
    desk.central.fault = None
    ended = desk.payments.look(unsure.payment_id)
    assert (ended.state, ended.reason) == (PaymentState.FAILED, Reason.NOT_SENT)
    assert desk.central.asked == ["start", "follow", "cancel"]


def test_giving_up_is_written_down_and_told_until_it_has_ended(desk: Desk) -> None:
    desk.central.next_state = AttemptState.WAITING
    payment = desk.start()
    desk.central.fault = Unreachable("away")
    assert desk.payments.give_up(payment.payment_id).state is PaymentState.REVERSING
    assert not desk.book.payments[payment.payment_id].wanted
    desk.central.fault = None
    # The server has heard that it was paid before it heard that nobody wants it.
    desk.central.moves(payment.payment_id, AttemptState.PAID)
    assert desk.payments.look(payment.payment_id).state is PaymentState.REVERSING
    assert desk.central.asked[-1] == "cancel"
    assert desk.payments.look(payment.payment_id).state is PaymentState.REVERSING
    assert desk.central.asked[-1] == "follow"
    desk.central.moves(payment.payment_id, AttemptState.REVERSED, Reason.CANCELLED)
    ended = desk.payments.look(payment.payment_id)
    assert (ended.state, ended.reason) == (PaymentState.FAILED, Reason.CANCELLED)
    assert desk.payments.give_up(payment.payment_id) == ended


def test_what_was_paid_can_be_given_back_before_the_sale(desk: Desk) -> None:
    paid = desk.start()
    assert desk.payments.give_up(paid.payment_id).state is PaymentState.REVERSING
    assert desk.central.views[paid.payment_id].state is AttemptState.REVERSING


def test_what_a_finished_sale_counts_is_never_called_off(desk: Desk) -> None:
    paid = desk.start()
    assert paid.tender is not None
    priced = price(replace(a_cart(an_item(1)), cart_id=desk.sale_id))
    desk.documents[desk.sale_id] = make_document(
        priced, replace(start(priced), tenders=(paid.tender,)), DUTY, NOON, running=1
    )
    assert desk.payments.give_up(paid.payment_id).state is PaymentState.PAID
    assert desk.book.payments[paid.payment_id].wanted
    assert desk.central.asked == ["start"]


def test_the_tray_lists_what_somebody_has_to_look_after(desk: Desk) -> None:
    desk.central.next_state = AttemptState.FAILED
    failed = desk.start()
    desk.central.next_state = AttemptState.PAID
    paid = desk.start(ALIPAY)
    assert {each.payment_id for each in desk.payments.waiting()} == {failed.payment_id, paid.payment_id}
    desk.payments.seen(failed.payment_id)
    desk.payments.seen(paid.payment_id)
    assert [each.payment_id for each in desk.payments.waiting()] == [paid.payment_id]
    with pytest.raises(BadValue):
        desk.payments.look("nobody")


VOUCHER = PlatformVoucher(Platform.MEITUAN, "220154321098", "token", "代金券", face_value=10_000, paid=7_900)


def test_a_voucher_is_used_as_a_payment_is_asked_for(desk: Desk) -> None:
    code = PlatformCode(VOUCHER.code)
    desk.central.vouchers[VOUCHER.code] = VOUCHER
    assert desk.payments.find_voucher(code) == Prepared(VoucherSaid.OK, (VOUCHER,))
    used = desk.payments.use_voucher(sale_id=desk.sale_id, amount=8_000, voucher=VOUCHER)

    assert (used.state, used.kind, used.provider) == (PaymentState.PAID, TenderKind.PLATFORM_VOUCHER, "meituan")
    number = number_of(NumberedThing.PAYMENT, used.payment_id)
    assert used.tender == VOUCHER.tender(8_000, number=number, payment_id=used.payment_id)
    assert desk.central.asked == ["prepare", "start"]
    for fault in (Unreachable("away"), Refused("busy", status=503), NotEnrolled("no")):
        desk.central.fault = fault
        assert desk.payments.find_voucher(code) == Prepared(VoucherSaid.UNREACHABLE)


def test_what_a_finished_sale_counts_waits_for_nobody(desk: Desk) -> None:
    """Neither in the tray nor at the closing of the shift, however late the payment is settled in the book."""
    paid = desk.start()
    assert [each.payment_id for each in desk.payments.waiting()] == [paid.payment_id]
    assert paid.tender is not None
    priced = price(replace(a_cart(an_item(1)), cart_id=desk.sale_id))
    desk.documents[desk.sale_id] = make_document(
        priced, replace(start(priced), tenders=(paid.tender,)), DUTY, NOON, running=1
    )
    assert desk.payments.waiting() == ()


def test_no_second_voucher_while_a_payment_is_open(desk: Desk) -> None:
    desk.central.next_state = AttemptState.UNKNOWN
    first = desk.start()
    again = desk.payments.use_voucher(sale_id=desk.sale_id, amount=8_000, voucher=VOUCHER)

    assert again.payment_id == first.payment_id
    assert desk.central.asked.count("start") == 1
    for amount in (0, 10_001):
        with pytest.raises(BadValue):
            desk.payments.use_voucher(sale_id=new_id(), amount=amount, voucher=VOUCHER)
