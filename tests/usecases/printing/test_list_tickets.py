"""What is not certain comes first, however old; then what was printed last."""

from dataclasses import replace

from pos.domain.ticket.rows import Barcode, Cut, Text, Ticket
from pos.ports.printing import JobKind, JobState, PrintJob
from pos.usecases.printing.list_tickets import RECENT, ListTickets
from pos.usecases.printing.queue_ticket import print_job
from tests.fakes.print_queue import PrintQueue
from tests.usecases.printing.counter import MOMENT


def job(number: str, state: JobState = JobState.PRINTED) -> PrintJob:
    ticket = Ticket((Text("一"), Barcode(number), Cut()))
    return replace(print_job(JobKind.RECEIPT, f"d-{number}", ticket, moment=MOMENT), state=state)


def test_what_is_not_certain_comes_first_however_old() -> None:
    old = (job("1", JobState.UNKNOWN), job("2", JobState.NOT_PRINTED), job("3", JobState.QUEUED))
    queue = PrintQueue(*old, *(job(str(number)) for number in range(4, 4 + RECENT)))

    listed = ListTickets(queue=queue)()

    assert [ticket.number for ticket in listed[:3]] == ["2", "1", str(3 + RECENT)]
    assert [ticket.doubtful for ticket in listed] == [True, True] + [False] * RECENT


def test_a_damaged_ticket_and_one_without_a_number_are_listed_without() -> None:
    damaged = replace(job("1"), ticket=b"")
    plain = print_job(JobKind.PICK_LIST, "o", Ticket((Text("一"), Cut())), moment=MOMENT)

    assert [ticket.number for ticket in ListTickets(queue=PrintQueue(damaged, plain))()] == ["", ""]
