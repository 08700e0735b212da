"""What the till has written down of its payments by code, and the server that carries them out."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from pos.domain.money import Fen
from pos.domain.payment.answer import Reason
from pos.domain.payment.attempt import FINAL, AttemptState
from pos.domain.payment.code import Provider
from pos.domain.platform_voucher import PlatformVoucher, Prepared
from pos.wire.payments import CancelPayment, PaymentView, PrepareVoucher, StartPayment


@dataclass(frozen=True, slots=True)
class BookedPayment:
    """A payment as the till knows it. What the customer showed is not in it."""

    attempt_id: str
    """UUIDv7."""
    sale_id: str
    """The cart it is for."""
    provider: Provider
    """Whose code it was."""
    amount: Fen
    """What the customer was asked to pay."""
    code_mark: str
    """Recognises the same code; of no use without the till's key."""
    created: datetime
    """When it was written down."""
    state: AttemptState
    """What the server said last; `INTENDED`: nothing yet."""
    reason: Reason = Reason.NONE
    """Why it came to nothing."""
    transaction: str = ""
    """The provider's own number."""
    version: int = 0
    """Of what the server said last."""
    wanted: bool = True
    """Whether the sale still wants it."""
    settled: bool = False
    """Whether a sale counts it, or a person has seen that it came to nothing."""
    voucher: PlatformVoucher | None = None
    """What is used up, where it is another platform's voucher and no code."""

    @property
    def final(self) -> bool:
        """Whether it has come to its end; what was paid and is not wanted has not."""
        return self.state in FINAL and (self.wanted or self.state is not AttemptState.PAID)


class PaymentBook(Protocol):
    """Every change is on disk when the call returns. Raises StorageError."""

    def intend(self, payment: BookedPayment) -> None:
        """Write a new one down, before anything is sent."""

    def get(self, attempt_id: str) -> BookedPayment | None:
        """One of them."""

    def of_sale(self, sale_id: str) -> tuple[BookedPayment, ...]:
        """A sale's, oldest first."""

    def unsettled(self) -> tuple[BookedPayment, ...]:
        """Those that somebody still has to look after, oldest first."""

    def shown_before(self, code_mark: str) -> BookedPayment | None:
        """The newest with the same code."""

    def hear(
        self, attempt_id: str, *, state: AttemptState, reason: Reason, transaction: str = "", version: int = 0
    ) -> None:
        """Note what the server says; what is older than what is known changes nothing."""

    def unwant(self, attempt_id: str) -> None:
        """The sale does not want it any more; it never will again."""

    def settle(self, attempt_id: str) -> None:
        """Nobody has to look after it any more."""


class PaymentCentral(Protocol):
    """The server's desk for payments. Never on the GUI thread.

    Raises Unreachable (NotSent where nothing can have arrived), Refused, NotEnrolled.
    """

    def start(self, asked: StartPayment) -> PaymentView:
        """Ask for the money. Safe to repeat."""

    def follow(self, attempt_id: str, *, version: int = -1, wait_s: float = 0.0) -> PaymentView | None:
        """Where it stands, once it is past `version` or the time is over; None: it never arrived."""

    def cancel(self, attempt_id: str, asked: CancelPayment) -> PaymentView:
        """Call it off; one that never arrived cannot arrive any more."""

    def prepare(self, asked: PrepareVoucher) -> Prepared:
        """Show another platform's voucher. Nothing happens to it."""
