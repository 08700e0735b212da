"""A payment book in memory."""

from __future__ import annotations

from dataclasses import replace

from pos.domain.payment.answer import Reason
from pos.domain.payment.attempt import AttemptState
from pos.ports.payment_book import BookedPayment


class PaymentBook:
    """`ports.payment_book.PaymentBook`."""

    def __init__(self) -> None:
        self.payments: dict[str, BookedPayment] = {}

    def intend(self, payment: BookedPayment) -> None:
        assert payment.attempt_id not in self.payments
        self.payments[payment.attempt_id] = payment

    def get(self, attempt_id: str) -> BookedPayment | None:
        return self.payments.get(attempt_id)

    def of_sale(self, sale_id: str) -> tuple[BookedPayment, ...]:
        return tuple(each for each in self.payments.values() if each.sale_id == sale_id)

    def unsettled(self) -> tuple[BookedPayment, ...]:
        return tuple(each for each in self.payments.values() if not each.settled)

    def shown_before(self, code_mark: str) -> BookedPayment | None:
        found = [each for each in self.payments.values() if each.code_mark == code_mark]
        return found[-1] if found else None

    def hear(
        self, attempt_id: str, *, state: AttemptState, reason: Reason, transaction: str = "", version: int = 0
    ) -> None:
        known = self.payments.get(attempt_id)
        if known is not None and known.version <= version:
            self.payments[attempt_id] = replace(
                known, state=state, reason=reason, transaction=transaction, version=version
            )

    def unwant(self, attempt_id: str) -> None:
        self.payments[attempt_id] = replace(self.payments[attempt_id], wanted=False)

    def settle(self, attempt_id: str) -> None:
        self.payments[attempt_id] = replace(self.payments[attempt_id], settled=True)
