"""Cash is paid into the bank: how much, and the number on the slip."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from pos.domain.drawer import Banking
from pos.domain.duty import Duty
from pos.domain.ids import new_id
from pos.domain.journal import EventKind
from pos.domain.money import Fen
from pos.domain.staff import Approval, Deed, Leave, Permission, leave
from pos.ports.clock import Clock
from pos.ports.ledger import Ledger, NewEvent
from pos.wire.event import CashBanked


@dataclass(frozen=True, slots=True)
class Banked:
    """What entering it came to."""

    leave: Leave
    """Whether this person may."""
    banking: Banking | None = None
    """As written down, where leave was given."""


def banking(banking_id: str, business_date: date, amount: Fen, slip: str) -> Deed:
    """The deed of entering this slip. `banking_id`: the UUIDv7 it gets."""
    detail = f"{business_date.isoformat()} {amount} {slip.strip()}"
    return Deed(Permission.BANK_CASH, subject=banking_id, detail=detail, amount=amount)


class BankCash:
    """Writes down what was paid in."""

    def __init__(self, *, ledger: Ledger, clock: Clock) -> None:
        self._ledger = ledger
        self._clock = clock

    def __call__(
        self,
        duty: Duty,
        business_date: date,
        amount: Fen,
        slip: str,
        *,
        banking_id: str = "",
        approval: Approval | None = None,
    ) -> Banked:
        """Enter a slip for the cash of a day; an approval is for `banking(banking_id, …)`.

        Raises BadValue for an amount that is none and without a slip's number.
        """
        banking_id = banking_id or new_id()
        now = self._clock.now()
        entered = Banking(
            banking_id=banking_id,
            business_date=business_date,
            amount=amount,
            slip=slip.strip(),
            staff_id=duty.staff.staff_id,
            moment=now,
            approval=approval,
        )
        given = leave(duty.staff, banking(banking_id, business_date, amount, slip), approval)
        if given is not Leave.GIVEN:
            return Banked(given)
        with self._ledger.transaction() as step:
            step.append(
                NewEvent(
                    event_id=banking_id,
                    kind=EventKind.CASH_BANKED,
                    moment=now,
                    staff_id=duty.staff.staff_id,
                    business_date=duty.till.store.day(now),
                    body=CashBanked(banking=entered),
                )
            )
        return Banked(given, entered)
