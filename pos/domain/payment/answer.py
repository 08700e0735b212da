"""What a provider said, in one vocabulary. Who speaks the provider's own translates; here nothing is guessed.

What could not be verified, understood, or be tied to our payment, is `UNKNOWN`: as if nothing had been said.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Said(StrEnum):
    """A provider's word on a payment or a refund."""

    PAID = "paid"
    """The customer was charged, the whole amount, under our number."""
    WAITING = "waiting"
    """The customer is typing a password."""
    UNPAID = "unpaid"
    """The payment is there and open; nobody has paid it."""
    REFUSED = "refused"
    """A definite no to this request; a query confirms that there is nothing."""
    FAILED = "failed"
    """The payment under our number has failed for good."""
    CLOSED = "closed"
    """Closed, revoked or given back: no money is with us, and none will come."""
    NOT_THERE = "not_there"
    """No payment, or no refund, has this number."""
    DONE = "done"
    """A reversal or a refund was carried out."""
    PROCESSING = "processing"
    """A refund is on its way."""
    UNKNOWN = "unknown"
    """No answer, an error on their side, too many requests, or an answer that is not to be believed."""


class Reason(StrEnum):
    """Why a payment came to nothing. The screen has the words."""

    NONE = ""
    NOT_ENOUGH = "not_enough"
    """Balance or credit does not suffice."""
    CODE_EXPIRED = "code_expired"
    """Codes live for a minute."""
    CODE_USED = "code_used"
    """This code has paid something already."""
    CODE_INVALID = "code_invalid"
    """Not a code of theirs."""
    BUYER_LIMIT = "buyer_limit"
    """The customer's own limit for the day or the card."""
    BUYER_REFUSED = "buyer_refused"
    """The customer pressed cancel."""
    BANK = "bank"
    """The customer's bank said no."""
    RISK = "risk"
    """The provider thinks it is not safe."""
    TIMED_OUT = "timed_out"
    """The customer did not confirm in time."""
    CANCELLED = "cancelled"
    """The clerk called it off."""
    NOT_SENT = "not_sent"
    """It never reached the provider."""
    STILL_OPEN = "still_open"
    """Another payment of the same sale has not come to its end."""
    NOT_SET_UP = "not_set_up"
    """Head office has no contract, key or permission for it."""
    NOT_SERVED = "not_served"
    """A code of a provider whom nobody asks yet."""
    OTHER_STORE = "other_store"
    """A voucher that is good, but not here."""
    AMOUNT = "amount"
    """Too small or too large an amount for a payment code."""
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class Answer:
    """An answer, verified and tied to our payment."""

    said: Said
    """What."""
    reason: Reason = Reason.NONE
    """For `REFUSED`, `FAILED` and `CLOSED`."""
    transaction: str = ""
    """The provider's own number, where it told one."""


NOTHING = Answer(Said.UNKNOWN)
"""As good as no answer."""
