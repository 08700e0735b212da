"""A manager's yes, by name and PIN. A badge alone never approves."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from pos.domain.ids import new_id
from pos.domain.journal import EventKind
from pos.domain.staff import Approval, Deed, SignIn, Staff, Verdict
from pos.domain.store import Till
from pos.ports.clock import Clock
from pos.ports.ledger import Ledger, NewEvent
from pos.usecases.shift.check_pin import CheckPin
from pos.wire import event


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

    def __call__(self, manager: Staff | str, pin: str, deed: Deed, reason: str, *, asked_by: str = "") -> Approved:
        """The approval of `deed` by a manager, chosen or by name; journalled whatever becomes of the deed.

        `NOT_ALLOWED` for somebody who would need a yes themselves. `asked_by`: the id of the clerk who wants it done.
        """
        answer = self._check_pin(manager, pin)
        if answer.staff is None:
            return Approved(answer.outcome, retry=answer.retry)
        if answer.staff.may(deed) is not Verdict.ALLOWED:
            return Approved(SignIn.NOT_ALLOWED)
        now = self._clock.now()
        approval = Approval(
            manager_id=answer.staff.staff_id,
            permission=deed.permission,
            reason=reason,
            moment=now,
            subject=deed.subject,
            detail=deed.detail,
            asked_by=asked_by,
        )
        with self._ledger.transaction() as step:
            step.append(
                NewEvent(
                    event_id=new_id(),
                    kind=EventKind.APPROVED,
                    moment=now,
                    staff_id=approval.manager_id,
                    business_date=self._till.store.day(now),
                    body=event.Approved(permission=deed.permission, approval=approval),
                )
            )
        return Approved(SignIn.OK, approval)
