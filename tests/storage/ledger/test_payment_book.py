"""The payment book, in memory and on disk alike; on disk it outlives the till."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest

from pos.domain.ids import new_id
from pos.domain.payment.answer import Reason
from pos.domain.payment.attempt import AttemptState
from pos.domain.payment.code import Provider
from pos.domain.platform_voucher import PlatformVoucher
from pos.domain.scan.third_party import Platform
from pos.ports.payment_book import BookedPayment
from pos.ports.payment_book import PaymentBook as Port
from pos.storage.ledger.ledger_file import LedgerFile
from pos.storage.ledger.payment_book import SqlPaymentBook
from tests.examples import NOON
from tests.fakes.payment_book import PaymentBook


def a_payment(sale_id: str = "s-1", mark: str = "m") -> BookedPayment:
    return BookedPayment(
        attempt_id=new_id(),
        sale_id=sale_id,
        provider=Provider.WECHAT,
        amount=12800,
        code_mark=mark,
        created=NOON,
        state=AttemptState.INTENDED,
    )


@pytest.fixture(params=["memory", "disk"])
def book(request: pytest.FixtureRequest) -> Port:
    return PaymentBook() if request.param == "memory" else SqlPaymentBook(file=request.getfixturevalue("file"))


def test_a_payment_from_its_intent_to_its_end(book: Port) -> None:
    payment = a_payment()
    book.intend(payment)
    assert book.get(payment.attempt_id) == payment
    book.hear(payment.attempt_id, state=AttemptState.UNKNOWN, reason=Reason.NONE)
    book.hear(payment.attempt_id, state=AttemptState.PAID, reason=Reason.NONE, transaction="42", version=3)
    book.hear(payment.attempt_id, state=AttemptState.WAITING, reason=Reason.NONE, version=2)
    heard = book.get(payment.attempt_id)
    assert heard is not None
    assert (heard.state, heard.transaction, heard.version, heard.final) == (AttemptState.PAID, "42", 3, True)
    book.unwant(payment.attempt_id)
    unwanted = book.get(payment.attempt_id)
    assert unwanted is not None
    assert (unwanted.wanted, unwanted.final) == (False, False)
    assert book.unsettled() == (unwanted,)
    book.settle(payment.attempt_id)
    assert book.unsettled() == ()


def test_another_platforms_voucher_is_kept_with_it(book: Port) -> None:
    voucher = PlatformVoucher(Platform.DOUYIN, "220154321098", "token", "满100可用代金券", 10_000, 7_900)
    payment = replace(a_payment(), provider=Provider.DOUYIN, voucher=voucher)
    book.intend(payment)
    assert book.get(payment.attempt_id) == payment


def test_finding(book: Port) -> None:
    first, second, other = a_payment(), a_payment(), a_payment("s-2", "n")
    for payment in (first, second, other):
        book.intend(payment)
    assert book.of_sale("s-1") == (first, second)
    assert book.shown_before("m") == second
    assert book.shown_before("nobody's") is None
    assert book.get("nobody") is None
    assert book.unsettled() == (first, second, other)


def test_it_is_there_after_a_restart(reopen: Callable[[], LedgerFile]) -> None:
    payment = a_payment()
    SqlPaymentBook(file=reopen()).intend(payment)
    assert SqlPaymentBook(file=reopen()).unsettled() == (payment,)
