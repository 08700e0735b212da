"""The tickets of the counter, in the language of the moment, as jobs for the print queue.

What draws a ticket is imported when the first of its kind is made: no till starts with one.
"""

from __future__ import annotations

from collections.abc import Callable

from pos.bootstrap.texts import known_language, load_texts
from pos.domain.cart import CartLine
from pos.domain.collect import ToCollect
from pos.domain.document import Document
from pos.domain.duty import Duty
from pos.domain.errors import BadValue
from pos.domain.member import Member
from pos.domain.order import Order
from pos.domain.shift import ShiftClose
from pos.domain.staff import Staff
from pos.domain.store import Store
from pos.domain.texts import Texts
from pos.domain.ticket.rows import Ticket
from pos.domain.ticket.template import PLAIN, Templates, worded
from pos.ports.printing import JobKind, PrintJob
from pos.wire.event import OrderActed


class Wording:
    """The texts of tickets, in a language that can be changed while the till runs, and how they are arranged."""

    def __init__(self, language: str, *, templates: Callable[[], Templates] = lambda: PLAIN) -> None:
        """`templates`: what head office wants at the moment. Raises BadValue for a language there is none of.

        The texts are read for the first ticket.
        """
        self._texts: Texts | None = None
        self._language = known_language(language)
        self.templates = templates

    def __call__(self) -> Texts:
        """The texts of the moment, in head office's words where it has its own."""
        texts = self._texts
        if texts is None:
            texts = self._texts = load_texts(self._language)
        return worded(texts, self.templates())

    def speak(self, language: str) -> None:
        """From now on in another language. Raises BadValue."""
        self._language, self._texts = known_language(language), None


class Tickets:
    """Builds each ticket from what was done."""

    def __init__(
        self,
        *,
        texts: Callable[[], Texts],
        people: Callable[[], tuple[Staff, ...]],
        templates: Callable[[], Templates] = lambda: PLAIN,
        invoice_link: Callable[[Document], str] = lambda _: "",
        visit_link: Callable[[Document], str] = lambda _: "",
    ) -> None:
        """`people`: everybody who works in the store, for their names; `templates`: how tickets are arranged;
        `invoice_link`: with which a customer asks for the tax invoice, empty: none is printed;
        `visit_link`: to the chain's pages, likewise."""
        self._visit_link = visit_link
        self._invoice_link = invoice_link
        self._texts = texts
        self._templates = templates
        self._people = people

    def receipt(self, document: Document, member: Member | None, *, store: Store) -> Ticket:
        """The receipt of a sale."""
        from pos.usecases.printing.receipt import receipt

        return receipt(
            document,
            store=store,
            names={staff.staff_id: staff.name for staff in self._people()},
            texts=self._texts(),
            member=member,
            link=self._visit_link(document),
            invoice_link=self._invoice_link(document),
            templates=self._templates(),
        )

    def opening(self, duty: Duty) -> PrintJob:
        """The ticket that goes into the drawer with the float."""
        from pos.usecases.printing.queue_ticket import print_job
        from pos.usecases.printing.shift_tickets import shift_opening

        ticket = shift_opening(
            duty.shift, till=duty.till, names=self._names(duty), texts=self._texts(), templates=self._templates()
        )
        return print_job(JobKind.SHIFT_OPENING, duty.shift.shift_id, ticket, moment=duty.shift.opened)

    def closing(self, close: ShiftClose, duty: Duty) -> PrintJob:
        """What a shift came to."""
        from pos.usecases.printing.queue_ticket import print_job
        from pos.usecases.printing.shift_tickets import shift_closing

        ticket = shift_closing(
            duty.shift,
            close,
            till=duty.till,
            names=self._names(duty),
            texts=self._texts(),
            templates=self._templates(),
        )
        return print_job(JobKind.SHIFT_CLOSING, close.shift_id, ticket, moment=close.closed)

    def pickup(self, order: Order, acted: OrderActed, duty: Duty) -> PrintJob:
        """The ticket of a handover. Raises BadValue for an action that is none."""
        from pos.usecases.printing.pickup_ticket import Handover, pickup_ticket
        from pos.usecases.printing.queue_ticket import print_job

        action = acted.action
        if action.moment is None or acted.proof is None:
            raise BadValue("a handover has a moment and a proof")
        names = self._names(duty)
        handover = Handover(
            number=acted.number,
            lines=action.lines,
            moment=action.moment,
            by=action.by,
            proof=acted.proof,
            approved_by=names.get(acted.approval.manager_id, acted.approval.manager_id) if acted.approval else "",
        )
        ticket = pickup_ticket(order, handover, store=duty.till.store, texts=self._texts(), templates=self._templates())
        return print_job(JobKind.PICKUP, order.order_id, ticket, moment=action.moment)

    def collect(self, line: CartLine, collect: ToCollect, document: Document, duty: Duty) -> PrintJob:
        """The slip with which what was paid here is collected at another store."""
        from pos.usecases.printing.collect_slip import collect_slip
        from pos.usecases.printing.queue_ticket import print_job

        ticket = collect_slip(
            line, collect, document, store=duty.till.store, texts=self._texts(), templates=self._templates()
        )
        return print_job(JobKind.COLLECT, line.order_id, ticket, moment=document.moment)

    def _names(self, duty: Duty) -> dict[str, str]:
        people = (*self._people(), duty.staff)
        return {staff.staff_id: staff.name for staff in people}
