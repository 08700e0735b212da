"""A ticket once more: as it is when it never came out, else as a copy, and journalled."""

from dataclasses import replace

import pytest

from pos.domain.duty import Duty
from pos.domain.errors import DiskFull
from pos.domain.staff import Role, Staff
from pos.domain.ticket.rows import Cut, Mark, Text, Ticket
from pos.ports.printing import JobKind, JobState, PrintFault, PrintJob
from pos.usecases.printing.print_again import PrintAgain
from pos.usecases.printing.queue_ticket import print_job
from pos.wire.event import Reprinted
from pos.wire.ticket import decode_ticket
from tests.fakes.clock import Clock
from tests.fakes.ledger import Ledger
from tests.fakes.print_queue import PrintQueue
from tests.usecases.printing.counter import CHINESE, MOMENT, SHIFT, TILL

DUTY = Duty(till=TILL, staff=Staff(staff_id="c1", name="王芳", role=Role.CLERK), shift=SHIFT)
PLAIN = (Text("一"), Cut())
MARKED = (Mark("副本 COPY"), Text("一"), Mark("副本 COPY"), Cut())


class Printing:
    """A queue with one job, and a ledger."""

    def __init__(self, state: JobState, ticket: bytes | None = None) -> None:
        made = print_job(JobKind.RECEIPT, "d1", Ticket(PLAIN), moment=MOMENT)
        self.job = replace(made, state=state, ticket=made.ticket if ticket is None else ticket)
        self.queue = PrintQueue(self.job)
        self.ledger = Ledger()
        self.again = PrintAgain(ledger=self.ledger, queue=self.queue, clock=Clock(MOMENT), texts=lambda: CHINESE)

    @property
    def queued(self) -> list[PrintJob]:
        """Jobs that were queued with the ledger's transactions."""
        return self.ledger.state.jobs


@pytest.mark.parametrize("state", (JobState.UNKNOWN, JobState.PRINTED, JobState.SETTLED))
def test_what_may_be_on_paper_is_a_copy_and_journalled(state: JobState) -> None:
    printing = Printing(state)
    made = printing.again(printing.job.job_id, DUTY)
    assert made is not None
    assert printing.queued == [made]
    assert (made.copy, made.kind, made.document_id) == (True, JobKind.RECEIPT, "d1")
    assert decode_ticket(made.ticket).rows == MARKED
    (event,) = printing.ledger.state.events
    assert (event.body, event.staff_id) == (Reprinted(document_id="d1"), "c1")
    assert printing.queue.unfinished() == ()


def test_what_is_surely_not_on_paper_is_printed_as_it_is() -> None:
    printing = Printing(JobState.NOT_PRINTED)
    made = printing.again(printing.job.job_id, DUTY)
    assert made is not None
    assert not made.copy
    assert decode_ticket(made.ticket).rows == PLAIN
    assert printing.ledger.state.events == []
    assert printing.queue.jobs[printing.job.job_id].state is JobState.SETTLED


@pytest.mark.parametrize("state", (JobState.QUEUED, JobState.PRINTING))
def test_what_still_waits_is_not_queued_twice(state: JobState) -> None:
    printing = Printing(state)
    assert printing.again(printing.job.job_id, DUTY) == printing.job
    assert printing.queued == []
    assert printing.queue.unfinished() == (printing.job,)


@pytest.mark.parametrize("state", (JobState.UNKNOWN, JobState.NOT_PRINTED))
def test_a_copy_of_a_copy_bears_one_mark(state: JobState) -> None:
    printing = Printing(JobState.PRINTED)
    copy = printing.again(printing.job.job_id, DUTY)
    assert copy is not None
    printing.queue.add(replace(copy, state=state))
    second = printing.again(copy.job_id, DUTY)
    assert second is not None
    assert second.copy
    assert decode_ticket(second.ticket).rows == MARKED


def test_the_newest_ticket_of_a_document() -> None:
    printing = Printing(JobState.PRINTED)
    newer = replace(printing.job, job_id="newer", copy=True)
    printing.queue.add(newer)
    made = printing.again.latest_of("d1", DUTY)
    assert made is not None
    assert decode_ticket(made.ticket).rows == PLAIN  # the newer job says that its ticket is marked already
    assert printing.again.latest_of("another", DUTY) is None


def test_no_such_job_and_no_ticket_in_it() -> None:
    printing = Printing(JobState.NOT_PRINTED, ticket=b"\x00")
    assert printing.again("none", DUTY) is None
    assert printing.again(printing.job.job_id, DUTY) is None
    assert printing.queued == []


def test_when_it_cannot_be_written_the_old_job_stays() -> None:
    printing = Printing(JobState.UNKNOWN)
    printing.ledger.fault = DiskFull("no room")
    with pytest.raises(DiskFull):
        printing.again(printing.job.job_id, DUTY)
    assert printing.queued == []
    assert printing.queue.unfinished() == (printing.job,)


@pytest.mark.parametrize(
    "state, after",
    (
        (JobState.UNKNOWN, JobState.SETTLED),
        (JobState.NOT_PRINTED, JobState.SETTLED),
        (JobState.PRINTED, JobState.PRINTED),
        (JobState.QUEUED, JobState.QUEUED),
    ),
)
def test_settled_jobs_are_not_shown_any_more(state: JobState, after: JobState) -> None:
    printing = Printing(state)
    for job_id in (printing.job.job_id, "none"):
        printing.again.settle(job_id)
    job = printing.queue.jobs[printing.job.job_id]
    assert (job.state, job.fault) == (after, PrintFault.NONE)
