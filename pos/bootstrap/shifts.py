"""What the counter does with its shifts and the store's day, put together by hand."""

from __future__ import annotations

from pos.bootstrap.ground import Ground
from pos.bootstrap.shift_tickets import ShiftTickets
from pos.bootstrap.tickets import Tickets
from pos.domain.tender import methods_with
from pos.ports.payments import Payments, PaymentState
from pos.remote.store_desk import HttpStoreDesk
from pos.usecases.day.bank_cash import BankCash
from pos.usecases.day.cases import DayCases
from pos.usecases.day.close_day import CloseDay
from pos.usecases.day.show_day import ShowDay
from pos.usecases.shift.cases import ShiftCases
from pos.usecases.shift.close_shift import CloseShift
from pos.usecases.shift.move_cash import MoveCash
from pos.usecases.shift.report_shift import ReportShift


def close_shift_case(ground: Ground, tickets: Tickets, payments: Payments) -> CloseShift:
    """Closes shifts by the store's rules; what `payments` wait for is on the Z report."""
    files = ground.files
    return CloseShift(
        ledger=files.ledger,
        book=files.shift_book,
        clock=ground.clock,
        ticket=tickets.closing,
        rules=lambda: files.mirror.store_rules().shift,
        open_payments=lambda: sum(payment.state is not PaymentState.FAILED for payment in payments.waiting()),
    )


def shift_cases(ground: Ground) -> ShiftCases:
    """What is done within a shift."""
    tickets = _tickets(ground)
    ledger, book, clock = ground.files.ledger, ground.files.shift_book, ground.clock
    return ShiftCases(
        move_cash=MoveCash(ledger=ledger, clock=clock, drawer=ground.printer, slip=tickets.cash_slip),
        report=ReportShift(ledger=ledger, book=book, clock=clock, ticket=tickets.interim),
    )


def day_cases(ground: Ground) -> DayCases:
    """What is done with the store's day."""
    files, clock, tickets = ground.files, ground.clock, _tickets(ground)
    show = ShowDay(
        till=ground.till,
        book=files.shift_book,
        outbox=files.outbox,
        desk=HttpStoreDesk(ground.central),
        clock=clock,
    )
    return DayCases(
        show=show,
        close=CloseDay(ledger=files.ledger, show=show, clock=clock, ticket=tickets.day),
        bank_cash=BankCash(ledger=files.ledger, clock=clock),
        targets=lambda: files.mirror.store_rules().targets,
        methods=lambda: methods_with(files.mirror.store_rules().trade.methods),
        texts=ground.wording,
    )


def _tickets(ground: Ground) -> ShiftTickets:
    mirror = ground.files.mirror
    return ShiftTickets(
        texts=ground.wording,
        people=mirror.staff,
        now=ground.clock.now,
        targets=lambda: mirror.store_rules().targets,
        methods=lambda: methods_with(mirror.store_rules().trade.methods),
        templates=ground.wording.templates,
    )
