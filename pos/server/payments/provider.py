"""What a provider can be asked, whoever it is. Every answer is verified and tied to our number, or it is `UNKNOWN`."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol

from pos.domain.money import Fen
from pos.domain.payment.answer import Answer


@dataclass(frozen=True, slots=True)
class Asked:
    """What a customer is asked to pay."""

    number: str
    """Our number."""
    amount: Fen
    """How much."""
    subject: str
    """What the customer reads on the phone; any characters."""
    terminal: str
    """The till, letters and digits."""


@dataclass(frozen=True, slots=True)
class Returned:
    """What goes back to a customer."""

    number: str
    """Of the payment."""
    refund_number: str
    """Of this refund; repeated under it, it is the same refund."""
    total: Fen
    """What was paid."""
    amount: Fen
    """What goes back."""


class ProviderClient(Protocol):
    """Waits for the network, within the time-outs that were set. Never raises: what went wrong is `UNKNOWN`."""

    def pay(self, asked: Asked, code: str) -> Answer:
        """Charge the customer who shows `code`."""

    def query(self, number: str, amount: Fen) -> Answer:
        """Where the payment of that number stands."""

    def reverse(self, number: str) -> Answer:
        """Undo it: what was charged goes back, what was not never will be."""

    def refund(self, returned: Returned) -> Answer:
        """Give (a part of) it back."""

    def query_refund(self, returned: Returned) -> Answer:
        """Where a refund stands."""
