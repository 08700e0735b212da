"""The queue: each job once, one at a time, and never twice unasked."""

from dataclasses import replace

import pytest

from pos.domain.errors import DiskFull
from pos.domain.ticket.rows import Cut, Text, Ticket
from pos.ports.printing import (
    JobKind,
    JobState,
    PrintAnswer,
    Printed,
    PrintFault,
    PrintJob,
)
from pos.usecases.printing.drain_print_queue import EVERY_KIND, PICKUP_KINDS, DrainPrintQueue
from pos.usecases.printing.queue_ticket import print_job
from tests.fakes.clock import Clock
from tests.fakes.print_queue import PrintQueue
from tests.fakes.printer import Printer
from tests.usecases.printing.counter import MOMENT

NOT_REACHED = PrintAnswer(Printed.NOT_PRINTED, PrintFault.NOT_REACHED)
LOST = PrintAnswer(Printed.UNKNOWN, PrintFault.LOST)


def a_job(text: str = "一", **changes: object) -> PrintJob:
    made = print_job(JobKind.RECEIPT, f"document {text}", Ticket((Text(text), Cut())), moment=MOMENT)
    return replace(made, **changes)  # type: ignore[arg-type]


def drain(queue: PrintQueue, printer: Printer, *, clock: Clock | None = None) -> DrainPrintQueue:
    return DrainPrintQueue(queue=queue, printer=printer, clock=clock or Clock(MOMENT))


def states(queue: PrintQueue) -> list[tuple[JobState, PrintFault]]:
    return [(job.state, job.fault) for job in queue.jobs.values()]


def test_jobs_come_out_in_the_order_they_were_added() -> None:
    queue, printer = PrintQueue(a_job("一"), a_job("二")), Printer()
    worker = drain(queue, printer)
    answers = [worker.print_next() for _ in range(3)]
    assert answers == [PrintAnswer(Printed.PRINTED), PrintAnswer(Printed.PRINTED), None]
    assert printer.printed == [Ticket((Text("一"), Cut())), Ticket((Text("二"), Cut()))]
    assert [job.attempts for job in queue.jobs.values()] == [1, 1]


def test_a_worker_comes_again_at_once_soon_or_when_rung() -> None:
    worker = drain(PrintQueue(a_job("一"), a_job("二")), Printer(NOT_REACHED))
    assert [worker.step() for _ in range(4)] == [3.0, 0.0, 0.0, 60.0]


def test_a_job_is_marked_before_its_first_byte() -> None:
    queue, printer, seen = PrintQueue(a_job()), Printer(), list[JobState]()
    printer.while_printing = lambda: seen.extend(job.state for job in queue.jobs.values())
    drain(queue, printer).print_next()
    assert seen == [JobState.PRINTING]


def test_a_crash_in_the_middle_comes_back_as_unknown_and_is_not_printed_again() -> None:
    queue, printer = PrintQueue(a_job("一"), a_job("二")), Printer()

    def crash() -> None:
        raise KeyboardInterrupt

    printer.while_printing = crash
    with pytest.raises(KeyboardInterrupt):
        drain(queue, printer).print_next()

    after = Printer()
    restarted = drain(queue, after)
    assert restarted.recover() == 1
    restarted.print_next()
    assert restarted.print_next() is None
    assert after.printed == [Ticket((Text("二"), Cut()))]
    assert states(queue) == [(JobState.UNKNOWN, PrintFault.INTERRUPTED), (JobState.PRINTED, PrintFault.NONE)]


def test_a_printer_that_is_off_is_tried_again_until_the_customer_is_gone() -> None:
    clock = Clock(MOMENT)
    queue, printer = PrintQueue(a_job()), Printer(NOT_REACHED, NOT_REACHED, NOT_REACHED)
    worker = drain(queue, printer, clock=clock)
    assert [worker.print_next(), worker.print_next()] == [NOT_REACHED, NOT_REACHED]
    clock.pass_by(9 * 60)
    assert worker.print_next() == NOT_REACHED
    clock.pass_by(60)
    assert worker.print_next() is None
    assert states(queue) == [(JobState.NOT_PRINTED, PrintFault.NOT_REACHED)]


