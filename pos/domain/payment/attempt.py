"""One attempt to be paid by a code, as it stands."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from pos.domain.errors import BadValue
from pos.domain.money import Fen
from pos.domain.payment.answer import Reason
from pos.domain.payment.code import Provider
from pos.domain.payment.number import NumberedThing, number_of


class AttemptState(StrEnum):
    """Where an attempt stands."""

    INTENDED = "intended"
    """Written down; nothing was sent."""
    SENT = "sent"
    """The provider may have been asked."""
    WAITING = "waiting"
    """The customer types a password."""
    UNKNOWN = "unknown"
    """Nobody knows yet whether the customer was charged."""
    PAID = "paid"
    """The money is with us."""
    REVERSING = "reversing"
    """Not wanted any more: whatever was charged goes back."""
    REVERSED = "reversed"
    """Nothing was charged, or it went back."""
    REFUNDING = "refunding"
    """Paid after we had given up: it is being given back."""
    REFUNDED = "refunded"
    """Paid late and given back."""
    FAILED = "failed"
    """Nothing was charged."""


FINAL = frozenset({AttemptState.PAID, AttemptState.REVERSED, AttemptState.REFUNDED, AttemptState.FAILED})
"""States in which nobody owes anybody an answer."""

ASKING = frozenset({AttemptState.SENT, AttemptState.WAITING, AttemptState.UNKNOWN})
"""States in which the provider is asked whether it was paid."""


@dataclass(frozen=True, slots=True)
class Attempt:
    """An attempt. Its number at the provider is made of its id; a second attempt has another id."""

    attempt_id: str
    """UUIDv7, born on the till."""
    provider: Provider
    """Whom the code belongs to."""
    amount: Fen
    """What the customer is to pay, more than 0."""
    state: AttemptState
    """Where it stands."""
    created: datetime
    """When it was written down."""
    sent: datetime | None = None
    """When the provider was first asked; None: not yet."""
    due: datetime | None = None
    """When the next step is to be taken; None: none is."""
    wanted: bool = True
    """Whether the sale still wants the money; once no, never yes again."""
    refused: bool = False
    """Whether the provider said a definite no; a query confirms it."""
    reversal_heard: bool = False
    """Whether the provider has acknowledged the reversal; a query confirms it."""
    tries: int = 0
    """How often the step at hand was tried in vain."""
    reason: Reason = Reason.NONE
    """Why it came to nothing."""
    transaction: str = ""
    """The provider's own number; empty: not told."""

    def __post_init__(self) -> None:
        if self.amount <= 0:
            raise BadValue(f"a payment of {self.amount}")
        if self.state is not AttemptState.INTENDED and self.sent is None and not self.final:
            raise BadValue(f"{self.state} but never sent")

    @property
    def number(self) -> str:
        """Our number at the provider."""
        return number_of(NumberedThing.PAYMENT, self.attempt_id)

    @property
    def final(self) -> bool:
        """Whether it has come to its end."""
        return self.state in FINAL
