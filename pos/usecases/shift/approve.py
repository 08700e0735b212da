"""A manager's yes, by name and PIN. A badge alone never approves."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from pos.domain.ids import new_id
from pos.domain.journal import EventKind
from pos.domain.staff import Approval, Permission, SignIn, Staff, Verdict, verdict
from pos.domain.store import Till
from pos.ports.clock import Clock
from pos.ports.ledger import Ledger, NewEvent
from pos.usecases.shift.check_pin import CheckPin
from pos.wire import event

CARRIED = (
    Permission.DISCOUNT,
    Permission.OPEN_PRICE,
    Permission.OPEN_DRAWER,
    Permission.HAND_OVER_UNVERIFIED,
)
"""What ends in a document or an event that carries the approval. Any other yes is journalled when it is given."""


@dataclass(frozen=True, slots=True)
class Approved:
    """What asking a manager came to."""

    outcome: SignIn
    """`OK` is the only yes."""
    approval: Approval | None = None
    """Her yes, for `OK`."""
    retry: datetime | None = None
    """When the next try counts, where it is locked now."""


class Approve:
    """Asks for a manager's yes to one action."""

    def __init__(self, *, ledger: Ledger, clock: Clock, check_pin: CheckPin, till: Till) -> None:
        self._ledger = ledger
        self._clock = clock
        self._check_pin = check_pin
        self._till = till

    def __call__(self, manager: Staff | str, pin: str, permission: Permission, reason: str) -> Approved:
        """The approval of `permission` by a manager, chosen or by name.

        `NOT_ALLOWED` for somebody who would need a yes themselves.
        """
        answer = self._check_pin(manager, pin)
        if answer.staff is None:
            return Approved(answer.outcome, retry=answer.retry)
        if verdict(answer.staff.role, permission) is not Verdict.ALLOWED:
            return Approved(SignIn.NOT_ALLOWED)
        now = self._clock.now()
        approval = Approval(manager_id=answer.staff.staff_id, permission=permission, reason=reason, moment=now)
        if permission not in CARRIED:
            with self._ledger.transaction() as step:
                step.append(
                    NewEvent(
                        event_id=new_id(),
                        kind=EventKind.APPROVED,
                        moment=now,
                        staff_id=approval.manager_id,
                        business_date=self._till.store.day(now),
                        body=event.Approved(permission=permission, approval=approval),
                    )
                )
        return Approved(SignIn.OK, approval)