def test_paper_put_in_brings_the_ticket_out() -> None:
    queue = PrintQueue(a_job())
    worker = drain(queue, Printer(PrintAnswer(Printed.NOT_PRINTED, PrintFault.PAPER_OUT)))
    worker.print_next()
    assert worker.print_next() == PrintAnswer(Printed.PRINTED)
    assert states(queue) == [(JobState.PRINTED, PrintFault.NONE)]


def test_what_waits_for_a_printer_that_was_off_is_not_read_again_for_each_ticket() -> None:
    queue = PrintQueue(*(a_job(str(number)) for number in range(100)))
    worker = drain(queue, Printer(*(NOT_REACHED,) * 10))
    while worker.print_next() is not None:
        pass
    assert {state for state, _ in states(queue)} == {JobState.PRINTED}
    assert queue.read <= 100 + 10 + 100, "once to be written, and once for each try"


def test_maybe_printed_is_left_to_a_person() -> None:
    queue, printer = PrintQueue(a_job()), Printer(LOST)
    worker = drain(queue, printer)
    assert [worker.print_next(), worker.print_next()] == [LOST, None]
    assert states(queue) == [(JobState.UNKNOWN, PrintFault.LOST)]


def test_a_printer_that_never_says_a_word_leaves_no_heap_of_questions() -> None:
    clock = Clock(MOMENT)
    queue = PrintQueue(a_job("一"), a_job("二"))
    silent = PrintAnswer(Printed.UNKNOWN, PrintFault.NO_ANSWER)
    worker = drain(queue, Printer(silent, LOST), clock=clock)
    worker.print_next()
    worker.print_next()
    clock.pass_by(9 * 60)
    worker.print_next()
    assert len(queue.unfinished()) == 2
    clock.pass_by(60)
    worker.print_next()
    assert states(queue) == [(JobState.SETTLED, PrintFault.NO_ANSWER), (JobState.UNKNOWN, PrintFault.LOST)]


def test_without_a_printer_nothing_piles_up() -> None:
    queue = PrintQueue(a_job())
    drain(queue, Printer(PrintAnswer(Printed.NOT_PRINTED, PrintFault.NO_PRINTER))).print_next()
    assert queue.unfinished() == ()


@pytest.mark.expects_log("is not a ticket")
def test_a_damaged_job_does_not_stop_the_others() -> None:
    queue, printer = PrintQueue(a_job("一", ticket=b"\x00"), a_job("二")), Printer()
    worker = drain(queue, printer)
    assert worker.print_next() == PrintAnswer(Printed.NOT_PRINTED, PrintFault.UNREADABLE)
    assert worker.print_next() == PrintAnswer(Printed.PRINTED)
    assert worker.print_next() is None
    assert printer.printed == [Ticket((Text("二"), Cut()))]


def test_when_the_mark_cannot_be_written_nothing_is_sent() -> None:
    class FullDisk(PrintQueue):
        def begin(self, job_id: str) -> None:
            raise DiskFull("no room")

    printer = Printer()
    with pytest.raises(DiskFull):
        drain(FullDisk(a_job()), printer).print_next()
    assert printer.printed == []


def test_two_printers_share_the_queue_and_one_that_is_off_holds_the_other_up_in_nothing() -> None:
    clock = Clock(MOMENT)
    queue = PrintQueue(a_job("自提", kind=JobKind.PICKUP), a_job("小票"), a_job("拣货", kind=JobKind.PICK_LIST))
    there = {"second": True}
    first, second = Printer(), Printer(NOT_REACHED)
    receipts = DrainPrintQueue(
        queue=queue,
        printer=first,
        clock=clock,
        kinds=lambda: EVERY_KIND - PICKUP_KINDS if there["second"] else EVERY_KIND,
    )
    pickups = DrainPrintQueue(queue=queue, printer=second, clock=clock, kinds=lambda: PICKUP_KINDS)
    assert pickups.step() == 3.0
    assert [receipts.print_next() for _ in range(2)] == [PrintAnswer(Printed.PRINTED), None]
    assert first.printed == [Ticket((Text("小票"), Cut()))]
    # The second printer is given up at the settings: the first one prints what waits.
    there["second"] = False
    while receipts.print_next() is not None:
        pass
    assert [ticket.rows[0] for ticket in first.printed[1:]] == [Text("自提"), Text("拣货")]
