"""Payments are followed to their end, also those of before a power cut."""

from __future__ import annotations

from dataclasses import replace

import pytest

from pos.domain.document import Document
from pos.domain.errors import Refused, Unreachable
from pos.domain.ids import new_id
from pos.domain.payment.answer import Reason
from pos.domain.payment.attempt import AttemptState
from pos.domain.payment.code import Provider
from pos.domain.pricing import price
from pos.domain.tender import Tender, TenderKind
from pos.ports.payment_book import BookedPayment
from pos.ports.payments import PaymentState
from pos.usecases.paying.follow_payments import AWAY_S, IDLE_S, TURN_S, FollowPayments
from pos.usecases.paying.till_payments import TillPayments
from pos.usecases.selling.complete_sale import make_document
from pos.usecases.selling.take_payment import start
from tests.examples import DUTY, NOON, a_cart, an_item
from tests.fakes.clock import Clock
from tests.fakes.payment_book import PaymentBook
from tests.fakes.payment_central import PaymentCentral


class Following:
    """A till that has just started, with something in its book."""

    def __init__(self) -> None:
        self.book = PaymentBook()
        self.central = PaymentCentral()
        self.documents: dict[str, Document] = {}
        self.changes = 0
        self.payments = TillPayments(
            book=self.book,
            central=self.central,
            clock=Clock(),
            mark_key=b"k" * 32,
            document=self.documents.get,
        )
        self.follow = FollowPayments(payments=self.payments, book=self.book, on_changed=self._changed)

    def booked(self, state: AttemptState = AttemptState.INTENDED) -> BookedPayment:
        payment = BookedPayment(
            attempt_id=new_id(),
            sale_id=new_id(),
            provider=Provider.ALIPAY,
            amount=500,
            code_mark="",
            created=NOON,
            state=state,
        )
        self.book.intend(payment)
        return payment

    def state(self, payment: BookedPayment) -> AttemptState:
        return self.book.payments[payment.attempt_id].state

    def _changed(self) -> None:
        self.changes += 1


def test_nothing_open_is_nothing_to_do() -> None:
    following = Following()
    following.booked(AttemptState.FAILED)
    assert following.follow.step() == IDLE_S
    assert following.central.asked == []


def test_an_intent_that_was_never_sent_is_ended() -> None:
    following = Following()
    payment = following.booked()
    assert following.follow.step() == 0.1
    assert following.state(payment) is AttemptState.FAILED
    assert following.book.payments[payment.attempt_id].reason is Reason.NOT_SENT
    assert following.changes == 1
    assert following.follow.step() == IDLE_S


def test_a_payment_that_is_just_being_sent_is_not_taken_for_lost() -> None:
    following, polled = Following(), []

    def follow_meanwhile() -> None:
        """The other thread looks while the request is on its way: the server does not know of it yet."""
        following.central.meanwhile = None
        polled.append(following.follow.step())

    following.central.meanwhile = follow_meanwhile
    paid = following.payments.start(sale_id=new_id(), amount=500, code="134567890123456700")
    assert (paid.state, polled) == (PaymentState.PAID, [0.1])
    assert following.central.asked == ["start"]
    # Once the answer is there, or has been lost, it is followed as any other.
    following.central.next_state = AttemptState.WAITING
    following.central.meanwhile, following.central.fault = None, Unreachable("cut")
    lost = following.payments.start(sale_id=new_id(), amount=500, code="134567890123456701")
    following.central.fault = None
    following.follow.step()
    assert following.payments.look(lost.payment_id).reason == Reason.NOT_SENT


def test_what_is_called_off_while_it_is_being_sent_is_ended() -> None:
    following = Following()

    def call_off() -> None:
        following.central.meanwhile = None
        (booked,) = following.book.unsettled()
        following.payments.give_up(booked.attempt_id)

    following.central.meanwhile = call_off
    ended = following.payments.start(sale_id=new_id(), amount=500, code="134567890123456700")
    assert (ended.state, ended.reason) == (PaymentState.FAILED, Reason.NOT_SENT)
    assert following.central.asked == ["start", "cancel"]


@pytest.mark.expects_log("odd")
def test_several_take_turns_and_a_server_that_is_away_is_waited_for() -> None:
    following = Following()
    first, second = following.booked(), following.booked()
    following.central.fault = Unreachable("away")
    assert following.follow.step() == AWAY_S
    following.central.fault = Refused("odd")
    assert following.follow.step() == AWAY_S
    assert following.changes == 0
    following.central.fault = None
    assert following.follow.step() == TURN_S
    assert {following.state(first), following.state(second)} == {AttemptState.FAILED}


def test_what_a_sale_counts_leaves_the_tray() -> None:
    following = Following()
    payment = following.booked(AttemptState.PAID)
    following.follow.step()
    assert following.book.unsettled() != ()
    priced = price(replace(a_cart(an_item(1)), cart_id=payment.sale_id))
    tender = Tender(TenderKind.PAYMENT_CODE, priced.total, tender_id=payment.attempt_id)
    taken = replace(start(priced), tenders=(tender,))
    following.documents[payment.sale_id] = make_document(priced, taken, DUTY, NOON, running=1)
    following.follow.step()
    assert following.book.unsettled() == ()
