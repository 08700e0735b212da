"""The tickets that selling, shift and pickup queue in their transactions, with the names of the staff filled in."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from pos.domain.document import Document
from pos.domain.duty import Duty
from pos.domain.errors import BadValue
from pos.domain.member import Member
from pos.domain.order import Order
from pos.domain.shift import ShiftClose
from pos.domain.texts import Texts
from pos.ports.mirror import Mirror
from pos.ports.printing import JobKind, PrintJob
from pos.usecases.printing.pickup_ticket import Handover, pickup_ticket
from pos.usecases.printing.queue_ticket import print_job
from pos.usecases.printing.receipt import receipt
from pos.usecases.printing.shift_tickets import shift_closing, shift_opening
from pos.wire.event import OrderActed


class CounterTickets:
    """Each method is one of the ticket callables that the use cases take."""

    def __init__(self, *, mirror: Mirror, texts: Callable[[], Texts]) -> None:
        """`texts` gives the words in the language of the moment."""
        self._mirror = mirror
        self._texts = texts

    def receipt(self, document: Document, duty: Duty, member: Member | None) -> PrintJob:
        """The receipt of a document."""
        ticket = receipt(document, store=duty.till.store, names=self._names(duty), texts=self._texts(), member=member)
        return print_job(JobKind.RECEIPT, document.document_id, ticket, moment=document.moment)

    def opening(self, duty: Duty) -> PrintJob:
        """The ticket of the shift that was opened."""
        shift = duty.shift
        ticket = shift_opening(shift, till=duty.till, names=self._names(duty), texts=self._texts())
        return print_job(JobKind.SHIFT_OPENING, shift.shift_id, ticket, moment=shift.opened)

    def closing(self, close: ShiftClose, duty: Duty) -> PrintJob:
        """The ticket of the shift that was closed."""
        ticket = shift_closing(duty.shift, close, till=duty.till, names=self._names(duty), texts=self._texts())
        return print_job(JobKind.SHIFT_CLOSING, close.shift_id, ticket, moment=close.closed)

    def handover(self, order: Order, acted: OrderActed, duty: Duty) -> PrintJob:
        """The ticket of a handover; `order`: as it stands after it. Raises BadValue for anything but a handover."""
        action = acted.action
        if action.moment is None or acted.proof is None:
            raise BadValue(f"{action.kind} is no handover")
        approver = acted.approval.manager_id if acted.approval else ""
        handover = Handover(
            number=acted.number,
            lines=action.lines,
            moment=action.moment,
            by=action.by,
            proof=acted.proof,
            approved_by=self._names(duty).get(approver, approver),
        )
        ticket = pickup_ticket(order, handover, store=duty.till.store, texts=self._texts())
        return print_job(JobKind.PICKUP, order.order_id, ticket, moment=action.moment)

    def _names(self, duty: Duty) -> Mapping[str, str]:
        return {staff.staff_id: staff.name for staff in (*self._mirror.staff(), duty.staff)}
