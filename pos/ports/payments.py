"""Payments that somebody else has to confirm: asked for, waited for, then a tender or nothing.

A payment is asked for under an id that was written down first, so that after a crash it can be asked what became of
it. Only `PAID` makes a tender; `Tender.tender_id` is the payment's id, so that it counts once however often it is told.
A refund needs no call: a tender that `refunds` another travels in its document, and the server does it.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Protocol

from pos.domain.money import Fen
from pos.domain.platform_voucher import PlatformVoucher, Prepared
from pos.domain.scan.third_party import PlatformCode
from pos.domain.tender import Tender, TenderKind


class PaymentState(StrEnum):
    """Where a payment stands."""

    WAITING = "waiting"
    """The other side has not answered; look again."""
    CONFIRMING = "confirming"
    """The customer is confirming it on the phone; look again."""
    PAID = "paid"
    FAILED = "failed"
    """No money moved, and none will."""
    REVERSING = "reversing"
    """It was given up; whether money moved is being found out, and what moved goes back. Nothing to wait for."""


@dataclass(frozen=True, slots=True)
class StartedPayment:
    """A payment that was asked for."""

    payment_id: str
    """UUIDv7, made before anything was sent."""
    sale_id: str
    """The cart (or document) it is for."""
    kind: TenderKind
    """What it will be."""
    amount: Fen
    """How much was asked for, above 0."""
    state: PaymentState
    """Where it stands."""
    tender: Tender | None = None
    """For `PAID`: what goes into the sale."""
    reason: str = ""
    """For `FAILED`: a code that the screen translates."""
    provider: str = ""
    """Whose code it was: `wechat`, `alipay`, `unionpay`; whose voucher: `meituan`, `douyin`; empty for other kinds."""
    left_s: int = 0
    """For `CONFIRMING`: seconds until nobody waits for the customer any more."""
    uncertain: bool = False
    """Whether an answer is missing: the customer may have been charged, and nobody knows yet."""
    since: datetime | None = None
    """When it was asked for."""

    @property
    def is_final(self) -> bool:
        """Whether there is nothing more to wait for."""
        return self.state in (PaymentState.PAID, PaymentState.FAILED, PaymentState.REVERSING)


class Payments(Protocol):
    """Never on the GUI thread. Raises StorageError; then nothing was asked for."""

    def start(self, *, sale_id: str, amount: Fen, code: str) -> StartedPayment:
        """Write the intent down, then ask. `code`: what the customer showed; kept nowhere."""

    def find_voucher(self, code: PlatformCode) -> Prepared:
        """What another platform's voucher is worth, or why it cannot be used. Nothing happens to it."""

    def use_voucher(self, *, sale_id: str, amount: Fen, voucher: PlatformVoucher) -> StartedPayment:
        """Write the intent down, then use it up towards the sale. From then on it is a payment as any other."""

    def look(self, payment_id: str) -> StartedPayment:
        """Where it stands now. Raises BadValue for one there is none of."""

    def give_up(self, payment_id: str) -> StartedPayment:
        """Stop it, or give back what was paid, before the sale is completed. Goes on by itself, also after a crash."""

    def waiting(self) -> tuple[StartedPayment, ...]:
        """待确认收款: what has not come to its end, was paid and no sale counts, or failed and nobody has seen."""

    def seen(self, payment_id: str) -> None:
        """A person has seen that it came to nothing."""

    def of_sale(self, sale_id: str) -> tuple[StartedPayment, ...]:
        """Every payment asked for a sale, oldest first: what a restarted till has to find out about."""
