"""A parked sale whose payment has come is completed by itself, and only then."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest

from pos.domain.cart import Cart
from pos.domain.document import Document
from pos.domain.pricing import price
from pos.domain.tender import Tender, TenderKind
from pos.ports.payments import PaymentState, StartedPayment
from pos.ports.printing import JobKind, PrintJob
from pos.usecases.paying.complete_parked import CompleteParked
from pos.usecases.selling.complete_sale import CompleteSale, SaleOutcome
from pos.usecases.selling.hold_cart import HoldCart
from pos.usecases.selling.keep_cart import KeepCart
from pos.usecases.selling.price_cart import PriceCart
from tests.examples import DUTY, NOON, TILL, a_cart, an_item
from tests.fakes.clock import Clock
from tests.fakes.ledger import Ledger
from tests.fakes.mirror import Mirror
from tests.fakes.payments import Payments


@pytest.fixture
def ledger() -> Ledger:
    return Ledger(TILL.till_id)


@pytest.fixture
def complete(ledger: Ledger) -> CompleteParked:
    def receipt(document: Document, *_: object) -> PrintJob:
        return PrintJob(document.document_id, JobKind.RECEIPT, document.document_id, b"", NOON)

    sale = CompleteSale(ledger=ledger, clock=Clock(NOON), receipt=receipt)
    return CompleteParked(ledger=ledger, complete_sale=sale, price=price)


def parked(ledger: Ledger, *, cash: int = 0) -> Cart:
    taken = (Tender(TenderKind.CASH, cash, given=cash),) if cash else ()
    cart = replace(a_cart(an_item(1)), tenders=taken)
    HoldCart(ledger=ledger)(cart, "waits")
    return cart


def paid(cart: Cart, amount: int) -> StartedPayment:
    payments = Payments()
    return payments.start(sale_id=cart.cart_id, amount=amount, code="134567890123456700")


def test_the_rest_of_the_money_completes_the_sale_and_leaves_the_next_customer_alone(
    ledger: Ledger, complete: CompleteParked
) -> None:
    cart = parked(ledger, cash=100)
    following = a_cart(an_item(11))
    KeepCart(ledger=ledger)(following)
    payment = paid(cart, price(cart).total - 100)
    completed = complete(payment, DUTY)
    assert completed is not None
    assert completed.outcome is SaleOutcome.DONE
    document = ledger.document(cart.cart_id)
    assert document is not None
    assert [tender.kind for tender in document.tenders] == [TenderKind.CASH, TenderKind.PAYMENT_CODE]
    assert document.tenders[1].tender_id == payment.payment_id
    assert ledger.held_carts() == ()
    assert ledger.open_cart() == following
    again = complete(payment, DUTY)
    assert again is None


def test_what_does_not_settle_it_waits_for_a_person(ledger: Ledger, complete: CompleteParked) -> None:
    cart = parked(ledger)
    assert complete(paid(cart, price(cart).total - 1), DUTY) is None
    assert complete(replace(paid(cart, 100), tender=None, state=PaymentState.WAITING), DUTY) is None
    assert complete(paid(a_cart(an_item(2)), 100), DUTY) is None
    assert [held.cart_id for held in ledger.held_carts()] == [cart.cart_id]


def test_a_rule_about_what_it_was_paid_with_counts_for_what_really_came(ledger: Ledger) -> None:
    """1.00 off by the phone; the cart was parked while the payment was open, with that chosen."""
    told = {"rules": [{"id": "r", "conditions": [{"type": "tender", "tenders": "payment_code"}],
                       "benefit": {"type": "off", "amount": 1}}]}  # fmt: skip
    mirror = Mirror()
    mirror.campaigns = json.dumps(told)
    pricing = PriceCart(mirror=mirror, clock=Clock(NOON), till=TILL)

    def receipt(document: Document, *_: object) -> PrintJob:
        return PrintJob(document.document_id, JobKind.RECEIPT, document.document_id, b"", NOON)

    sale = CompleteSale(ledger=ledger, clock=Clock(NOON), receipt=receipt)
    cart = replace(parked(ledger), paying_by=("payment_code",))
    full = pricing(replace(cart, paying_by=())).total
    HoldCart(ledger=ledger)(cart, "waits")
    completed = CompleteParked(ledger=ledger, complete_sale=sale, price=pricing)(paid(cart, full - 100), DUTY)
    assert completed is not None
    assert completed.document is not None
    assert (completed.outcome, completed.document.total) == (SaleOutcome.DONE, full - 100)
