"""Take the money: tender by tender, until nothing remains. Nothing here touches the disk."""

from __future__ import annotations

from dataclasses import dataclass, replace

from pos.domain.errors import BadValue
from pos.domain.money import MAX_FEN, Fen
from pos.domain.pricing import PricedCart
from pos.domain.tender import Tender, TenderKind, cash


@dataclass(frozen=True, slots=True)
class Payment:
    """What is due and what was taken towards it."""

    due: Fen
    """The sale's total."""
    tenders: tuple[Tender, ...] = ()
    """In the order in which they were taken."""

    @property
    def remaining(self) -> Fen:
        """Still to be paid."""
        return self.due - sum(tender.amount for tender in self.tenders)

    @property
    def change(self) -> Fen:
        """To be given back."""
        return sum(tender.change for tender in self.tenders)

    @property
    def settled(self) -> bool:
        """Whether nothing remains. A sale of 0.00 is settled without a tender."""
        return self.remaining == 0


def start(priced: PricedCart) -> Payment:
    """The payment of a cart, nothing taken yet."""
    return Payment(due=priced.total)


def add_cash(payment: Payment, given: Fen) -> Payment:
    """The payment with cash handed over: what is more than remains is change, what is less is a part.

    Raises BadValue where nothing remains and for an amount that is not in 1..MAX_FEN.
    """
    if payment.settled or not 0 < given <= MAX_FEN:
        raise BadValue(f"{given} in cash towards {payment.remaining}")
    if given >= payment.remaining:
        tender = cash(payment.remaining, given)
    else:
        tender = Tender(kind=TenderKind.CASH, amount=given, given=given)
    return replace(payment, tenders=(*payment.tenders, tender))
