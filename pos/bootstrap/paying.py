"""Payments by code, put together: the till's book, the server's desk, and the worker that follows what is open."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from pos.devices.clock import CorrectedClock
from pos.devices.keys import kept_key
from pos.domain.cart import Cart
from pos.domain.pricing import PricedCart
from pos.ports.keys import Secrets
from pos.remote.payments import HttpPayments
from pos.remote.session import Sessions
from pos.remote.talk import Talk
from pos.storage.ledger.ledger import SqlLedger
from pos.storage.ledger.ledger_file import LedgerFile
from pos.storage.ledger.payment_book import SqlPaymentBook
from pos.usecases.paying.cases import PayingCases
from pos.usecases.paying.complete_parked import CompleteParked
from pos.usecases.paying.follow_payments import FollowPayments
from pos.usecases.paying.till_payments import TillPayments
from pos.usecases.selling.complete_sale import CompleteSale

MARK_KEY = "payment-mark"
"""The secret under which a code shown twice is recognised."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PaymentParts:
    """Of an open till."""

    payments: TillPayments
    """What screens ask for."""
    follow: FollowPayments
    """Asks after what is open."""
    ledger: SqlLedger
    """Where sales are."""

    def cases(self, complete_sale: CompleteSale, price_cart: Callable[[Cart], PricedCart]) -> PayingCases:
        """For the counter."""
        parked = CompleteParked(ledger=self.ledger, complete_sale=complete_sale, price=price_cart)
        return PayingCases(payments=self.payments, complete_parked=parked)


def payment_parts(
    *,
    file: LedgerFile,
    ledger: SqlLedger,
    talk: Talk,
    sessions: Sessions,
    secrets: Secrets,
    clock: CorrectedClock,
    ring: Callable[[], None],
) -> PaymentParts:
    """On an open till. `ring`: a payment is open now, follow it."""
    book = SqlPaymentBook(file=file)
    payments = TillPayments(
        book=book,
        central=HttpPayments(talk, sessions=sessions),
        clock=clock,
        mark_key=kept_key(secrets, MARK_KEY),
        document=ledger.document,
        on_started=ring,
    )
    return PaymentParts(payments=payments, follow=FollowPayments(payments=payments, book=book), ledger=ledger)
