"""How much of a document a tax invoice may be issued for."""

from __future__ import annotations

from collections.abc import Iterable

from pos.domain.money import Fen
from pos.domain.tender import Tender, TenderKind

_NEVER = frozenset({TenderKind.POINTS, TenderKind.ROUNDING, TenderKind.VOUCHER, TenderKind.COUPON_KEPT})
"""Nothing was paid with these now: points, rounding and what is kept for a coupon never, a voucher was invoiced when it
was sold."""


def invoiceable(tenders: Iterable[Tender]) -> Fen:
    """The amount: what was paid with money, a deposit, or the paid-in part of stored value.

    A platform's voucher was sold on behalf of the store, which owes the invoice: for what the customer paid for it.
    """
    return sum(_paid(tender) for tender in tenders if tender.kind not in _NEVER)


def _paid(tender: Tender) -> Fen:
    if tender.kind is TenderKind.PLATFORM_VOUCHER:
        return min(tender.amount, tender.bought_for)
    return tender.amount - tender.gift
