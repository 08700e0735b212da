"""Take money that is not a sale (充值、定金、订金、还款), or give it back."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from typing import TypeAlias

from pos.domain.duty import Duty
from pos.domain.entitlement import EntitlementUse
from pos.domain.errors import BadValue
from pos.domain.ids import new_id
from pos.domain.journal import EventKind
from pos.domain.money import Fen
from pos.domain.numbering import Number, NumberKind
from pos.domain.paying import Payment
from pos.domain.staff import Approval, Deed, Leave, Permission, leave
from pos.domain.takings import FOR_GOODS, Taking, TakingKind
from pos.ports.clock import Clock
from pos.ports.ledger import Ledger, NewEvent
from pos.ports.printing import PrintJob
from pos.ports.returns import Returns
from pos.wire.event import MoneyTaken

TakingTicket: TypeAlias = Callable[[Taking, Duty], PrintJob]
"""Builds the receipt of a taking."""


class TakingOutcome(StrEnum):
    """What it came to."""

    DONE = "done"
    ALREADY = "already"
    """This very one was written before; nothing was done now."""
    NOT_SETTLED = "not_settled"
    """The payment does not come to the amount."""
    MEMBER_WANTED = "member_wanted"
    """A recharge is somebody's."""
    NEEDS_APPROVAL = "needs_approval"
    """定金 is kept when the customer steps back: giving it back needs a manager (`deed`)."""
    DENIED = "denied"
    NOTHING_LEFT = "nothing_left"
    """It was used or given back already."""


@dataclass(frozen=True, slots=True)
class MoneyAnswer:
    """What it came to. Returned after COMMIT: what it says is on disk."""

    outcome: TakingOutcome
    """What."""
    taking: Taking | None = None
    """For `DONE` and `ALREADY`."""
    deed: Deed | None = None
    """What a manager has to say yes to."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Purpose:
    """What money is taken for."""

    taking_id: str
    """UUIDv7, so that taking it twice is taking it once."""
    kind: TakingKind
    """What for."""
    member_id: str = ""
    """Whose."""
    note: str = ""
    """For whom and what, as typed."""
    gift: Fen = 0
    """Of a recharge: given on top."""
    uses: tuple[EntitlementUse, ...] = ()
    """Of a recharge: what it puts on the account."""


class TakeMoney:
    """Writes the document into the shift's receipts."""

    def __init__(self, *, ledger: Ledger, returns: Returns, clock: Clock, ticket: TakingTicket) -> None:
        self._ledger = ledger
        self._returns = returns
        self._clock = clock
        self._ticket = ticket

    def __call__(self, purpose: Purpose, payment: Payment, duty: Duty) -> MoneyAnswer:
        """Write what was taken. Raises StorageError; then nothing was written."""
        before = self._before(purpose.taking_id)
        if before is not None:
            return MoneyAnswer(TakingOutcome.ALREADY, before)
        if payment.due <= 0 or not payment.settled:
            return MoneyAnswer(TakingOutcome.NOT_SETTLED)
        if purpose.kind is TakingKind.RECHARGE and not purpose.member_id:
            return MoneyAnswer(TakingOutcome.MEMBER_WANTED)
        return MoneyAnswer(TakingOutcome.DONE, self._write(purpose, payment, duty))

    def give_back(
        self,
        taking: Taking,
        left: Fen,
        payment: Payment,
        duty: Duty,
        *,
        taking_id: str,
        approval: Approval | None = None,
    ) -> MoneyAnswer:
        """Give a deposit back. `left`: what is left of it, as far as is known; `payment`: of so much below 0.

        Raises BadValue for money that was no deposit, StorageError.
        """
        if taking.kind not in FOR_GOODS:
            raise BadValue(f"{taking.number} is no deposit")
        before = self._before(taking_id)
        if before is not None:
            return MoneyAnswer(TakingOutcome.ALREADY, before)
        gone = -sum(each.amount for each in self._returns.given_back(taking.taking_id))
        room = min(left, taking.amount - gone - self._returns.settled_with(taking.number))
        if room <= 0 or payment.due < -room:
            return MoneyAnswer(TakingOutcome.NOTHING_LEFT)
        if not payment.settled or payment.due >= 0:
            return MoneyAnswer(TakingOutcome.NOT_SETTLED)
        if taking.kind is TakingKind.EARNEST:
            deed = stepping_back(taking)
            may = leave(duty.staff, deed, approval if approval is not None and approval.covers(deed) else None)
            if may is not Leave.GIVEN:
                refusal = TakingOutcome.DENIED if may is Leave.DENIED else TakingOutcome.NEEDS_APPROVAL
                return MoneyAnswer(refusal, deed=deed)
        back = Purpose(taking_id=taking_id, kind=taking.kind, member_id=taking.member_id, note=taking.note)
        return MoneyAnswer(TakingOutcome.DONE, self._write(back, payment, duty, returns=taking, approval=approval))

    def _before(self, taking_id: str) -> Taking | None:
        return self._returns.taking_by_id(taking_id)

    def _write(
        self,
        purpose: Purpose,
        payment: Payment,
        duty: Duty,
        *,
        returns: Taking | None = None,
        approval: Approval | None = None,
    ) -> Taking:
        now, store = self._clock.now(), duty.till.store
        day = store.day(now)
        with self._ledger.transaction() as step:
            running = step.next_number(NumberKind.TAKING)
            taking = Taking(
                taking_id=purpose.taking_id,
                number=str(Number(NumberKind.TAKING, store.code, duty.till.number, day, running)),
                kind=purpose.kind,
                store_id=store.store_id,
                till_id=duty.till.till_id,
                shift_id=duty.shift.shift_id,
                staff_id=duty.staff.staff_id,
                moment=now,
                offset_minutes=store.offset_minutes,
                business_date=day,
                amount=payment.due,
                tenders=payment.tenders,
                gift=purpose.gift,
                member_id=purpose.member_id,
                note=purpose.note,
                returns=returns.taking_id if returns else "",
                approvals=(approval,) if approval else (),
                uses=purpose.uses,
            )
            tseq = step.append(
                NewEvent(
                    event_id=new_id(),
                    kind=EventKind.MONEY_TAKEN,
                    moment=now,
                    staff_id=duty.staff.staff_id,
                    business_date=day,
                    body=MoneyTaken(taking=taking),
                )
            )
            step.add_taking(taking, tseq=tseq)
            step.queue_print(self._ticket(taking, duty))
        return taking


def stepping_back(taking: Taking) -> Deed:
    """The deed of giving a 定金 back, which the customer has no right to."""
    return Deed(Permission.WAIVE, subject=taking.taking_id, detail=taking.number, amount=taking.amount)
