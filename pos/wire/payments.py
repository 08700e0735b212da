"""Payments by code, between till and server."""

from __future__ import annotations

from dataclasses import dataclass, field

from pos.domain.money import Fen
from pos.domain.payment.answer import Reason
from pos.domain.payment.attempt import AttemptState
from pos.domain.payment.code import Provider
from pos.domain.scan.third_party import Platform


@dataclass(frozen=True, slots=True)
class StartPayment:
    """`POST /v1/payments`. Safe to repeat with the same attempt: it is the same payment."""

    attempt_id: str
    """UUIDv7; the till has written it down before."""
    sale_id: str
    """The cart it is for, which will be the document."""
    amount: Fen
    """What the customer is to pay."""
    code: str = field(repr=False)
    """What the customer showed, or the token of a prepared voucher. It goes to the provider and nowhere else."""
    seller: Provider | None = None
    """The platform that sold the voucher; None: a payment code, which says whose it is."""


@dataclass(frozen=True, slots=True)
class PrepareVoucher:
    """`POST /v1/vouchers/prepare`, answered by `domain.platform_voucher.Prepared`. Nothing happens to the voucher."""

    code: str = field(repr=False)
    """Digits, a short link, or the secret part of a link."""
    platform: Platform | None = None
    """Whose; None: every platform with a contract is asked."""


@dataclass(frozen=True, slots=True)
class CancelPayment:
    """`POST /v1/payments/{attempt}/cancel`: the sale does not want it. A start that comes later is refused."""

    sale_id: str
    """The cart it was for."""
    amount: Fen
    """What the customer was to pay."""
    provider: Provider
    """Whose code it was."""


@dataclass(frozen=True, slots=True)
class PaymentView:
    """Where a payment stands, as the server knows it.

    `GET /v1/payments/{attempt}?version=N&wait=S` answers when it has moved on from version N, after S seconds at the
    latest.
    """

    attempt_id: str
    """Which."""
    sale_id: str
    """The cart it is for."""
    provider: Provider
    """Whose code it was."""
    number: str
    """Our number at the provider."""
    amount: Fen
    """What the customer was asked to pay."""
    state: AttemptState
    """Where it stands."""
    reason: Reason = Reason.NONE
    """Why it came to nothing."""
    version: int = 0
    """Grows whenever something in here changes, but for the seconds."""
    left_s: int = 0
    """While the customer is waited for: seconds until nobody waits any more."""
    transaction: str = ""
    """The provider's own number."""


@dataclass(frozen=True, slots=True)
class OpenPayments:
    """`GET /v1/payments`: the till's own that have not come to their end, oldest first."""

    payments: tuple[PaymentView, ...]
    """At most 200."""
