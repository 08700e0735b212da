"""Hand an online order over, whole or in part.

Online the server decides, so that no order is handed over twice. Without it the till decides what it can know: a true
code of an order that is ready, paid and designated to this till; for anything else a manager takes it upon herself.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import datetime
from typing import TypeAlias

from pos.domain.balance import settle
from pos.domain.document import Document
from pos.domain.duty import Duty
from pos.domain.errors import BadValue, CentralError
from pos.domain.ids import new_id
from pos.domain.journal import EventKind
from pos.domain.mark import Mark
from pos.domain.numbering import Number, NumberKind
from pos.domain.order import Action, ActionKind, LineQuantity, Order, apply
from pos.domain.pickup import Decision, Redemption, WhyManager, refusal
from pos.domain.quantity import ONE, Milli
from pos.domain.staff import Approval, Deed, Permission, Verdict
from pos.domain.stock import Movement, MovementKind
from pos.ports.central import Central
from pos.ports.clock import Clock
from pos.ports.keys import Verifier
from pos.ports.ledger import Ledger, NewEvent
from pos.ports.printing import PrintJob
from pos.usecases.pickup.collect_payment import CollectPayment
from pos.usecases.pickup.decide_handover import DecideHandover, Grant
from pos.usecases.pickup.find_order import verified
from pos.usecases.pickup.list_orders import ListOrders
from pos.usecases.selling.take_payment import Payment
from pos.wire.event import OrderActed
from pos.wire.orders import Claim

PickupTicket: TypeAlias = Callable[[Order, OrderActed, Duty], PrintJob]
"""Builds the ticket of a handover: the order afterwards, what was done to it, on whose duty."""


@dataclass(frozen=True, slots=True)
class HandedOver:
    """What a handover came to. For `DONE`, returned after COMMIT."""

    decision: Decision
    """Whether the goods may go, and who decided."""
    number: str = ""
    """The handover's number, for `DONE`."""
    order: Order | None = None
    """The order as it stands now, with who, when and where for `ALREADY`."""
    document: Document | None = None
    """The sale, where what was due was paid with the handover."""


def unverified(order_id: str) -> Deed:
    """The deed of handing an order over without its code."""
    return Deed(Permission.HAND_OVER_UNVERIFIED, subject=order_id)


class HandOver:
    """Decides, and records what was handed over."""

    def __init__(
        self,
        *,
        ledger: Ledger,
        orders: ListOrders,
        central: Central,
        collect: CollectPayment,
        verifier: Verifier,
        clock: Clock,
        ticket: PickupTicket,
        send_events: Callable[[], object],
    ) -> None:
        """`send_events` sends what waits in the outbox: the server may not have heard yet that an order is ready."""
        self._ledger = ledger
        self._orders = orders
        self._central = central
        self._collect = collect
        self._decide = DecideHandover(central=central, send_events=send_events)
        self._verifier = verifier
        self._clock = clock
        self._ticket = ticket

    def __call__(
        self,
        duty: Duty,
        order: Order,
        *,
        code: str = "",
        lines: tuple[LineQuantity, ...] = (),
        approval: Approval | None = None,
        payment: Payment | None = None,
        marks: tuple[tuple[int, Mark], ...] = (),
    ) -> HandedOver:
        """Hand over `lines`, or all that is ready where there are none.

        `marks`: of single pieces of a line, which lot or number their codes said.

        `code` is the pickup code that was shown, empty for none; `approval` a manager's yes to
        `unverified(order_id)`; `payment` what was taken of what is due (`balance.due_for`), where something is.
        Raises BadValue for an approval of something else and for a payment that is not settled, NotEnrolled and Refused
        where the server will not talk to this till, StorageError where nothing was written.
        """
        if approval is not None and not approval.covers(unverified(order.order_id)):
            raise BadValue(f"an approval of {approval.permission} for {approval.subject!r} hands nothing over")
        shown = verified(code, self._verifier) if code else None
        if code and shown is None:
            return _no(Redemption.FORGED, order)
        order = self._newest(order, duty)
        going = _going(order, lines)
        if not going:
            return _no(_why_nothing(order, duty, lines), order)
        if payment is not None:
            refused = self._collect.refusal(order, going, payment)
            if refused is not None:
                return _no(refused, order)
        alone = duty.staff.may(Permission.HAND_OVER)
        if alone is Verdict.DENIED:
            return _no(Redemption.NEEDS_MANAGER, order, why=WhyManager.NO_CODE)
        shown_for_it = order.deliver or (shown is not None and shown.order_id == order.order_id)
        proven = shown_for_it and alone is Verdict.ALLOWED
        if not proven:
            approval = self._yes(order, duty, approval)
            if approval is None:
                refused = refusal(order, store_id=duty.till.store.store_id, paying=payment is not None)
                return _no(refused or Redemption.NEEDS_MANAGER, order, why=None if refused else WhyManager.NO_CODE)
        claim = Claim(
            claim_id=self._orders.next_claim(order.order_id),
            order_id=order.order_id,
            code=code if proven else "",
            lines=going,
            staff_name=duty.staff.name,
            approval=approval,
            paying=payment.due if payment is not None else None,
        )
        grant = self._decide(order, duty.till, claim)
        if isinstance(grant, Decision):
            return HandedOver(grant, order=grant.order)
        return self._record(order, duty, grant, payment, marks)

    def _newest(self, order: Order, duty: Duty) -> Order:
        """The order as this till knows it; where that is not ready, as the server knows it, if it can be asked."""
        known = self._orders.one(order.order_id) or self._orders.as_told(order)
        if refusal(known, store_id=duty.till.store.store_id) is not Redemption.NOT_READY:
            return known
        try:
            answer = self._central.order(order.order_id)
        except CentralError:
            return known
        return _not_before(self._orders.as_told(answer.order), known) if answer is not None else known

    def _yes(self, order: Order, duty: Duty, given: Approval | None) -> Approval | None:
        """The manager's yes, where the role may ask for one; a manager at the till answers for herself."""
        deed = unverified(order.order_id)
        verdict = duty.staff.may(deed)
        if verdict is not Verdict.ALLOWED:
            return given if verdict is Verdict.APPROVAL else None
        return given or Approval(
            manager_id=duty.staff.staff_id,
            permission=deed.permission,
            reason=WhyManager.NO_CODE,
            moment=self._clock.now(),
            subject=deed.subject,
        )

    def _record(
        self,
        order: Order,
        duty: Duty,
        grant: Grant,
        payment: Payment | None,
        marks: tuple[tuple[int, Mark], ...],
    ) -> HandedOver:
        store, now = duty.till.store, self._clock.now()
        day = store.day(now)
        action = Action(
            kind=ActionKind.HAND_OVER,
            order_id=order.order_id,
            lines=grant.claim.lines,
            moment=now,
            by=duty.staff.name,
            where=f"{store.name} {duty.till.number:02d}",
        )
        after, _ = apply(order, action)
        if payment is not None:
            after = settle(after, payment.due)
        document = None
        movements = tuple(
            _movement(order, part, mark, store.store_id, now)
            for each in action.lines
            for mark, part in _parts(each, marks)
        )
        with self._ledger.transaction() as step:
            running = step.next_number(NumberKind.HANDOVER)
            number = Number(kind=NumberKind.HANDOVER, store=store.code, till=duty.till.number, day=day, running=running)
            body = OrderActed(
                action=action,
                claim_id=grant.claim.claim_id,
                number=str(number),
                shift_id=duty.shift.shift_id,
                proof=grant.proof,
                approval=grant.claim.approval,
                movements=movements,
            )
            tseq = step.append(
                NewEvent(
                    event_id=new_id(),
                    kind=EventKind.ORDER_HANDED_OVER,
                    moment=now,
                    staff_id=duty.staff.staff_id,
                    business_date=day,
                    body=body,
                )
            )
            step.add_order_action(action, tseq=tseq)
            step.queue_print(self._ticket(after, body, duty))
            if payment is not None:
                # What was paid by code was asked for under this id.
                document = self._collect.record(
                    step, order, action.lines, payment, duty, now, document_id=grant.claim.claim_id
                )
        return HandedOver(replace(grant.decision, order=after), number=str(number), order=after, document=document)


