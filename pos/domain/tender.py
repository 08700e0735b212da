"""Tenders: each payment of a sale. Cash now; the shape expects the others."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from pos.domain.errors import BadValue
from pos.domain.money import Fen

NOTES: tuple[Fen, ...] = (10000, 5000, 2000, 1000, 500, 100)
"""Renminbi notes (and the 1-yuan coin) in fen, largest first."""


class TenderKind(StrEnum):
    """What a tender is taken with."""

    CASH = "cash"
    PREPAID = "prepaid"
    """Paid online before; moves no money here."""


@dataclass(frozen=True, slots=True)
class Tender:
    """One payment."""

    kind: TenderKind
    """With what."""
    amount: Fen
    """What it settles of the sale; change is taken off already. Negative when money goes back."""
    given: Fen = 0
    """What the customer handed over, cash only."""
    change: Fen = 0
    """What they got back, cash only: `given - amount`."""
    reference: str = ""
    """The other side's number, empty for cash."""

    def __post_init__(self) -> None:
        if self.kind is TenderKind.CASH and self.given - self.change != self.amount:
            raise BadValue("cash given less change is not the amount")


def cash(due: Fen, given: Fen) -> Tender:
    """The cash tender that settles `due` with what was `given`. Raises BadValue when it is not enough."""
    if given < due:
        raise BadValue(f"{given} does not cover {due}")
    return Tender(kind=TenderKind.CASH, amount=due, given=given, change=given - due)


def suggested_cash(due: Fen) -> tuple[Fen, ...]:
    """Amounts a customer is likely to hand over: exact, then round sums above it. At most five, ascending.

    The sum in hundreds is always among them: for 163.50 many a customer hands over 200.
    """
    if due <= 0:
        return (due,) if due == 0 else ()
    rounded = {-(-due // note) * note for note in NOTES}
    *smaller, hundreds = sorted({due, *rounded})
    return (*smaller[:4], hundreds)
