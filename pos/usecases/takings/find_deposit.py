"""Find a deposit that a customer wants to use or have back."""

from __future__ import annotations

from dataclasses import dataclass

from pos.domain.errors import CentralError
from pos.domain.money import Fen
from pos.domain.takings import FOR_GOODS, Taking
from pos.ports.receipts import Receipts
from pos.ports.returns import Returns


@dataclass(frozen=True, slots=True)
class FoundDeposit:
    """A deposit and what is left of it."""

    taking: Taking | None
    """None: neither this till nor head office knows it (or it is no deposit)."""
    left: Fen = 0
    """Not yet used or given back, as far as is known."""
    asked: bool = False
    """Whether head office was asked."""


class FindDeposit:
    """Looks a deposit up by its number."""

    def __init__(self, *, returns: Returns, receipts: Receipts) -> None:
        self._returns = returns
        self._receipts = receipts

    def __call__(self, number: str) -> FoundDeposit:
        """What is left of it: the smaller of what this till and head office know."""
        wanted = number.strip().upper()
        own = self._returns.taking(wanted)
        try:
            told = self._receipts.taking(wanted)
        except CentralError:
            told = None
        taking = own or (told.taking if told else None)
        if taking is None or taking.kind not in FOR_GOODS or taking.amount <= 0:
            return FoundDeposit(None, asked=told is not None)
        left = taking.amount - self._returns.settled_with(taking.number)
        left += sum(each.amount for each in self._returns.given_back(taking.taking_id))
        if told is not None and told.taking is not None:
            left = min(left, told.left)
        return FoundDeposit(taking, max(0, left), asked=told is not None)
