"""The tickets of shifts and days, in the language of the moment, as jobs for the print queue."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

from pos.domain.day import DayClose, DayTargets, StoreDay
from pos.domain.drawer import CashMove
from pos.domain.duty import Duty
from pos.domain.shift import Interim
from pos.domain.staff import Staff
from pos.domain.tender import METHODS, TenderMethod
from pos.domain.texts import Texts
from pos.domain.ticket.template import PLAIN, Templates
from pos.ports.printing import JobKind, PrintJob
from pos.usecases.day.report import day_report_of
from pos.usecases.printing.day_report import day_report
from pos.usecases.printing.drawer_entry import DrawerEntry, drawer_entry
from pos.usecases.printing.queue_ticket import print_job
from pos.usecases.printing.shift_tickets import shift_interim


class ShiftTickets:
    """Builds the tickets of what happens between opening and closing."""

    def __init__(
        self,
        *,
        texts: Callable[[], Texts],
        people: Callable[[], tuple[Staff, ...]],
        now: Callable[[], datetime],
        targets: Callable[[], DayTargets] = DayTargets,
        methods: Callable[[], tuple[TenderMethod, ...]] = lambda: METHODS,
        templates: Callable[[], Templates] = lambda: PLAIN,
    ) -> None:
        """`people`: everybody who works in the store, for their names; `targets`: what it should sell."""
        self._texts = texts
        self._people = people
        self._now = now
        self._targets = targets
        self._methods = methods
        self._templates = templates

    def interim(self, interim: Interim, duty: Duty) -> PrintJob:
        """What a shift came to so far."""
        ticket = shift_interim(
            duty.shift,
            interim,
            till=duty.till,
            names=self._names(duty),
            texts=self._texts(),
            templates=self._templates(),
        )
        return print_job(JobKind.X_REPORT, interim.shift_id, ticket, moment=interim.moment)

    def cash_slip(self, move: CashMove, duty: Duty) -> PrintJob:
        """Cash moved without a sale."""
        names = self._names(duty)
        manager = move.approval.manager_id if move.approval else ""
        entry = DrawerEntry(
            number=move.number,
            moment=move.moment,
            by=names.get(move.staff_id, move.staff_id),
            amount=move.signed,
            reason=move.reason,
            approved_by=names.get(manager, manager),
        )
        ticket = drawer_entry(entry, till=duty.till, texts=self._texts(), templates=self._templates())
        return print_job(JobKind.DRAWER_ENTRY, move.move_id, ticket, moment=move.moment)

    def day(self, day: StoreDay, duty: Duty, close: DayClose | None) -> PrintJob:
        """A store's day: closed, or as it stands."""
        store, moment = duty.till.store, close.moment if close else self._now()
        report = day_report_of(
            day,
            store_code=store.code,
            offset_minutes=store.offset_minutes,
            names=self._names(duty),
            texts=self._texts(),
            moment=moment,
            close=close,
            target=self._targets().target(day.business_date),
            methods=self._methods(),
        )
        ticket = day_report(report, store=store, texts=self._texts(), templates=self._templates())
        return print_job(JobKind.DAY_REPORT, close.day_id if close else report.number, ticket, moment=moment)

    def _names(self, duty: Duty) -> dict[str, str]:
        people = (*self._people(), duty.staff)
        return {staff.staff_id: staff.name for staff in people}
