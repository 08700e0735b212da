"""Money that is not a sale: recharges, deposits, repayments. It is among a shift's receipts, never among its sales.

A document of its own, not a `Document`: that one is for goods, and every figure of sales is a sum over it.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from pos.domain.entitlement import EntitlementUse
from pos.domain.errors import BadValue
from pos.domain.money import Fen
from pos.domain.staff import Approval
from pos.domain.tender import Tender


class TakingKind(StrEnum):
    """What the money is for."""

    RECHARGE = "recharge"
    """储值充值: principal is paid, a gift may be given on top."""
    EARNEST = "earnest"
    """定金: kept if the customer steps back."""
    ADVANCE = "advance"
    """订金: given back if the customer steps back."""
    REPAYMENT = "repayment"
    """还款: of what was taken on account."""


FOR_GOODS = frozenset({TakingKind.EARNEST, TakingKind.ADVANCE})
"""Kinds that pay for goods later (`TenderKind.DEPOSIT`)."""


@dataclass(frozen=True, slots=True)
class Taking:
    """A finished document of money that is not a sale. `sum(tenders.amount) = amount`; below 0: given back."""

    taking_id: str
    """UUIDv7."""
    number: str
    """What people read and say."""
    kind: TakingKind
    """What for."""
    store_id: str
    """收款门店: the store that took it."""
    till_id: str
    """On which till."""
    shift_id: str
    """In which shift's receipts it is."""
    staff_id: str
    """The clerk."""
    moment: datetime
    """When."""
    offset_minutes: int
    """The store's offset from UTC then."""
    business_date: date
    """The store's day."""
    amount: Fen
    """What was paid in."""
    tenders: tuple[Tender, ...]
    """With what."""
    gift: Fen = 0
    """送: given on top of a recharge, kept apart from what was paid."""
    member_id: str = ""
    """Whose; empty: nobody's."""
    note: str = ""
    """What it is for, as typed: the customer's name, the goods, the account."""
    returns: str = ""
    """The taking that this one gives back."""
    approvals: tuple[Approval, ...] = ()
    """Each manager's yes that it needed."""
    uses: tuple[EntitlementUse, ...] = ()
    """What it puts on the member's account: of a recharge, principal and gift."""
    currency: str = "CNY"
    """ISO 4217."""
    training: bool = False
    """Practice: never leaves the till."""

    def __post_init__(self) -> None:
        if sum(tender.amount for tender in self.tenders) != self.amount:
            raise BadValue(f"the payments of {self.number} are not {self.amount}")
        if (self.amount > 0) == bool(self.returns) or self.amount == 0:
            raise BadValue(f"{self.number}: {self.amount} gives {self.returns or 'nothing'} back")