def _no(outcome: Redemption, order: Order, *, why: WhyManager | None = None) -> HandedOver:
    return HandedOver(Decision(outcome=outcome, decided_offline=False, order=order, why=why), order=order)


def _not_before(told: Order, known: Order) -> Order:
    """The order as the server tells it, with what this till handed over and the server may not have heard of."""
    handed = {line.line: line.collected for line in known.lines}
    missing = ((line.line, handed.get(line.line, 0) - line.collected) for line in told.lines)
    lines = tuple(LineQuantity(line=number, quantity=quantity) for number, quantity in missing if quantity > 0)
    after, _ = apply(told, Action(kind=ActionKind.HAND_OVER, order_id=told.order_id, lines=lines))
    return after if lines else told


def _going(order: Order, wanted: tuple[LineQuantity, ...]) -> tuple[LineQuantity, ...]:
    """What of `wanted` (nothing: everything) is picked and not yet handed over."""
    asked: dict[int, Milli] = {each.line: each.quantity for each in wanted}
    left = (
        (line, min(asked.get(line.line, 0) if wanted else line.to_collect, line.to_collect)) for line in order.lines
    )
    return tuple(LineQuantity(line=line.line, quantity=quantity) for line, quantity in left if quantity > 0)


def _why_nothing(order: Order, duty: Duty, wanted: tuple[LineQuantity, ...]) -> Redemption:
    """Why nothing of what was asked for can go."""
    refused = refusal(order, store_id=duty.till.store.store_id)
    if refused is not None:
        return refused
    gone = {line.line for line in order.lines if line.collected}
    return Redemption.ALREADY if gone.intersection(each.line for each in wanted) else Redemption.NOT_READY


def _parts(handed: LineQuantity, marks: tuple[tuple[int, Mark], ...]) -> Iterator[tuple[Mark | None, LineQuantity]]:
    """What goes of a line, by the mark of its pieces; those without one last."""
    rest = handed.quantity
    for mark, count in Counter(mark for line, mark in marks if line == handed.line).items():
        part = min(rest, count * ONE)
        rest -= part
        if part:
            yield mark, LineQuantity(handed.line, part)
    if rest:
        yield None, LineQuantity(handed.line, rest)


def _movement(order: Order, handed: LineQuantity, mark: Mark | None, store_id: str, now: datetime) -> Movement:
    """What left the stock with a line."""
    variants = {line.line: line.variant_id for line in order.lines}
    return Movement(
        movement_id=new_id(),
        variant_id=variants[handed.line],
        store_id=store_id,
        quantity=-handed.quantity,
        kind=MovementKind.HANDOVER,
        document_id=order.order_id,
        moment=now,
        mark=mark,
    )
