"""Follows every payment that has not come to its end, also those of before the last power cut."""

from __future__ import annotations

import logging
from collections.abc import Callable

from pos.domain.errors import NotEnrolled, Refused, Unreachable
from pos.ports.payment_book import BookedPayment, PaymentBook
from pos.usecases.paying.till_payments import TillPayments

POLL_S = 20.0
"""How long the server may think over an answer that has not changed."""
TURN_S = 2.0
"""Where several are open they are asked after in turn."""
AWAY_S = 3.0
"""Before the next try while the server is out of reach."""
IDLE_S = 60.0
"""Nothing is open; starting one rings."""

logger = logging.getLogger(__name__)


class FollowPayments:
    """A worker's step. `on_changed` is told after something has moved on."""

    def __init__(
        self,
        *,
        payments: TillPayments,
        book: PaymentBook,
        on_changed: Callable[[], None] = lambda: None,
    ) -> None:
        self._payments = payments
        self._book = book
        self._on_changed = on_changed

    def step(self) -> float:
        """Ask after what is open; the seconds until the next step. Raises StorageError."""
        unsettled = self._book.unsettled()
        self._settle_counted(unsettled)
        still_open = [payment for payment in unsettled if not payment.final]
        if not still_open:
            return IDLE_S
        alone = len(still_open) == 1
        away = False
        for payment in still_open:
            try:
                self._payments.ask(payment, wait_s=POLL_S if alone else 0.0)
            except Unreachable:
                away = True
            except (Refused, NotEnrolled) as fault:
                logger.error("payment %s: %s", payment.attempt_id, fault)
                away = True
            after = self._book.get(payment.attempt_id)
            if after is not None and (after.state, after.final) != (payment.state, payment.final):
                self._on_changed()
        if away:
            return AWAY_S
        return 0.1 if alone else TURN_S

    def _settle_counted(self, unsettled: tuple[BookedPayment, ...]) -> None:
        """What a finished sale counts needs nobody any more."""
        for payment in unsettled:
            if payment.final and self._payments.is_counted(payment):
                self._book.settle(payment.attempt_id)
                self._on_changed()
