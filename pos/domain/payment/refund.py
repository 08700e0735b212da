"""Money that goes back for goods that came back: in part or whole, each refund with its own number.

A refund repeated under its number is the same refund, so it is simply repeated until the provider has carried it out.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum

from pos.domain.errors import BadValue
from pos.domain.money import Fen
from pos.domain.payment.answer import Answer, Reason, Said
from pos.domain.payment.follow import backoff
from pos.domain.payment.number import NumberedThing, number_of
from pos.domain.payment.rules import Rules


class RefundState(StrEnum):
    """Where a refund stands."""

    WANTED = "wanted"
    """Written down; repeated until the provider has taken it."""
    PROCESSING = "processing"
    """The provider has it; the money is on its way."""
    DONE = "done"
    FAILED = "failed"
    """The provider says no for good: a person has to look."""


REFUND_ENDED = frozenset({RefundState.DONE, RefundState.FAILED})
"""States after which nothing more is asked."""


@dataclass(frozen=True, slots=True)
class Refund:
    """A refund of a paid attempt."""

    refund_id: str
    """UUIDv7, born on the till."""
    attempt_id: str
    """Of which payment."""
    amount: Fen
    """What goes back, more than 0."""
    state: RefundState
    """Where it stands."""
    due: datetime | None
    """When it is tried or asked after next; None: no more."""
    tries: int = 0
    """How often it was tried in vain."""
    reason: Reason = Reason.NONE
    """Why it failed."""

    def __post_init__(self) -> None:
        if self.amount <= 0:
            raise BadValue(f"a refund of {self.amount}")

    @property
    def number(self) -> str:
        """Our number at the provider."""
        return number_of(NumberedThing.REFUND, self.refund_id)


def room_left(paid: Fen, refunds: tuple[Refund, ...]) -> Fen:
    """What can still go back of a payment: refunds that failed have taken nothing."""
    return paid - sum(refund.amount for refund in refunds if refund.state is not RefundState.FAILED)


def hear_of_refund(refund: Refund, answer: Answer, *, now: datetime, rules: Rules) -> Refund:
    """The refund after the answer to it, or to a query after it."""
    if refund.state in REFUND_ENDED:
        return refund
    if answer.said is Said.DONE:
        return replace(refund, state=RefundState.DONE, due=None, tries=0)
    if answer.said is Said.FAILED:
        return replace(refund, state=RefundState.FAILED, due=None, reason=answer.reason or Reason.OTHER)
    tries = refund.tries + 1
    state = RefundState.PROCESSING if answer.said is Said.PROCESSING else refund.state
    if answer.said is Said.NOT_THERE:
        state = RefundState.WANTED
    return replace(refund, state=state, tries=tries, due=now + backoff(tries, rules))
