"""A sale's receipt is queued in its transaction, and written from the ledger when it is printed."""

import pytest

from pos.domain.document import Document
from pos.domain.member import Member
from pos.domain.ticket.rows import Cut, Text, Ticket
from pos.ports.printing import JobState, PrintAnswer, Printed, PrintFault
from pos.usecases.printing.drain_print_queue import DrainPrintQueue
from pos.usecases.printing.write_receipt import WriteReceipt, receipt_later
from pos.wire.ticket import decode_ticket
from tests.examples import DUTY
from tests.fakes.clock import Clock
from tests.fakes.print_queue import PrintQueue
from tests.fakes.printer import Printer
from tests.usecases.printing.counter import MOMENT, sale

MEMBER = Member(member_id="m1", name="李雷", phone_masked="138****0001")
SALE = sale()
OFF = PrintAnswer(Printed.NOT_PRINTED, PrintFault.NOT_REACHED)


def a_receipt(document: Document, member: Member | None) -> Ticket:
    return Ticket((Text(f"{document.number} {member.name if member else '-'}"), Cut()))


def a_worker(queue: PrintQueue, printer: Printer, *known: Document) -> DrainPrintQueue:
    ledger = {document.document_id: document for document in known}
    write = WriteReceipt(queue=queue, document=ledger.get, receipt=a_receipt)
    return DrainPrintQueue(queue=queue, printer=printer, clock=Clock(MOMENT), write=write)


def test_it_is_written_from_the_document_and_for_the_member_who_paid() -> None:
    job = receipt_later(SALE, DUTY, MEMBER)
    queue, printer = PrintQueue(job), Printer()
    a_worker(queue, printer, SALE).print_next()
    assert printer.printed == [Ticket((Text(f"{SALE.number} 李雷"), Cut()))]
    # What was printed stays as it was, for whoever wants it again.
    assert decode_ticket(queue.jobs[job.job_id].ticket) == printer.printed[0]


def test_all_are_written_although_the_printer_is_off() -> None:
    off = Printer(OFF)
    queue = PrintQueue(receipt_later(SALE, DUTY, None), receipt_later(SALE, DUTY, MEMBER))
    a_worker(queue, off, SALE).print_next()
    texts = [row.text for job in queue.jobs.values() for row in decode_ticket(job.ticket).rows if isinstance(row, Text)]
    assert texts == [f"{SALE.number} -", f"{SALE.number} 李雷"]


@pytest.mark.expects_log("is not a ticket")
def test_a_job_of_a_document_that_is_nowhere_says_so() -> None:
    queue, printer = PrintQueue(receipt_later(SALE, DUTY, None)), Printer()
    a_worker(queue, printer).print_next()
    (job,) = queue.jobs.values()
    assert (job.state, job.fault, printer.printed) == (JobState.NOT_PRINTED, PrintFault.UNREADABLE, [])


def test_what_is_written_stays_as_it_is() -> None:
    queue = PrintQueue(receipt_later(SALE, DUTY, MEMBER))
    write = WriteReceipt(queue=queue, document=lambda _: SALE, receipt=a_receipt)
    (job,) = queue.jobs.values()
    written = write(job)

    assert written != job
    assert write(written) is written
