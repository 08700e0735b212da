"""Refunds in part and in whole."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from pos.domain.errors import BadValue
from pos.domain.ids import new_id
from pos.domain.payment.answer import NOTHING, Answer, Reason, Said
from pos.domain.payment.refund import Refund, RefundState, hear_of_refund, room_left
from pos.domain.payment.rules import Rules

NOW = datetime(2026, 11, 22, 10, 0, tzinfo=UTC)
RULES = Rules()


def wanted(amount: int = 500) -> Refund:
    return Refund(refund_id=new_id(), attempt_id=new_id(), amount=amount, state=RefundState.WANTED, due=NOW)


def after(refund: Refund, answer: Answer) -> Refund:
    return hear_of_refund(refund, answer, now=NOW, rules=RULES)


def test_repeated_under_its_number_until_it_is_done() -> None:
    refund = after(after(wanted(), NOTHING), NOTHING)
    assert (refund.state, refund.tries, refund.due) == (RefundState.WANTED, 2, NOW + timedelta(seconds=10))
    done = after(refund, Answer(Said.DONE))
    assert (done.state, done.due, done.number) == (RefundState.DONE, None, refund.number)
    assert after(done, Answer(Said.FAILED)) == done


def test_on_its_way_is_asked_after_and_sent_again_when_nobody_knows_it() -> None:
    refund = after(wanted(), Answer(Said.PROCESSING))
    assert refund.state is RefundState.PROCESSING
    assert after(refund, NOTHING).state is RefundState.PROCESSING
    assert after(refund, Answer(Said.NOT_THERE)).state is RefundState.WANTED


def test_a_no_for_good_needs_a_person() -> None:
    failed = after(wanted(), Answer(Said.FAILED, Reason.AMOUNT))
    assert (failed.state, failed.reason, failed.due) == (RefundState.FAILED, Reason.AMOUNT, None)
    assert after(wanted(), Answer(Said.FAILED)).reason is Reason.OTHER


def test_no_more_goes_back_than_was_paid() -> None:
    parts = (wanted(300), wanted(200), replace(wanted(5000), state=RefundState.FAILED))
    assert room_left(1000, parts) == 500
    with pytest.raises(BadValue):
        wanted(0)
